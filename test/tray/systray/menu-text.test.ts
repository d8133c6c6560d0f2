import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { menuTitle, trayTooltip } from '../../../src/tray/systray/menu-text.ts';

const anyText = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...'&-\u0000\ud800\u202e\t<>')),
});
const wellFormed = /^[^\p{Surrogate}]*$/u;

describe('a title in a Win32 menu', () => {
  it.each([
    ['a plain name', 'Ben, idle 14 min', 'Ben, idle 14 min'],
    ['an ampersand', 'Tom & Jerry', 'Tom && Jerry'],
    ['several ampersands', '&&A&', '&&&&A&&'],
    ['a tab, which would begin a second column', 'Ben\tCtrl+Q', 'Ben Ctrl+Q'],
    ['line ends and NUL', ' Ben\r\n\u0000is\u2028here ', 'Ben is here'],
    ['overrides, isolates and marks of direction', '\u202eneB\u202c \u2066x\u2069\u200f', 'neB x'],
    ['a lone surrogate', 'Ben \ud83d!', 'Ben \ufffd!'],
    ['letters of other scripts and joined emoji', '山田太郎 Ðorđe 👩‍💻', '山田太郎 Ðorđe 👩‍💻'],
    ['the text that stands for a line', '<SEPARATOR>', '‹SEPARATOR›'],
    ['that text between control characters', '\u0001<SEPARATOR>\u202e', '‹SEPARATOR›'],
    ['nothing', '', ''],
  ])('keeps %s readable', (_, text, title) => {
    expect(menuTitle(text)).toEqual(title);
  });

  it('keeps the mark of an access key where the row has one', () => {
    expect(menuTitle('&Quit Usher', true)).toEqual('&Quit Usher');
  });

  it('is cut at 60 code points, counted before ampersands are doubled', () => {
    expect(menuTitle('😀'.repeat(60))).toEqual('😀'.repeat(60));
    expect(menuTitle('😀'.repeat(61))).toEqual(`${'😀'.repeat(59)}…`);
    expect(menuTitle('&'.repeat(300))).toEqual(`${'&&'.repeat(59)}…`);
  });

  it('never holds what the tray program trips over, whatever the name', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, mnemonic) => {
        const title = menuTitle(text, mnemonic);
        expect(title).toMatch(wellFormed);
        expect(title).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|^<SEPARATOR>$/u);
        if (!mnemonic) expect(title.replaceAll('&&', '')).not.toContain('&');
        expect(Array.from(title.replaceAll('&&', '&')).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('the tooltip', () => {
  it.each([
    ['an ampersand is spelled out', 'Usher: asking about Tom&Jerry', 'Usher: asking about Tom and Jerry'],
    ['so are several in a row', 'A && B', 'A and B'],
    ['63 units fit', 'x'.repeat(63), 'x'.repeat(63)],
    ['64 units do not', 'x'.repeat(64), `${'x'.repeat(62)}…`],
    ['an emoji counts as two', '😀'.repeat(32), `${'😀'.repeat(31)}…`],
    ['an emoji is never halved', `x${'😀'.repeat(32)}`, `x${'😀'.repeat(30)}…`],
  ])('%s', (_, text, tooltip) => {
    expect(trayTooltip(text)).toEqual(tooltip);
  });

  it('never has more than 63 UTF-16 units, half a sign or an ampersand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tooltip = trayTooltip(text);
        expect(tooltip.length).toBeLessThanOrEqual(63);
        expect(tooltip).toMatch(wellFormed);
        expect(tooltip).not.toMatch(/[&\p{Cc}]/u);
      }),
    );
  });
});
