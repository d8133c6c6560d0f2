/** Accounts that are never offered; `unknown` where it cannot be told who they are: then nobody is offered. */
export type ProtectedUsers = readonly string[] | 'unknown';

/**
 * Why an entry can be no account: nothing is left of it, it has a control character (in JSON a single backslash
 * makes one: `OFFICE\ben` has a backspace), or a sign that Windows allows in no account's name.
 */
export type EntryFault = 'empty' | 'control' | 'sign';

/**
 * Signs that no account name of Windows has; a comma may stand in a full name. U+FFFD stands where a text was
 * read in a wrong encoding.
 * https://learn.microsoft.com/windows/win32/api/lmaccess/ns-lmaccess-user_info_1
 */
const NO_ACCOUNT = /["/[\]:;|=+*?<>\ufffd]/;

const SID = /^S-1-\d+(?:-\d+)+$/i;

/** What is wrong with an entry of `protected`, or null where it can be an account, a full name or a SID. */
export function entryFault(entry: string): EntryFault | null {
  if (!entry.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(entry)) return 'control';
  const parts = fold(entry).split(/\\+/);
  if (parts.some((part) => part.trim() === '')) return parts.length === 1 ? 'empty' : 'sign';
  if (NO_ACCOUNT.test(entry) || parts.length > 2) return 'sign';
  return /^S-1-/i.test(entry.trim()) && !SID.test(entry.trim()) ? 'sign' : null;
}

/** As names are compared: composed, without case in any language, without what takes no room on the screen. */
function fold(name: string): string {
  return name
    .normalize('NFC')
    .toUpperCase()
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
