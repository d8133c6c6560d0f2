import { ownProgram } from '../folders.ts';
import type { Log } from '../log.ts';
import type { Native } from '../native.ts';
import type { AccountFacts, AccountRights } from '../rights/account-rights.ts';
import { accountRights } from '../rights/account-rights.ts';
import { openChannel } from '../rights/channel.ts';
import type { HelperParts, Helpers } from '../rights/helpers.ts';
import { helpers, NO_HELPERS } from '../rights/helpers.ts';
import { readAccountFacts } from '../windows/account-facts.ts';
import { childElevation } from '../windows/child-elevation.ts';

export interface WindowsRights extends AccountRights {
  /** Null where nothing could be read. */
  readonly facts: AccountFacts | null;
  /** False where Windows is known not to let this account leave anybody a message. */
  readonly mayLeaveNotes: boolean;
}

/**
 * What this account may do. Without the native library that cannot be told beforehand, nor could Windows be asked
 * for more: then the deed is tried, and Windows' own refusal tells it.
 * @param assumeUnelevated takes rights away, never gives any
 */
export function windowsRights(native: Native | null, assumeUnelevated: boolean, log: Log): WindowsRights {
  if (native === null) {
    const rights = assumeUnelevated ? 'none' : 'direct';
    return { facts: null, rights, because: 'unknown', mayLeaveNotes: true };
  }
  const facts = read(native, assumeUnelevated, log);
  if (facts === null) return { facts, rights: 'withPermission', because: 'unknown', mayLeaveNotes: true };
  return { facts, ...accountRights(facts), mayLeaveNotes: facts.isMessageGranted !== false };
}

function read(native: Native, assumeUnelevated: boolean, log: Log): AccountFacts | null {
  try {
    return readAccountFacts(native, { assumeUnelevated });
  } catch (error) {
    log(`this account's rights can't be read: ${error}`);
    return null;
  }
}

/** Helpers that are this very program, started as an administrator. @param request what each of them is told */
export function elevatedHelpers(native: Native | null, request: HelperParts['request'], log: Log): Helpers {
  if (native === null) return NO_HELPERS;
  const elevate = childElevation(ownProgram);
  return helpers({
    request,
    open: (request, listener) => openChannel(request, listener, { elevate, log }),
  });
}
