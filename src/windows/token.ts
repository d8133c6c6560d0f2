import type { Native } from './native.ts';
import type { SidAndAttributes } from './sid-list.ts';
import { tokenCalls } from './token-calls.ts';
import { ADMINISTRATORS, enabledSids, tokenFacts } from './token-facts.ts';

/** TOKEN_ELEVATION_TYPE: the only token, the elevated one of two, the filtered one of two. */
export type ElevationType = 'default' | 'full' | 'limited';

/** The access token of this process; null for each fact that it does not tell. */
export interface Token {
  readonly isElevated: boolean | null;
  readonly elevationType: ElevationType | null;
  /** Whether the account is an administrator. For a filtered token the linked token tells. */
  readonly isAdministrator: boolean | null;
  /** The account's own SID and its enabled groups. */
  readonly sids: readonly string[] | null;
  /** Groups that count only if something is denied to them. */
  readonly denyOnlySids: readonly string[] | null;
}

const NOTHING: Token = {
  isElevated: null,
  elevationType: null,
  isAdministrator: null,
  sids: null,
  denyOnlySids: null,
};

/** Values of TOKEN_INFORMATION_CLASS. */
const ELEVATION_TYPE = 18;
const LINKED_TOKEN = 19;

/** TOKEN_ELEVATION_TYPE, which begins with 1. */
const ELEVATION_TYPES: readonly ElevationType[] = ['default', 'full', 'limited'];

/** SE_GROUP_USE_FOR_DENY_ONLY. */
const DENY_ONLY = 0x10;

/**
 * Reads the access token of this process.
 *
 * @throws Error if this Windows lacks one of the functions
 */
export function readToken(native: Native): Token {
  const currentProcess = native.declare<[], bigint>('kernel32.dll', 'void * __stdcall GetCurrentProcess()');
  const { open, information, close } = tokenCalls(native);
  const facts = tokenFacts(native);

  /** The groups after an elevation. Not everybody with a filtered token is an administrator. */
  function linkedGroupsOf(token: bigint): readonly SidAndAttributes[] | null {
    const linked = information(token, LINKED_TOKEN, 8)?.readBigUInt64LE() ?? 0n;
    if (linked === 0n) return null;
    try {
      return facts.groups(linked);
    } finally {
      close(linked);
    }
  }

  const token = open(currentProcess.call().value);
  if (token === null) return NOTHING;
  try {
    const type = information(token, ELEVATION_TYPE, 4)?.readUInt32LE() ?? 0;
    const elevationType = ELEVATION_TYPES[type - 1] ?? null;
    const user = facts.user(token);
    const groups = facts.groups(token);
    const elevatedGroups = elevationType === 'limited' ? linkedGroupsOf(token) : groups;
    return {
      isElevated: facts.isElevated(token),
      elevationType,
      isAdministrator: elevatedGroups && enabledSids(elevatedGroups).includes(ADMINISTRATORS),
      sids: user === null || groups === null ? null : [user, ...enabledSids(groups)],
      denyOnlySids: groups && denyOnly(groups),
    };
  } finally {
    close(token);
  }
}

function denyOnly(groups: readonly SidAndAttributes[]): readonly string[] {
  return groups.filter(({ attributes }) => (attributes & DENY_ONLY) !== 0).map(({ sid }) => sid);
}
