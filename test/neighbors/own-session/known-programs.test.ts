import { describe, expect, it } from 'vitest';
import { knownProgram } from '../../../src/neighbors/own-session/known-programs.ts';
import kinds from '../../../src/neighbors/own-session/program-kinds.json' with { type: 'json' };
import { classify } from '../../../src/sessions/programs.ts';

const listed = Object.entries(kinds).flatMap(([kind, { programs }]) =>
  Object.entries<string>(programs).map(([imageName, name]) => ({ imageName, name, kind })),
);

describe('the list of kinds', () => {
  it('has each program once, in lower case, and a reason for each kind', () => {
    const names = listed.map(({ imageName }) => imageName);
    expect(names).toEqual([...new Set(names.map((name) => name.toLowerCase()))]);
    for (const { reason } of Object.values(kinds)) expect(reason).toMatch(/\S/);
  });

  it('calls a program as the catalog of programs does', () => {
    const different = listed.filter(({ imageName, name }) => {
      const known = classify(imageName);
      return known.holds !== 'unknown' && known.name !== name;
    });
    expect(different).toEqual([]);
  });

  it.each(listed)('knows $imageName as $kind', (program) => {
    expect(knownProgram(program.imageName.toUpperCase())).toEqual(program);
  });
});

describe('a program that is not in the list', () => {
  it.each([
    ['excel.exe', 'documents'],
    ['firefox.exe', 'browser'],
    ['svchost.exe', 'background'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('has its kind from the catalog: %s', (imageName, kind) => {
    expect(knownProgram(imageName).kind).toBe(kind);
  });
});
