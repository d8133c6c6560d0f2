import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX_NOT_OK, BOX_OK, runBox, showNotice } from '../../src/windows/message-box.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative } from '../fakes/native.ts';

const MB_OKCANCEL = 1;
const MB_DEFBUTTON2 = 0x100;
const MB_SETFOREGROUND = 0x10000;
const MB_TOPMOST = 0x40000;

const WINDOW = 0x1_0042n;

/** Windows with this answer to a message box. */
function windows(answer: unknown, over: Readonly<Record<string, FakeFunction>> = {}) {
  return fakeNative({
    CreateWindowExW: () => WINDOW,
    ShowWindow: () => 0,
    DestroyWindow: () => 1,
    MessageBoxW: () => answer,
    ...over,
  });
}

describe('a message box', () => {
  it('has OK and Cancel, Cancel as default, and stands above all', () => {
    const native = windows(1);
    runBox(native, 'Usher', 'Sign out Ben?');
    const [owner, text, title, style] = native.calls.at(-1)?.args ?? [];
    expect([owner, text, title]).toEqual([null, 'Sign out Ben?', 'Usher']);
    const wanted = [MB_DEFBUTTON2, MB_SETFOREGROUND, MB_TOPMOST];
    expect(wanted.filter((bit) => (Number(style) & bit) === 0)).toEqual([]);
    expect(Number(style) & 0xf).toBe(MB_OKCANCEL);
  });

  it('leaves to another window what Windows does to the first of a process that was started hidden', () => {
    const native = windows(1);
    runBox(native, 'Usher', 'Sign out Ben?');
    expect(native.calls.slice(0, -1).map(({ name, args }) => [name, ...args])).toEqual([
      // Without an owner and with a caption, like the box.
      ['CreateWindowExW', 0, 'STATIC', '', 0xc00000, 0, 0, 0, 0, null, null, null, null],
      ['ShowWindow', WINDOW, 10],
      ['DestroyWindow', WINDOW],
    ]);
  });

  it('only says something where there is nothing to ask', () => {
    const native = windows(1);
    showNotice(native, 'Usher', 'Word & Excel');
    expect(native.calls.at(-1)).toMatchObject({
      name: 'MessageBoxW',
      args: [null, 'Word \uff06 Excel', 'Usher', 0x10 | MB_SETFOREGROUND | MB_TOPMOST],
    });
  });

  it('asks where that other window cannot be made, too', () => {
    const native = windows(1, { CreateWindowExW: () => failed(8, null) });
    expect(runBox(native, 'Usher', 'Sign out Ben?')).toBe(BOX_OK);
    expect(native.calls.map(({ name }) => name)).toEqual(['CreateWindowExW', 'MessageBoxW']);
  });

  it('never has a text with an access key in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', ' ', 'o', '伟', '\n') }), (text) => {
        const native = windows(1);
        runBox(native, 'Usher', text);
        const [, shown] = native.calls.at(-1)?.args ?? [];
        expect(shown).toBe(text.split('&').join('＆'));
      }),
    );
  });

  it.each([
    ['OK', 1, BOX_OK],
    ['Cancel or Esc', 2, BOX_NOT_OK],
    ['a button that it does not have', 6, BOX_NOT_OK],
    ['nothing, because it could not be shown', failed(1400), BOX_NOT_OK],
  ])('tells %s by its exit code', (_, answer, exitCode) => {
    expect(runBox(windows(answer), 'Usher', 'Sign out Ben?')).toBe(exitCode);
  });

  it('has exit codes that a program which failed does not end with', () => {
    expect(BOX_OK).not.toBe(BOX_NOT_OK);
    expect([BOX_OK, BOX_NOT_OK].filter((code) => code < 0x40 || code > 0x7f)).toEqual([]);
  });
});
