import type { Duplex } from 'node:stream';
import { clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { orNull } from '../base/or-null.ts';
import { EXIT } from '../cli/output/exit-code.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';
import { isInstanceRunning } from '../windows/single-instance.ts';
import { firstLine } from '../wire/first-line.ts';
import { privatePipe, quitPipe } from '../wire/pipe-access.ts';
import type { PipeClient } from '../wire/pipe-server.ts';
import { servePipe } from '../wire/pipe-server.ts';
import { language } from './language.ts';
import type { Own } from './quit-request.ts';
import { askToQuit, QUIT_LINE, quitRunning, timeFrom } from './quit-request.ts';

/*
 * `usher --quit`: asks the Usher of this account in this session to quit, as its menu does. The Ushers of others are for
 * quit-everybody.ts.
 */

const LINE_PARTS = { longest: 16, ms: 2000 };

/** An orderly end takes two seconds at most, and a busy PC longer. In ms. */
const LONGEST = 15_000;

/** Null if Windows does not tell. */
export function ownPlace(native: Native): Own | null {
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
 * Whether a client has Usher quit: only a program of the same account in the same session, or an elevated
 * administrator's in any, as Windows tells of the client. Either could end Usher without asking. The stream is closed
 * then. Never rejects.
 */
export async function isToQuit(
  client: Duplex,
  { sessionId, token }: Pick<PipeClient, 'sessionId' | 'token'>,
  own: Own,
): Promise<boolean> {
  const line = await firstLine(client, LINE_PARTS);
  // Windows tells whose token it is only now that something was read.
  const told = orNull(token);
  const isOwn = sessionId === own.sessionId && told?.user === own.sid;
  client.destroy();
  return line === QUIT_LINE && (isOwn || told?.isAdministrator === true);
}

/** The command. @returns the exit code */
export async function quitUsher(say: (line: string) => void): Promise<0 | 1> {
  const [native, { quit: words }] = await Promise.all([loadNative(), language.words()]);
  if ('missing' in native) {
    process.stderr.write(`${words.unknown}\n`);
    return EXIT.failed;
  }
  const own = ownPlace(native);
  const left = timeFrom(performance.now(), LONGEST);
  const result = await quitRunning({
    isRunning: () => isInstanceRunning(native),
    ask: async () => (own === null ? 'notYet' : askToQuit(native, own, left)),
    left,
  });
  if (result === 'stays') {
    process.stderr.write(`${words.stays}\n`);
    return EXIT.failed;
  }
  say(words[result]);
  return EXIT.done;
}
