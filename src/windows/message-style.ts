/*
 * What a box on this screen and one in another session have in common.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-messageboxw
 */

/** The buttons: OK alone, or OK and Cancel with Cancel as the default (MB_DEFBUTTON2). */
export const MB_OK = 0x0;
export const MB_OK_OR_CANCEL = 0x1 | 0x100;

export const MB_ICON_ERROR = 0x10;
export const MB_ICON_QUESTION = 0x20;
export const MB_ICON_WARNING = 0x30;
export const MB_ICON_INFORMATION = 0x40;

/** MB_SETFOREGROUND and MB_TOPMOST: above all other windows. */
export const MB_ON_TOP = 0x10000 | 0x40000;

/** Which button was clicked. */
export const IDOK = 1;
export const IDCANCEL = 2;

/**
 * A text without access keys. An `&` makes the sign after it one, in Wine at least. Its key would move the focus from
 * Cancel on to OK.
 */
export function withoutAccessKeys(text: string): string {
  return text.replaceAll('&', FULLWIDTH_AMPERSAND);
}

const FULLWIDTH_AMPERSAND = '\uff06';
