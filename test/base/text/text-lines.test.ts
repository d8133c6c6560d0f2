import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToWidth, wrapToWidth } from '../../../src/base/text/text-lines.ts';
import { textWidth } from '../../../src/base/text/text-width.ts';

describe('A text in the lines of a terminal', () => {
  it('is cut with an ellipsis, within a cell of what was asked for', () => {
    expect(cutToWidth('Ben Miller', 10)).toBe('Ben Miller');
    expect(cutToWidth('Ben Miller', 9)).toBe('Ben Mill…');
    expect(cutToWidth('山田太郎', 6)).toBe('山田…');
  });

  it('breaks between words, and within one that is too long', () => {
    expect(wrapToWidth('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapToWidth('abcdefgh ij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapToWidth('', 4)).toEqual(['']);
  });

  it('never loses a character by breaking, however narrow the window', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (line, most) => {
        expect(wrapToWidth(line, most).join('').replaceAll(/\s/g, '')).toBe(line.replaceAll(/\s/g, ''));
        expect(textWidth(cutToWidth(line, most))).toBeLessThanOrEqual(most);
      }),
    );
  });
});
