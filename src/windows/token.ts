import type { Native } from './native.ts';
import type { SidAndAttributes } from './sid-list.ts';
import { sidList } from './sid-list.ts';
import { tokenCalls } from './token-calls.ts';

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
const USER = 1;
const GROUPS = 2;
const ELEVATION_TYPE = 18;
const LINKED_TOKEN = 19;
const ELEVATION = 20;

/** TOKEN_ELEVATION_TYPE, which begins with 1. */
const ELEVATION_TYPES: readonly ElevationType[] = ['default', 'full', 'limited'];

/** SE_GROUP_ENABLED and SE_GROUP_USE_FOR_DENY_ONLY. */
const ENABLED = 0x4;
const DENY_ONLY = 0x10;

const ADMINISTRATORS = 'S-1-5-32-544';

/** Larger than the 1,024 groups that a token can have, with their SIDs. In bytes. */
const LARGEST_LIST = 131_072;

/**
 * Reads the access token of this process.
 *
 * @throws Error if this Windows lacks one of the functions
 */
export function readToken(native: Native): Token {
  const currentProcess = native.declare<[], bigint>('kernel32.dll', 'void * __stdcall GetCurrentProcess()');
  const { open, information, close } = tokenCalls(native);

  /** TOKEN_GROUPS: the count, then the groups. */
  function groupsOf(token: bigint): readonly SidAndAttributes[] | null {
    const groups = information(token, GROUPS, LARGEST_LIST);
    return groups && sidList(native, groups, 8, groups.readUInt32LE());
  }

  /** The groups after an elevation. Not everybody with a filtered token is an administrator. */
  function linkedGroupsOf(token: bigint): readonly SidAndAttributes[] | null {
    const linked = information(token, LINKED_TOKEN, 8)?.readBigUInt64LE() ?? 0n;
    if (linked === 0n) return null;
    try {
      return groupsOf(linked);
    } finally {
      close(linked);
    }
  }

  const token = open(currentProcess.call().value);
  if (token === null) return NOTHING;
  try {
    const elevation = information(token, ELEVATION, 4)?.readUInt32LE();
    const type = information(token, ELEVATION_TYPE, 4)?.readUInt32LE() ?? 0;
    const elevationType = ELEVATION_TYPES[type - 1] ?? null;
    const account = information(token, USER, LARGEST_LIST);
    const user = account && sidList(native, account, 0, 1);
    const groups = groupsOf(token);
    const elevatedGroups = elevationType === 'limited' ? linkedGroupsOf(token) : groups;
    return {
      isElevated: elevation === undefined ? null : elevation !== 0,
      elevationType,
      isAdministrator: elevatedGroups && sidsWith(ENABLED, elevatedGroups).includes(ADMINISTRATORS),
      sids: user && groups && [...user.map(({ sid }) => sid), ...sidsWith(ENABLED, groups)],
      denyOnlySids: groups && sidsWith(DENY_ONLY, groups),
    };
  } finally {
    close(token);
  }
}

function sidsWith(attribute: number, groups: readonly SidAndAttributes[]): readonly string[] {
  return groups.filter(({ attributes }) => (attributes & attribute) !== 0).map(({ sid }) => sid);
}
