import type { Native } from './native.ts';
import type { SidAndAttributes } from './sid-list.ts';
import { sidList } from './sid-list.ts';
import { tokenCalls } from './token-calls.ts';

/** What an access token says; null for what Windows does not tell. */
export interface TokenFacts {
  /** The SID of its account. */
  user(token: bigint): string | null;
  groups(token: bigint): readonly SidAndAttributes[] | null;
  isElevated(token: bigint): boolean | null;
}

/** Values of TOKEN_INFORMATION_CLASS. */
const USER = 1;
const GROUPS = 2;
const ELEVATION = 20;

/** SE_GROUP_ENABLED. */
const ENABLED = 0x4;

export const ADMINISTRATORS = 'S-1-5-32-544';

/** Larger than a SID_AND_ATTRIBUTES with the longest SID, in bytes. */
const LARGEST_USER = 256;
/** Larger than the 1,024 groups that a token can have, with their SIDs. In bytes. */
const LARGEST_LIST = 131_072;

/**
 * https://learn.microsoft.com/windows/win32/api/winnt/ne-winnt-token_information_class
 * @throws Error if this Windows lacks one of the functions
 */
export function tokenFacts(native: Native): TokenFacts {
  const { information } = tokenCalls(native);
  return {
    user(token) {
      const user = information(token, USER, LARGEST_USER);
      return user && (sidList(native, user, 0, 1)?.[0]?.sid ?? null);
    },
    // TOKEN_GROUPS: the count, then the groups.
    groups(token) {
      const groups = information(token, GROUPS, LARGEST_LIST);
      return groups && sidList(native, groups, 8, groups.readUInt32LE());
    },
    isElevated(token) {
      const elevation = information(token, ELEVATION, 4)?.readUInt32LE();
      return elevation === undefined ? null : elevation !== 0;
    },
  };
}

/** The SIDs of the groups that are enabled, and do not only count if something is denied to them. */
export function enabledSids(groups: readonly SidAndAttributes[]): readonly string[] {
  return groups.filter(({ attributes }) => (attributes & ENABLED) !== 0).map(({ sid }) => sid);
}
