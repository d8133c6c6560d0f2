import { expect, it } from 'vitest';
import { isAccountName } from '../../../src/sessions/commands/account-name.ts';

it.each([
  ['ben', true],
  ['a  b', true],
  ['.b', true],
  ['x'.repeat(20), true],
  ['x'.repeat(21), false],
  ['', false],
  ['.', false],
  ['. .', false],
  ['OFFICE\\ben', false],
  ['be>n', false],
  ['b\ten', false],
])('an account may be called so: %j, %s', (name, expected) => {
  expect(isAccountName(name)).toBe(expected);
});
