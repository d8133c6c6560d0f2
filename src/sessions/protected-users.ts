import type { Session } from './session.ts';

/**
 * Accounts that are never offered, each as its owner wrote it: an account, `DOMAIN\account`, `.\account`, a full
 * name, a mail address, a SID. `unknown` where it cannot be told who they are: then nobody is offered.
 */
export type ProtectedUsers = readonly ProtectedEntry[] | 'unknown';

export type ProtectedEntry = string | ToldEntry;

/**
 * A mail address with what Windows told of it: an account may be called otherwise (`CONTOSO\bmiller` signs in as
 * `ben.miller@contoso.com`). One that stands alone was not told of, so it may be anybody's.
 */
export interface ToldEntry {
  readonly entry: string;
  /** Of the account that has it; null where no account has. */
  readonly sid: string | null;
  /** The PC that told: on another one the same address may have an account of its own. */
  readonly host: string;
}

/** Whether a session's account is one of them. `unknown` is to be treated as protected. */
export type Protection = 'protected' | 'free' | 'unknown';

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

const SID = /^S-1-\d+(?:-\d+)+$/;

/** Windows cuts an account's name here where it keeps to the rules of before 2000. In UTF-16 units. */
const CUT_NAME = 20;

/** MAX_COMPUTERNAME_LENGTH: so much of a PC's name is the domain of its accounts. */
const CUT_PC = 15;

/** What is wrong with an entry, or null where it can be an account, a full name or a SID. */
export function entryFault(entry: string): EntryFault | null {
  if (!entry.isWellFormed() || /\p{Cc}|[\u2028\u2029]/u.test(entry)) return 'control';
  const folded = fold(entry);
  if (folded === '') return 'empty';
  const parts = folded.split(/\\+/);
  if (NO_ACCOUNT.test(folded) || parts.length > 2 || parts.some((part) => part.trim() === '')) return 'sign';
  return folded.startsWith('S-1-') && !SID.test(folded) ? 'sign' : null;
}

/** True for an entry that names an account by its SID. */
export function isSid(entry: string): boolean {
  return SID.test(fold(entry));
}

/** True for an entry that may be a mail address, by which Windows knows accounts of other names. */
export function isMailAddress(entry: string): boolean {
  return fold(entry).includes('@');
}

/** An entry as Windows takes it: a name alone is looked for on this PC first. */
export function accountOf(entry: string): string {
  return entry
    .trim()
    .replace(/\s*\\+\s*/, '\\')
    .replace(/^\.\\/, '');
}

/** False where nobody can be offered, because it is not known who is protected. */
export function isProtectionKnown(users: ProtectedUsers): boolean {
  return users !== 'unknown' && users.every((entry) => entryFault(writtenAs(entry)) === null);
}

/** Whether this session's account is protected. Where that cannot be told, it is protected rather than offered. */
export function protection(session: Session, users: ProtectedUsers): Protection {
  if (users === 'unknown') return 'unknown';
  const found = users.map((entry) => entryProtects(session, entry));
  return found.find((each) => each === 'protected') ?? found.find((each) => each === 'unknown') ?? 'free';
}

function writtenAs(entry: ProtectedEntry): string {
  return typeof entry === 'string' ? entry : entry.entry;
}

function entryProtects(session: Session, entry: ProtectedEntry): Protection {
  if (typeof entry === 'string') return textProtects(session, entry);
  const { sid, host } = entry;
  const bySid = sid === null ? 'free' : textProtects(session, sid);
  if (sid !== null && fold(session.host) === fold(host)) return bySid;
  return isNamedBy(session, fold(entry.entry)) ? 'protected' : bySid;
}

function textProtects(session: Session, entry: string): Protection {
  if (entryFault(entry) !== null) return 'unknown';
  const folded = fold(entry);
  if (SID.test(folded)) {
    if (session.sid === null) return 'unknown';
    return fold(session.sid) === folded ? 'protected' : 'free';
  }
  if (isNamedBy(session, folded)) return 'protected';
  const { domain, name } = partsOf(folded);
  if (domain !== null && !isOfDomain(session, domain)) return 'free';
  return name.includes('@') || mayBeFullName(session, name) ? 'unknown' : 'free';
}

function isNamedBy(session: Session, folded: string): boolean {
  // Whatever it looks like: somebody is called exactly so.
  if (isCalled(session, folded)) return true;
  const { domain, name } = partsOf(folded);
  return (domain === null || isOfDomain(session, domain)) && isCalled(session, name);
}

function partsOf(folded: string): { readonly domain: string | null; readonly name: string } {
  const [first = '', second] = folded.split(/\s*\\+\s*/);
  return second === undefined ? { domain: null, name: first } : { domain: first, name: second };
}

/** A listing without domains may mean any of them. */
function isOfDomain({ host, domainName }: Session, domain: string): boolean {
  const own = fold(domainName);
  if (own === '' || domain === own || netBiosName(domain) === own) return true;
  const isLocal = netBiosName(fold(host)) === own;
  // The short name of a domain need not begin its long one.
  if (domain.includes('.', 1)) return !isLocal && netBiosName(domain) !== netBiosName(fold(host));
  if (!LOCAL_DOMAINS.includes(domain)) return false;
  // Another PC may have been called by its address, which no account of it has as domain.
  return isLocal || isAddress(host);
}

/** This PC, and what Windows' settings write before a Microsoft account, whose domain is the PC all the same. */
const LOCAL_DOMAINS: readonly string[] = ['.', 'LOCALHOST', 'MICROSOFTACCOUNT'];

function netBiosName(name: string): string {
  return (name.split('.', 1)[0] ?? '').slice(0, CUT_PC);
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}

function isCalled(session: Session, name: string): boolean {
  const full = fold(session.fullName ?? '');
  if (full !== '' && full === name) return true;
  return possibleAccounts(session, name).some((account) => isAccount(session, account));
}

/**
 * The account's names that an entry may mean: `ben@office.example` an account `ben`, or the local one that Windows
 * makes for that mail address, named by its first five signs; `ben, mia` and `ben & mia` each of them; `Ben (benja)`
 * either; `Ben Miller` the `BenMiller` that Windows makes of the name in Entra ID.
 */
function possibleAccounts({ host, domainName }: Session, name: string): readonly string[] {
  const [local = '', ...mail] = name.split('@');
  const isLocal = domainName === '' || netBiosName(fold(host)) === fold(domainName);
  const ofMail = mail.length === 0 ? [] : [local, ...(isLocal ? [local.slice(0, 5)] : [])];
  const several = name.split(/[,&()]/).map((part) => part.trim());
  return [name, ...ofMail, ...several, name.replaceAll(' ', '')];
}

function isAccount({ userName }: Session, name: string): boolean {
  const own = fold(userName);
  if (own === '') return false;
  // Decomposed, because the cut may have taken only the mark from a letter.
  if (userName.length === CUT_NAME) return name.normalize('NFD').startsWith(own.normalize('NFD'));
  return name === own;
}

/** A name of several words is hardly an account's, and Windows told no full name to compare it with, not even none. */
function mayBeFullName({ fullName }: Session, name: string): boolean {
  return fullName === null && /[ ,]/.test(name) && !name.includes('@');
}

/**
 * As names are compared: composed, of one width, without case in any language, without what takes no room on the
 * screen, with one kind of apostrophe and without quotation marks around all of it.
 */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim();
}
