import { expect, it } from 'vitest';
import { isSignOutId } from '../../src/sessions/session.ts';

it.each([
  [-1, false],
  [0, false],
  [1, true],
  [1.5, false],
  [65_535, true],
  [65_536, false],
  [Number.NaN, false],
])('a person’s session has an id from 1 to 65,535: %d, %s', (id, expected) => {
  expect(isSignOutId(id)).toBe(expected);
});
