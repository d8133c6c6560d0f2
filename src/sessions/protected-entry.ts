import { fold } from './folded-name.ts';

/** An account as somebody wrote it, or a mail address with what Windows answered. */
export type ProtectedEntry = string | ToldEntry;

/**
 * A mail address with Windows' answer. The account's name may differ: `CONTOSO\bmiller` signs in as
 * `ben.miller@contoso.com`. An address without an answer may be anybody's.
 */
export interface ToldEntry {
  readonly entry: string;
  /** The SID of its account; null if no account has this address. */
  readonly sid: string | null;
  /** The PC that answered. On another PC the same address may belong to another account. */
  readonly host: string;
}

/**
 * Why an entry can be no account: it is empty, it has a control character, or it has a sign that no Windows account
 * name may have. In JSON a single backslash makes a control character: `OFFICE\ben` has a backspace.
 */
export type EntryFault = 'empty' | 'control' | 'sign';

/**
 * Signs that no Windows account name has. A full name may have a comma. U+FFFD comes from text read in a wrong
 * encoding. https://learn.microsoft.com/windows/win32/api/lmaccess/ns-lmaccess-user_info_1
 */
const NO_ACCOUNT = /["/[\]:;|=+*?<>\ufffd]/;

const SID = /^S-1-\d+(?:-\d+)+$/;

/** What is wrong with an entry; null if it can be an account, a full name or a SID. */
export function entryFault(entry: string): EntryFault | null {
  if (!entry.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(entry)) return 'control';
  const folded = fold(entry);
  if (folded === '') return 'empty';
  const parts = folded.split(/\\+/);
  if (NO_ACCOUNT.test(folded) || parts.length > 2 || parts.includes('')) return 'sign';
  return folded.startsWith('S-1-') && !SID.test(folded) ? 'sign' : null;
}

/** True for an entry that names an account by its SID. */
export function isSid(entry: string): boolean {
  return SID.test(fold(entry));
}

/** True for an entry that may be a mail address. Its account may have another name. */
export function isMailAddress(entry: string): boolean {
  return fold(entry).includes('@');
}

/** An entry in the form that Windows takes. Windows looks up a bare name on this PC first. */
export function accountOf(entry: string): string {
  return entry
    .trim()
    .replace(/\s*\\+\s*/, '\\')
    .replace(/^\.\\/, '');
}
