import { rawSessions } from '../../src/doctor/raw-sessions.ts';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { readAccountFacts } from '../../src/rights/windows/account-facts.ts';
import { stationPermission } from '../../src/rights/windows/station-permission.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import { accountBindings } from '../../src/sessions/wts/account-bindings.ts';
import { wtsBindings } from '../../src/sessions/wts/bindings.ts';
import { processes } from '../../src/sessions/wts/processes.ts';
import { listSessions, lookAt, NO_ACCOUNTS } from '../../src/sessions/wts/session-list.ts';
import { sessionUser } from '../../src/sessions/wts/session-user.ts';
import { machinePolicy } from '../../src/settings/machine-policy.ts';
import { sleptMs } from '../../src/windows/awake-clock.ts';
import { clientToken } from '../../src/windows/client-token.ts';
import { commonControls } from '../../src/windows/common-controls.ts';
import { isOnNetworkDrive } from '../../src/windows/drive-type.ts';
import { frontWindow } from '../../src/windows/front-window.ts';
import type { Native } from '../../src/windows/native.ts';
import { notificationState } from '../../src/windows/notification-state.ts';
import { openMenus } from '../../src/windows/open-menu.ts';
import { ownInput } from '../../src/windows/own-input.ts';
import { ownWindows } from '../../src/windows/own-windows.ts';
import { processImage } from '../../src/windows/process-image.ts';
import { processPaths } from '../../src/windows/process-path.ts';
import { processUser } from '../../src/windows/process-user.ts';
import { machineRegistry, registry } from '../../src/windows/registry.ts';
import { folderSddl, objectLabel, objectOwner, sddlOf } from '../../src/windows/security-descriptor.ts';
import { isUserSid } from '../../src/windows/sid-account.ts';
import { isOffForMe } from '../../src/windows/sign-in-start.ts';
import { smartAppControl } from '../../src/windows/smart-app-control.ts';
import { systemFolder } from '../../src/windows/system-folder.ts';
import { readToken } from '../../src/windows/token.ts';
import { userVariables } from '../../src/windows/user-variables.ts';
import { pipePeer } from '../../src/wire/pipe-peer.ts';
import { isPipeServed } from '../../src/wire/pipe-presence.ts';
import { hostileWindows } from '../hostile.ts';
import type { Kind, Target } from '../target.ts';
import { demand } from '../target.ts';

/*
 * Everything that only asks Windows, under a Windows that answers anything: any length, any pointer, any error.
 */

/** Any bytes are valid: they are what that Windows answers. */
const ANSWERS = [
  Buffer.from([0]),
  Buffer.from([1, 0, 0, 0, 1, 2, 3]),
  Buffer.from('one of these is the name', 'utf16le'),
  Buffer.from('00112233445566778899aabbccddeeff0f1e2d3c4b5a69780f1e2d3c', 'hex'),
];

/** What is promised to be thrown about other PCs' and Windows' answers. */
async function but(error: (thrown: unknown) => boolean, work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (thrown) {
    if (error(thrown)) return null;
    throw thrown;
  }
}

const isSessionError = (thrown: unknown) => thrown instanceof SessionError;

function under(
  name: string,
  reads: readonly string[],
  ask: (native: Native, input: Buffer) => unknown,
  kind: Kind = 'structures',
): Target {
  return {
    name,
    kind,
    reads,
    form: 'bytes',
    isSlow: true,
    corpus: ANSWERS,
    async run(input) {
      const native = hostileWindows(input);
      await ask(native, input);
      demand(native.deeds.length === 0, `a deed: ${native.deeds}`);
      demand(native.overread.length === 0, `memory that nobody has: ${native.overread}`);
      return true;
    },
  };
}

const wts = 'sessions/wts/';

export const ADAPTERS: readonly Target[] = [
  under('Windows lists sessions', [`${wts}bindings.ts`, `${wts}queries.ts`], (native) =>
    but(
      isSessionError,
      listSessions(wtsBindings(native), NO_ACCOUNTS, { read: async () => new Map() }, 'PC'),
    ),
  ),
  under('Windows is looked at last', [`${wts}session-list.ts`], (native) =>
    but(isSessionError, lookAt(wtsBindings(native), 'PC', 2)),
  ),
  under('the doctor lists sessions', ['doctor/raw-sessions.ts'], (native) =>
    but(isSessionError, rawSessions(wtsBindings(native))),
  ),
  under('whose session it is', [`${wts}session-user.ts`], (native) =>
    sessionUser(2, wtsBindings(native), accountBindings(native)),
  ),
  under('Windows lists processes', [`${wts}processes.ts`], async (native) => {
    const found = await processes(native).read([2]);
    return found.get(2) ?? null;
  }),
  under('names of accounts', [`${wts}account-bindings.ts`, 'windows/sid-account.ts'], async (native) => {
    const bindings = accountBindings(native);
    return [
      await bindings.sid('ben'),
      await bindings.user('PC\\ben'),
      await bindings.localFullName('ben'),
      bindings.computerName(),
      await isUserSid(native, 'S-1-5-21-1-2-3-1002'),
    ].find((each) => each !== null);
  }),
  under(
    'this account',
    ['windows/token.ts', 'windows/token-facts.ts', 'rights/windows/account-facts.ts'],
    (native) => readAccountFacts(native, { assumeUnelevated: false }),
  ),
  under('rights on stations', ['rights/windows/station-permission.ts'], (native) =>
    stationPermission(native, readToken(native)),
  ),
  under(
    'who opened a pipe',
    ['windows/client-token.ts', 'wire/pipe-peer.ts', 'windows/process-user.ts'],
    (native) => {
      let hasEnded = false;
      const token = clientToken(native, () => {
        hasEnded = true;
      })(7n);
      const peers = [pipePeer(native, 'Client')(7n), pipePeer(native, 'Server')(7n), processUser(native, 4)];
      return hasEnded
        ? null
        : (token ?? peers.find((each) => each !== null) ?? isPipeServed(native, '\\\\.\\pipe\\x'));
    },
  ),
  under(
    'the registry',
    ['windows/registry.ts', 'windows/smart-app-control.ts', 'windows/sign-in-start.ts'],
    (native) => {
      const machine = machineRegistry(native);
      return [
        machine.text('key', 'name'),
        machine.number('key', 'name'),
        machine.bytes('key', 'name'),
        registry(native).read('key', 'name'),
        smartAppControl(native),
        isOffForMe(registry(native)) || null,
      ].find((each) => each !== null);
    },
  ),
  under('names in the registry', ['windows/registry-names.ts', 'windows/user-variables.ts'], userVariables),
  under('windows of this session', ['windows/window-calls.ts', 'windows/own-windows.ts'], (native) =>
    ownWindows(native)(),
  ),
  under(
    'clocks, folders and files',
    ['windows/awake-clock.ts', 'windows/own-input.ts', 'windows/process-path.ts', 'windows/process-image.ts'],
    async (native, input) => {
      const idle = ownInput(native)();
      demand(idle === null || (idle >= 0 && idle < 2 ** 32), `idle for ${idle}`);
      sleptMs(native)();
      processImage(native)(4);
      notificationState(native);
      openMenus(native)(4);
      frontWindow(native);
      isOnNetworkDrive(native, 'X:\\usher');
      [folderSddl(native, 'C:\\x'), objectLabel(native, 7n), objectOwner(native, 7n), sddlOf(native, input)];
      return processPaths(native, 'C:\\usher\\tray.exe').isFrom(4);
    },
  ),
  under('common controls', ['windows/common-controls.ts', 'windows/system-folder.ts'], (native) => {
    const length = native.declare<[], number>('kernel32.dll', 'uint32_t __stdcall GetTickCount()');
    try {
      systemFolder(() => length.call().value);
    } catch (error) {
      demand(error instanceof Error && error.message === 'no system folder', String(error));
    }
    return commonControls(native, 'C:\\usher\\usher.manifest');
  }),
  under(
    'policy by the registry',
    ['settings/machine-policy.ts'],
    (native) => {
      const policy = machinePolicy(native, englishSettings);
      demand(policy.leastThereMs >= 60_000 && policy.leastAwayMs >= 5000, 'a countdown too short');
      demand(policy.protected === 'unknown' || Array.isArray(policy.protected), 'no list of people');
      return policy.problems.length === 0;
    },
    'policy',
  ),
];
