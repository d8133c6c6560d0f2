import { sidOf } from './sid-alias.ts';

/** One entry of a DACL. */
export interface AccessEntry {
  readonly kind: 'allow' | 'deny';
  /** True if it counts only for things created inside later. */
  readonly isInheritOnly: boolean;
  /** A bit for each right, as an unsigned 32-bit number. */
  readonly mask: number;
  /** As S-1-…, or as two letters if only a domain can tell the SID. */
  readonly sid: string;
}

/** The owner and the access list of a security descriptor. */
export interface Descriptor {
  /** Null if it is missing. */
  readonly owner: string | null;
  /** In Windows' order. Null if there is no list, so that everybody may do everything. */
  readonly entries: readonly AccessEntry[] | null;
}

/** @see https://learn.microsoft.com/windows/win32/secauthz/ace-strings and winnt.h */
const RIGHTS: Readonly<Record<string, number>> = {
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  GA: 0x10000000,
  GX: 0x20000000,
  GW: 0x40000000,
  GR: 0x80000000,
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
  KA: 0xf003f,
  KR: 0x20019,
  KW: 0x20006,
  KX: 0x20019,
};

const DESCRIPTOR =
  /^(?:O:(?<owner>S-[\d-]+|[A-Z]{2}))?(?:G:(?:S-[\d-]+|[A-Z]{2}))?(?:D:(?:P|AR|AI)*(?<dacl>NO_ACCESS_CONTROL|(?:\([^()]*\))*))?(?:S:.*)?$/s;

/**
 * Reads an SDDL string without its group and SACL.
 * @returns null if it is empty, or if any entry's effect is unknown, such as a conditional one's
 */
export function parseDescriptor(sddl: string): Descriptor | null {
  const parts = sddl === '' ? null : DESCRIPTOR.exec(sddl)?.groups;
  if (!parts) return null;
  const owner = sidOf(parts.owner ?? '');
  if (parts.owner !== undefined && owner === null) return null;
  if (parts.dacl === undefined || parts.dacl === 'NO_ACCESS_CONTROL') return { owner, entries: null };
  const entries: AccessEntry[] = [];
  for (const [, text = ''] of parts.dacl.matchAll(/\(([^()]*)\)/g)) {
    const entry = parseEntry(text);
    if (entry === null) return null;
    entries.push(entry);
  }
  return { owner, entries };
}

function parseEntry(text: string): AccessEntry | null {
  const [type, flags = '', rights = '', object, inherited, account = '', ...more] = text.split(';');
  const mask = maskOf(rights);
  const sid = sidOf(account);
  if (mask === null || sid === null || (type !== 'A' && type !== 'D')) return null;
  if (object !== '' || inherited !== '' || more.length > 0 || flags.length % 2 !== 0) return null;
  return { kind: type === 'A' ? 'allow' : 'deny', isInheritOnly: pairs(flags).includes('IO'), mask, sid };
}

/** A mask as a hexadecimal number, or as rights of two letters each. */
function maskOf(rights: string): number | null {
  if (/^0x[\da-f]{1,8}$/i.test(rights)) return Number(rights);
  let mask = 0;
  for (const pair of pairs(rights)) {
    if (!Object.hasOwn(RIGHTS, pair)) return null;
    mask |= RIGHTS[pair] ?? 0;
  }
  return mask >>> 0;
}

function pairs(text: string): readonly string[] {
  return text.match(/..?/gs) ?? [];
}
