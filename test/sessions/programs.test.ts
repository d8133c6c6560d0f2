import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import catalog from '../../src/sessions/programs.json' with { type: 'json' };
import { classify, programsOf } from '../../src/sessions/programs.ts';

const groups = Object.entries(catalog);

describe('The catalog of programs', () => {
  it('knows at least eighty that hold documents and eighty that are harmless', () => {
    expect(Object.keys(catalog.documents).length).toBeGreaterThanOrEqual(80);
    expect(Object.keys(catalog.harmless).length).toBeGreaterThanOrEqual(80);
  });

  it('has each image once, in lower case, with a name that fits a sentence', () => {
    const images = groups.flatMap(([, names]) => Object.keys(names));
    expect(new Set(images).size).toBe(images.length);
    expect(images.filter((image) => image !== image.toLowerCase())).toEqual([]);
    expect(
      groups
        .flatMap(([, names]) => Object.values(names))
        .filter((name) => name.trim() !== name || name === ''),
    ).toEqual([]);
  });
});

describe('A program', () => {
  it.each([
    ['WINWORD.EXE', { name: 'Word', holds: 'documents' }],
    ['chrome.exe', { name: 'Chrome', holds: 'forms' }],
    ['Explorer.EXE', { name: 'Windows Explorer', holds: 'harmless' }],
    ['ledger.exe', { name: 'ledger.exe', holds: 'unknown' }],
    ['a\u0000b\u202ec', { name: 'a bc', holds: 'unknown' }],
    ['', { name: '?', holds: 'unknown' }],
    ['__proto__', { name: '__proto__', holds: 'unknown' }],
    ['constructor', { name: 'constructor', holds: 'unknown' }],
    ['explorer.exe ', { name: 'explorer.exe', holds: 'unknown' }],
  ])('called %j is %o', (image, program) => {
    expect(classify(image)).toEqual(program);
  });

  it.each([TRAY_PROGRAM, TOAST_PROGRAM])('of Usher in another session holds nothing: %s', (file) => {
    expect(classify(basename(file))).toEqual({ name: 'Usher', holds: 'harmless' });
  });

  it('that any Node.js script may be is unknown, also where it is Usher', () => {
    expect(classify('node.exe')).toEqual({ name: 'node.exe', holds: 'unknown' });
  });

  it('is never harmless unless the catalog says so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (image) => {
        const isListed = Object.hasOwn(catalog.harmless, image.toLowerCase());
        expect(classify(image).holds === 'harmless').toBe(isListed);
      }),
    );
  });

  it('is named once, however many processes it has', () => {
    expect(programsOf(['winword.exe', 'WINWORD.EXE', 'svchost.exe', 'a.exe', 'svchost.exe'])).toEqual([
      { name: 'Word', holds: 'documents' },
      { name: 'Windows services', holds: 'harmless' },
      { name: 'a.exe', holds: 'unknown' },
    ]);
  });

  it('costs no search through the others, however many they are', () => {
    const searches = (count: number) => {
      const images = Array.from({ length: count }, (_, index) => `program${index}.exe`);
      const spies = (['indexOf', 'includes', 'find', 'findIndex', 'some', 'filter'] as const).map((search) =>
        vi.spyOn(Array.prototype, search),
      );
      const { length } = programsOf(images);
      const calls = spies.map((spy) => spy.mock.calls.length);
      for (const spy of spies) spy.mockRestore();
      return [length, ...calls];
    };
    expect(searches(20_000)).toEqual([20_000, 0, 0, 0, 0, 0, 0]);
  });
});
