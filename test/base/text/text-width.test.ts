import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/base/text/text-width.ts';

describe('the width of a line', () => {
  it.each([
    ['', 0],
    ['ben', 3],
    ['佐藤', 4],
    ['👍', 2],
    ['e\u0301', 1],
    ['a\u200db', 2],
    ['\t', 0],
    ['\u001b[1mben\u001b[22m', 3],
  ])('of %j is %i cells', (line, cells) => {
    expect(textWidth(line)).toBe(cells);
  });

  it('is what the package says, also where the package is not asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme' }), (ascii, any) => {
        expect([textWidth(ascii), textWidth(any)]).toEqual([stringWidth(ascii), stringWidth(any)]);
      }),
    );
  });
});
