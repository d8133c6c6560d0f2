import { expect, it } from 'vitest';
import type { CouldBeLost } from '../../src/sessions/could-be-lost.ts';
import { unsavedPrograms } from '../../src/sessions/could-be-lost.ts';

const WORD = { name: 'Word', why: 'unsaved' } as const;
const EXCEL = { name: 'Excel', why: 'unsaved' } as const;
const RENDER = { name: 'Blender', why: 'working' } as const;

it.each<[CouldBeLost, readonly string[] | null]>([
  [{ word: 'unsaved', programs: [WORD, EXCEL, RENDER] }, ['Word', 'Excel']],
  [{ word: 'unsaved', programs: [RENDER] }, null],
  [{ word: 'unsaved', programs: [] }, null],
  [{ word: 'working', programs: [RENDER] }, []],
  [{ word: 'nothing', programs: [] }, []],
  [{ word: 'unknown', programs: [] }, null],
  [{ word: 'unknown', programs: [WORD] }, null],
])('the programs with unsaved work are named, or nobody can tell: %j', (lost, names) => {
  expect(unsavedPrograms(lost)).toEqual(names);
});
