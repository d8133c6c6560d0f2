import { clock } from '../base/clock.ts';
import { elevatedProgram } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import { SECRET } from '../elevation/protocol.ts';
import { serveTray } from '../elevation/server/serve.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import { sessionUser } from '../sessions/wts/session-user.ts';
import { machinePolicy } from '../settings/machine-policy.ts';
import { childBox } from '../tray/toasts/child-box.ts';
import { sleptMs } from '../windows/awake-clock.ts';
import { closeEnvironment } from '../windows/closed-environment.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';
import { helperPipe } from '../wire/pipe-access.ts';
import type { PipeServerFacts } from '../wire/pipe-client.ts';
import { openPipe } from '../wire/pipe-client.ts';
import { language } from './language.ts';
import { toldUsers } from './mail.ts';
import { withNeighbors } from './neighbors.ts';
import { endOrderly } from './orderly-end.ts';
import { windowsHost } from './this-pc.ts';

/** The helper cannot begin: it was called wrongly, nobody serves the pipe, or Windows cannot be called exactly. */
const UNUSABLE = 2;

/** The longest time to open the pipe, in ms. Windows may ask a domain whose account that is. */
const OPEN_DEADLINE = 10_000;

/** An elevated process writes no file of a user's, and has no console: what it went through the tray tells. */
const silent: Log = () => {};

/** What it asks of the system, in this order. */
export interface HelperWorld {
  readonly loadNative: typeof loadNative;
  readonly windowsHost: typeof windowsHost;
  readonly openPipe: typeof openPipe;
  /** What the helper itself was started with; nothing of it is handed on. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * The elevated helper: `--helper <pipe> <token> <welcome>`. Reads no file but its own program, and nothing from its
 * environment. Without the native library it refuses: a table of `quser` is no identity. So it does where the pipe is
 * not served by the operator's own account in this very session.
 */
export async function startHelper(
  [name = '', token = '', welcome = '']: readonly string[],
  world: HelperWorld = { loadNative, windowsHost, openPipe, environment: process.env },
): Promise<number> {
  if (![name, token, welcome].every((secret) => SECRET.test(secret))) return UNUSABLE;
  const native = await world.loadNative();
  if ('missing' in native) return UNUSABLE;
  process.chdir(native.systemFolder);
  closeEnvironment(world.environment, native.systemFolder);
  const found = await world.windowsHost(native, elevatedProgram, silent);
  if (found === null || !found.isExact) return UNUSABLE;
  const parts = { native, clock: clock() };
  // The person's own Usher is asked first, so that programs with unsaved work may object. A warning is for now: it is not
  // left there for later.
  const host = { ...withNeighbors(found, native, parts.clock), leaveNote: found.leaveNote };
  const isTrusted = (server: PipeServerFacts) => isOperator(native, server);
  const stream = await world
    .openPipe(helperPipe(name), isTrusted, { ...parts, ms: OPEN_DEADLINE })
    .catch(() => null);
  if (stream === null) return UNUSABLE;
  const policy = machinePolicy(native, await language.settings());
  const users = await toldUsers(native, policy.protected);
  await serveTray(
    stream,
    { token, welcome },
    {
      ...parts,
      host,
      words: await language.words(),
      box: childBox(elevatedProgram),
      policy: { ...policy, protected: users },
      asleep: sleptMs(native),
      log: silent,
    },
  );
  await endOrderly(() => host.close());
  // The process has ended by now.
  return 0;
}

/**
 * Whether that is a program of whoever sits at this session. The helper may run as another account, whose password
 * the operator gave.
 * @throws Error where this Windows lacks one of the functions
 */
export async function isOperator(native: Native, { sessionId, user }: PipeServerFacts): Promise<boolean> {
  const wts = wtsBindings(native);
  if (user === null || sessionId !== wts.ownSessionId()) return false;
  if (user === processUser(native, process.pid)) return true;
  return user === (await sessionUser(sessionId, wts, accountBindings(native)));
}
