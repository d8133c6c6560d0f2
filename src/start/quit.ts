import type { Duplex } from 'node:stream';
import { clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { orNull } from '../base/or-null.ts';
import { pause } from '../base/pause.ts';
import { EXIT } from '../cli/output/exit-code.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';
import { isInstanceRunning } from '../windows/single-instance.ts';
import { firstLine } from '../wire/first-line.ts';
import { privatePipe, quitPipe } from '../wire/pipe-access.ts';
import type { PipeServerFacts } from '../wire/pipe-client.ts';
import { openPipe } from '../wire/pipe-client.ts';
import type { PipeClient } from '../wire/pipe-server.ts';
import { servePipe } from '../wire/pipe-server.ts';
import { language } from './language.ts';

/*
 * `usher --quit`: asks the Usher of this account in this session to quit, as its menu does. Setup does so too.
 */

/** Whose Usher a process is: each account in each session may run one. */
export interface Own {
  readonly sessionId: number;
  readonly sid: string;
}

/** All that is said. What counts is who says it. */
const LINE = 'quit';
const LINE_PARTS = { longest: 16, ms: 2000 };

/** An orderly end takes two seconds at most, and a busy PC longer. */
const LOOK_AGAIN = 100;
const MOST_LOOKS = 150;

/** Null if Windows does not tell. */
function ownPlace(native: Native): Own | null {
  const sid = orNull(() => processUser(native, process.pid));
  const sessionId = orNull(() => wtsBindings(native).ownSessionId());
  return sid === null || sessionId === null ? null : { sessionId, sid };
}

/** The tray's side. @param quit called for each who may have Usher quit */
export function serveQuit(native: Native, log: Log, quit: () => void): void {
  try {
    const own = ownPlace(native);
    const pipe = own && { path: quitPipe(own.sessionId, own.sid), sddl: privatePipe(own.sid) };
    const arrived = (client: Duplex, facts: PipeClient) =>
      void (own && isToQuit(client, facts, own).then((isSo) => isSo && quit()));
    if (pipe !== null && servePipe(pipe, arrived, { native, clock: clock() }) !== null) return;
    log('usher --quit will not reach this Usher: its pipe cannot be served');
  } catch (error) {
    log(`usher --quit will not reach this Usher: ${error}`);
  }
}

/**
 * Whether a client has Usher quit: only a program of the same account in the same session, as Windows tells of the
 * client. Such a program could end Usher without asking. The stream is closed then. Never rejects.
 */
export async function isToQuit(
  client: Duplex,
  { sessionId, token }: Pick<PipeClient, 'sessionId' | 'token'>,
  own: Own,
): Promise<boolean> {
  const line = await firstLine(client, LINE_PARTS);
  // Windows tells whose token it is only now that something was read.
  const isOwn = sessionId === own.sessionId && orNull(token)?.user === own.sid;
  client.destroy();
  return line === LINE && isOwn;
}

/** The command. @returns the exit code */
export async function quitUsher(say: (line: string) => void): Promise<0 | 1> {
  const [native, { quit: words }] = await Promise.all([loadNative(), language.words()]);
  if ('missing' in native) {
    process.stderr.write(`${words.unknown}\n`);
    return EXIT.failed;
  }
  const own = ownPlace(native);
  const result = await quitRunning({
    isRunning: () => isInstanceRunning(native),
    ask: () => askToQuit(native, own),
    wait: () => pause(LOOK_AGAIN),
  });
  if (result === 'stays') {
    process.stderr.write(`${words.stays}\n`);
    return EXIT.failed;
  }
  say(words[result]);
  return EXIT.done;
}

export interface QuitParts {
  isRunning(): boolean;
  /** @returns true once Usher was asked. One that has just started may not be there yet. Never rejects */
  ask(): Promise<boolean>;
  wait(): Promise<unknown>;
}

/** Asks an Usher that runs, once, and waits until it is gone. It gives up after a while. */
export async function quitRunning(parts: QuitParts): Promise<'notRunning' | 'done' | 'stays'> {
  let isAsked = false;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    if (!parts.isRunning()) return isAsked ? 'done' : 'notRunning';
    isAsked ||= await parts.ask();
    await parts.wait();
  }
  return 'stays';
}

/** Says nothing to a server that is not this account's Usher in this session. */
async function askToQuit(native: Native, own: Own | null): Promise<boolean> {
  if (own === null) return false;
  const isOurs = ({ sessionId, user }: PipeServerFacts) => sessionId === own.sessionId && user === own.sid;
  const parts = { native, clock: clock() };
  const usher = await openPipe(quitPipe(own.sessionId, own.sid), isOurs, parts).catch(() => null);
  if (usher === null) return false;
  const closed = new Promise((resolve) => usher.once('close', resolve));
  usher.on('error', () => {});
  usher.resume();
  usher.end(`${LINE}\n`);
  await closed;
  return true;
}
