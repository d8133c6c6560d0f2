import { clock } from '../base/clock.ts';
import { ownProgram, programFile } from '../base/folders.ts';
import { launcher } from '../base/launcher.ts';
import type { Log } from '../base/log.ts';
import { orNull } from '../base/or-null.ts';
import type { ChannelParts } from '../elevation/client/channel.ts';
import { openChannel } from '../elevation/client/channel.ts';
import { elevation } from '../elevation/client/elevation.ts';
import type { ElevationParts } from '../elevation/client/helper-process.ts';
import type { AskInWindow, PermissionAnswer, PermissionFor } from '../elevation/client/permission.ts';
import { childElevation } from '../elevation/client/run-as-administrator.ts';
import type { Elevation } from '../engine/elevation.ts';
import { NO_ELEVATION } from '../engine/elevation.ts';
import type { AccountFacts, AccountRights } from '../rights/account-rights.ts';
import { accountRights } from '../rights/account-rights.ts';
import type { ElevationFacts } from '../rights/elevation.ts';
import { obstacleOf } from '../rights/elevation.ts';
import type { Held } from '../rights/live-rights.ts';
import { readAccountFacts } from '../rights/windows/account-facts.ts';
import { isOnNetworkDrive } from '../windows/drive-type.ts';
import { terminalWindow } from '../windows/front-window.ts';
import type { Native } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';
import { userVariables } from '../windows/user-variables.ts';
import { helperPipe, privatePipe } from '../wire/pipe-access.ts';
import { servePipe } from '../wire/pipe-server.ts';

export interface WindowsRights extends AccountRights, Held {
  /** Null where nothing could be read. */
  readonly facts: AccountFacts | null;
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
  const held = accountRights(facts, obstacleOf(elevationFacts(native)));
  return { facts, ...held, mayLeaveNotes: facts.isMessageGranted !== false };
}

/** What an elevated start depends on, as it is now. */
export function elevationFacts(native: Native | null): ElevationFacts {
  const remote = [programFile, ownProgram.file].map((file) =>
    native === null ? null : orNull(() => isOnNetworkDrive(native, file)),
  );
  return {
    variables: launcher === null ? inheritedVariables(native) : [],
    nodeVersion: process.versions.node,
    isRemote: remote.includes(true) ? true : remote.includes(null) ? null : false,
  };
}

/** The variables that an elevated node.exe could get. Usher.exe passes none on. */
function inheritedVariables(native: Native | null): readonly string[] | null {
  const user = native === null ? null : orNull(() => userVariables(native));
  return user === null ? null : [...Object.keys(process.env), ...user];
}

function read(native: Native, assumeUnelevated: boolean, log: Log): AccountFacts | null {
  try {
    return readAccountFacts(native, { assumeUnelevated });
  } catch (error) {
    log(`this account's rights can't be read: ${error}`);
    return null;
  }
}

/**
 * Helpers that are this very program, started as an administrator.
 * @param request what each of them is told
 * @param askInWindow the operator's window, if one stands: it asks Windows
 */
export function elevationHere(
  native: Native | null,
  request: ElevationParts['request'],
  log: Log,
  askInWindow: AskInWindow = () => null,
): Elevation {
  const serve = native === null ? null : pipeServer(native, log);
  if (serve === null) return NO_ELEVATION;
  const ask = childElevation({ ownProgram, terminal: () => terminal(native) });
  const time = clock();
  return elevation({
    clock: time,
    request,
    open: (request, about, listener) =>
      openChannel(request, listener, {
        elevate: (args, signal) => elevate(args, about, signal),
        serve,
        clock: time,
        log,
      }),
  });

  /** Looks once more: what stood in the way of a safe start may have come since Usher began. */
  async function elevate(
    args: readonly string[],
    about: PermissionFor,
    signal: AbortSignal,
  ): Promise<PermissionAnswer> {
    const obstacle = native === null ? null : obstacleOf(elevationFacts(native));
    if (obstacle === null) return askInWindow(about, args, signal) ?? ask(args, about, signal);
    log(`nothing is started as an administrator: ${obstacle}`);
    return 'failed';
  }
}

/** The terminal that this process writes to; 0n for none. */
function terminal(native: Native | null): bigint {
  return native === null ? 0n : (orNull(() => terminalWindow(native)) ?? 0n);
}

/** @returns null where it cannot be told who alone may open the pipe: then there is none, and no helper */
function pipeServer(native: Native, log: Log): ChannelParts['serve'] | null {
  const user = orNull(() => processUser(native, process.pid));
  if (user === null) return null;
  const sddl = privatePipe(user);
  return (name, arrived) => {
    try {
      return servePipe({ path: helperPipe(name), sddl }, arrived, { native, clock: clock() });
    } catch (error) {
      log(`no pipe for a helper: ${error}`);
      return null;
    }
  };
}
