import { expect, it } from 'vitest';
import { LONGEST_PROGRAM_NAME } from '../../src/sessions/could-be-lost.ts';
import { programName } from '../../src/sessions/schemas.ts';

it.each([
  ['Word', true],
  ['x'.repeat(LONGEST_PROGRAM_NAME), true],
  ['x'.repeat(LONGEST_PROGRAM_NAME + 1), false],
  ['Word\nand more', false],
  ['W\u202eord', false],
])(
  'another Usher may tell a program’s name as one short line with nothing hidden in it: %j, %s',
  (name, isOne) => {
    expect(programName.safeParse(name).success).toBe(isOne);
  },
);
