import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, fit } from '../../src/languages/fit.ts';

const count = (text: string) => [...text].length;

describe('a name in a row', () => {
  it('stays whole where there is room', () => {
    expect(fit('Sign out ', 'Ben', '?')).toEqual('Sign out Ben?');
    expect(fit('', 'B'.repeat(59), '?')).toEqual(`${'B'.repeat(59)}?`);
  });

  it('is cut where there is none, and the rest is not', () => {
    expect(fit('Sign out ', 'B'.repeat(64), '?')).toEqual(`Sign out ${'B'.repeat(49)}…?`);
  });

  it('is cut between code points', () => {
    expect(cut('👍'.repeat(5), 3)).toEqual('👍👍…');
    expect(cut('👍👍👍', 3)).toEqual('👍👍👍');
  });

  it('keeps eight code points even where the rest leaves no room', () => {
    expect(fit('x'.repeat(40), 'Benjamin A', 'y'.repeat(40))).toEqual(
      `${'x'.repeat(40)}Benjami…${'y'.repeat(40)}`,
    );
  });

  it('never makes a row longer than 60 code points where the rest leaves room for it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 26 });
    fc.assert(
      fc.property(text, fc.string({ unit: 'binary', maxLength: 100 }), text, (before, name, after) => {
        const row = fit(before, name, after);
        expect(count(row)).toBeLessThanOrEqual(60);
        expect(row.startsWith(before) && row.endsWith(after)).toEqual(true);
      }),
    );
  });
});
