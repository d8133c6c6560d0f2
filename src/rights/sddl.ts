import type { AccessEntry } from './descriptor.ts';
import { parseDescriptor } from './descriptor.ts';

const GENERIC_ALL = 0x10000000;
/** The generic rights read, write and execute. Their meaning depends on the kind of object. */
const OTHER_GENERIC = 0xe0000000;

/**
 * Whether an SDDL string grants all rights of a mask to the holder of these SIDs: the account's own and its enabled
 * groups. Like Windows, it goes through the entries in order. The first entry that names a right decides it.
 * Deny-only groups count only in entries that deny.
 * https://learn.microsoft.com/windows/win32/secauthz/how-dacls-control-access-to-an-object
 *
 * @returns null if it cannot be told
 */
export function grantedTo(
  sddl: string,
  sids: readonly string[],
  mask: number,
  denyOnlySids: readonly string[],
): boolean | null {
  const descriptor = parseDescriptor(sddl);
  if (descriptor === null) return null;
  let missing = mask;
  for (const { kind, isInheritOnly, mask: named, sid } of descriptor.entries ?? []) {
    if (isInheritOnly) continue;
    if (!sid.startsWith('S-')) return null;
    if (!sids.includes(sid) && (kind === 'allow' || !denyOnlySids.includes(sid))) continue;
    const isAll = (named & GENERIC_ALL) !== 0;
    if (!isAll && (named & OTHER_GENERIC) !== 0) return null;
    const rights = isAll ? missing : named & missing;
    if (kind === 'deny' && rights !== 0) return false;
    missing &= ~rights;
    if (missing === 0) return true;
  }
  return descriptor.entries === null;
}

const EVERYONE = 'S-1-1-0';

/**
 * FILE_WRITE_DATA or FILE_ADD_FILE, FILE_APPEND_DATA or FILE_ADD_SUBDIRECTORY, FILE_DELETE_CHILD, DELETE,
 * WRITE_DAC, WRITE_OWNER, GENERIC_ALL, GENERIC_WRITE.
 */
const WRITING = 0x2 | 0x4 | 0x40 | 0x10000 | 0x40000 | 0x80000 | GENERIC_ALL | 0x40000000;

/**
 * Accounts that control the PC anyway, or stand for somebody else:
 * - SYSTEM, Administrators, TrustedInstaller (Windows' own installer);
 * - the built-in Administrator, who is always elevated unless a policy says otherwise;
 * - the domain's two groups of administrators, which a filtered token lacks, like Administrators;
 * - CREATOR OWNER, which is replaced by the creator in a copy;
 * - OWNER RIGHTS, which means the owner.
 */
const TRUSTED: readonly string[] = [
  'S-1-5-18',
  'S-1-5-32-544',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
  'LA',
  'DA',
  'EA',
  'S-1-3-0',
  'S-1-3-4',
];

/**
 * Who could change a file, or a folder and its content, without administrator rights, by its SDDL string. Each SID
 * comes once. The owner is included, because they may always grant themselves everything. Entries that a folder
 * only passes on count too. Entries that deny are ignored, because they may apply to only one of the two. So the
 * result may name one too many.
 *
 * @returns null if it cannot be told
 */
export function whoMayWrite(sddl: string): readonly string[] | null {
  return holders(sddl, ({ mask }) => (mask & WRITING) !== 0);
}

/** FILE_DELETE_CHILD, DELETE, WRITE_DAC, WRITE_OWNER, GENERIC_ALL. */
const REPLACING = 0x40 | 0x10000 | 0x40000 | 0x80000 | GENERIC_ALL;

/**
 * Who could rename a parent folder or its content, and put something else in its place. Permission to create things
 * there, as everybody has in `C:\`, does not count. Entries that the folder only passes on do not count either.
 *
 * @returns null if it cannot be told
 */
export function whoMayReplace(sddl: string): readonly string[] | null {
  return holders(sddl, ({ mask, isInheritOnly }) => !isInheritOnly && (mask & REPLACING) !== 0);
}

function holders(sddl: string, isHeld: (entry: AccessEntry) => boolean): readonly string[] | null {
  const descriptor = parseDescriptor(sddl);
  if (descriptor === null) return null;
  const { owner, entries } = descriptor;
  if (entries === null) return [EVERYONE];
  const granted = entries.filter((entry) => entry.kind === 'allow' && isHeld(entry));
  const writers = new Set([...(owner === null ? [] : [owner]), ...granted.map(({ sid }) => sid)]);
  const others = [...writers].filter((sid) => !TRUSTED.includes(sid));
  return owner === null && others.length === 0 ? null : others;
}
