import { describe, expect, it } from 'vitest';
import { BOX_NOT_OK, BOX_OK, runBox } from '../../src/windows/message-box.ts';
import { failed, fakeNative } from './fake-native.ts';

const MB_OKCANCEL = 1;
const MB_DEFBUTTON2 = 0x100;
const MB_SETFOREGROUND = 0x10000;
const MB_TOPMOST = 0x40000;

describe('a message box', () => {
  it('has OK and Cancel, Cancel as default, and stands above all', async () => {
    const native = fakeNative({ MessageBoxW: () => 1 });
    await runBox(native, 'Usher', 'Sign out Ben?');
    const [owner, text, title, style] = native.calls[0]?.args ?? [];
    expect([owner, text, title]).toEqual([null, 'Sign out Ben?', 'Usher']);
    const wanted = [MB_DEFBUTTON2, MB_SETFOREGROUND, MB_TOPMOST];
    expect(wanted.filter((bit) => (Number(style) & bit) === 0)).toEqual([]);
    expect(Number(style) & 0xf).toBe(MB_OKCANCEL);
  });

  it.each([
    ['OK', 1, BOX_OK],
    ['Cancel or Esc', 2, BOX_NOT_OK],
    ['a button that it does not have', 6, BOX_NOT_OK],
    ['nothing, because it could not be shown', failed(1400), BOX_NOT_OK],
  ])('tells %s by its exit code', async (_, answer, exitCode) => {
    expect(await runBox(fakeNative({ MessageBoxW: () => answer }), 'Usher', 'Sign out Ben?')).toBe(exitCode);
  });

  it('has exit codes that a program which failed does not end with', () => {
    expect(BOX_OK).not.toBe(BOX_NOT_OK);
    expect([BOX_OK, BOX_NOT_OK].filter((code) => code < 0x40 || code > 0x7f)).toEqual([]);
  });
});
