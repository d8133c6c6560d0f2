import { fold } from './folded-name.ts';
import type { ProtectedEntry } from './protected-entry.ts';
import { entryFault, isSid } from './protected-entry.ts';
import type { Session } from './session.ts';

/**
 * Accounts that are never offered, each as somebody wrote it: an account, `DOMAIN\account`, `.\account`, a full
 * name, a mail address or a SID. `unknown` if nobody can tell who they are; then nobody is offered.
 */
export type ProtectedUsers = readonly ProtectedEntry[] | 'unknown';

/** Whether a session's account is protected. Treat `unknown` as protected. */
export type Protection = 'protected' | 'free' | 'unknown';

/** Windows cuts account names here if it follows the rules from before 2000. In UTF-16 units. */
const CUT_NAME = 20;

/** MAX_COMPUTERNAME_LENGTH. The domain of a PC's accounts is this much of its name. */
const CUT_PC = 15;

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
  if (isSid(entry)) {
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
  if (fold(session.fullName ?? '') === name) return true;
  return possibleAccounts(session, name).some((account) => isAccount(session, account));
}

/**
 * The account names that an entry may mean. `ben@office.example` may be an account `ben`, or the local account that
 * Windows names by the first five signs of a mail address. `ben, mia` and `ben & mia` may mean each of them, `Ben
 * (benja)` either. `Ben Miller` may be the `BenMiller` that Windows makes of a name in Entra ID.
 */
function possibleAccounts({ host, domainName }: Session, name: string): readonly string[] {
  const [local = ''] = name.split('@');
  const isLocal = domainName === '' || netBiosName(fold(host)) === fold(domainName);
  const short = isLocal && name.includes('@') ? local.slice(0, 5) : local;
  const several = name.split(/[,&()]/).map((part) => part.trim());
  return [name, local, short, ...several, name.replaceAll(' ', '')];
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
