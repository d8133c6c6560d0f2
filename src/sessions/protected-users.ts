import type { Session } from './session.ts';

/**
 * Accounts that are never offered, each as somebody wrote it: an account, `DOMAIN\account`, `.\account`, a full
 * name, a mail address or a SID. `unknown` if nobody can tell who they are; then nobody is offered.
 */
export type ProtectedUsers = readonly ProtectedEntry[] | 'unknown';

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

/** Whether a session's account is protected. Treat `unknown` as protected. */
export type Protection = 'protected' | 'free' | 'unknown';

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

/** Windows cuts account names here if it follows the rules from before 2000. In UTF-16 units. */
const CUT_NAME = 20;

/** MAX_COMPUTERNAME_LENGTH. The domain of a PC's accounts is this much of its name. */
const CUT_PC = 15;

/** What is wrong with an entry; null if it can be an account, a full name or a SID. */
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

/** False if nobody may be offered, because nobody can tell who is protected. */
export function isProtectionKnown(users: ProtectedUsers): boolean {
  return users !== 'unknown' && users.every((entry) => entryFault(writtenAs(entry)) === null);
}

/** Whether this session's account is protected. */
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
  // An exact match counts, whatever form the entry has.
  if (isCalled(session, folded)) return true;
  const { domain, name } = partsOf(folded);
  return (domain === null || isOfDomain(session, domain)) && isCalled(session, name);
}

function partsOf(folded: string): { readonly domain: string | null; readonly name: string } {
  const [first = '', second] = folded.split(/\s*\\+\s*/);
  return second === undefined ? { domain: null, name: first } : { domain: first, name: second };
}

/** A session listed without a domain may be of any domain. */
function isOfDomain({ host, domainName }: Session, domain: string): boolean {
  const own = fold(domainName);
  if (own === '' || domain === own || netBiosName(domain) === own) return true;
  const isLocal = netBiosName(fold(host)) === own;
  // A domain's short name may differ from the start of its long name.
  if (domain.includes('.', 1)) return !isLocal && netBiosName(domain) !== netBiosName(fold(host));
  if (!LOCAL_DOMAINS.includes(domain)) return false;
  // The other PC may have been named by its address, which is never an account's domain.
  return isLocal || isAddress(host);
}

/**
 * Names for this PC. Windows' settings write the last one before a Microsoft account, although its domain is the
 * PC.
 */
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
 * The account names that an entry may mean. `ben@office.example` may be an account `ben`, or the local account that
 * Windows names by the first five signs of a mail address. `ben, mia` and `ben & mia` may mean each of them, `Ben
 * (benja)` either. `Ben Miller` may be the `BenMiller` that Windows makes of a name in Entra ID.
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
  // Decomposed, because the cut may have separated a letter from its mark.
  if (userName.length === CUT_NAME) return name.normalize('NFD').startsWith(own.normalize('NFD'));
  return name === own;
}

/**
 * True if a name of several words may be this person's full name. Windows did not tell their full name, not even
 * that there is none.
 */
function mayBeFullName({ fullName }: Session, name: string): boolean {
  return fullName === null && /[ ,]/.test(name) && !name.includes('@');
}

/**
 * The form in which names are compared: composed, in one width, in upper case, without characters that take no
 * room. It has one kind of apostrophe, and no quotation marks around the whole.
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
