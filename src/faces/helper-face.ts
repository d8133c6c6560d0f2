import { clock } from '../clock.ts';
import { ownProgram } from '../folders.ts';
import type { Log } from '../log.ts';
import { loadNative } from '../native.ts';
import { serveTray } from '../rights/helper.ts';
import { openPipe, pipePath } from '../rights/pipe.ts';
import { readRequest, SECRET } from '../rights/request.ts';
import { sleptMs } from '../windows/awake-clock.ts';
import { english } from '../words/english.ts';
import { windowsHost } from './windows-host.ts';

/** The helper cannot begin: it was called wrongly, nobody serves the pipe, or Windows cannot be called exactly. */
const UNUSABLE = 2;

/** How long an orderly end may take before this process is ended as it is, in ms. */
const ORDERLY_END = 2000;

/** An elevated process writes no file of a user's, and has no console: what it went through the tray tells. */
const silent: Log = () => {};

/** What it asks of the system, in this order. */
export interface HelperWorld {
  readonly loadNative: typeof loadNative;
  readonly windowsHost: typeof windowsHost;
  readonly openPipe: typeof openPipe;
}

/**
 * The elevated helper: `--helper <pipe> <token> <request>`. Reads no file but its own program, and nothing from its
 * environment. Without the native library it refuses: a table of `quser` is no identity.
 */
export async function helperFace(
  [name = '', token = '', argument = '']: readonly string[],
  world: HelperWorld = { loadNative, windowsHost, openPipe },
): Promise<number> {
  const request = readRequest(argument);
  if (!SECRET.test(name) || !SECRET.test(token) || request === null) return UNUSABLE;
  const native = await world.loadNative();
  if ('missing' in native) return UNUSABLE;
  process.chdir(native.systemFolder);
  const host = await world.windowsHost(native, ownProgram, silent);
  if (host === null || !host.isExact) return UNUSABLE;
  const socket = await world.openPipe(pipePath(name));
  if (socket === null) return UNUSABLE;
  const parts = { host, clock: clock(), words: english, asleep: sleptMs(native), log: silent };
  await serveTray(request, token, socket, parts);
  setTimeout(() => process.kill(process.pid), ORDERLY_END);
  await host.close();
  process.exit(0);
}
