import { clock } from '../base/clock.ts';
import { within } from '../base/deadline.ts';
import { pause } from '../base/pause.ts';
import { whoServes } from '../neighbors/client/server-check.ts';
import type { Native } from '../windows/native.ts';
import { quitPipe } from '../wire/pipe-access.ts';
import type { OpenParts, PipeServerFacts } from '../wire/pipe-client.ts';
import { openPipe } from '../wire/pipe-client.ts';

/** Whose Usher a process is: each account in each session may run one. */
export interface Own {
  readonly sessionId: number;
  readonly sid: string;
}

/** All that is said to an Usher that is to quit. What counts is who says it. */
export const QUIT_LINE = 'quit';

/** How much is left of that many ms from a moment on, by the clock of `performance`. */
export function timeFrom(start: number, ms: number): () => number {
  return () => Math.max(0, start + ms - performance.now());
}

/** `stranger`: somebody else has the pipe's name. `notYet`: it could not be asked, as one that has just started. */
export type Asked = 'asked' | 'notYet' | 'stranger';

/** How long to wait before each next look, in ms. */
const LOOK_AGAIN = 100;

export interface QuitParts {
  isRunning(): boolean;
  /** Never rejects. */
  ask(): Promise<Asked>;
  /** How long it may still take. */
  left(): number;
}

/** Asks an Usher that runs, once, and waits until it is gone. It gives up after a while, or where nobody can be asked. */
export async function quitRunning(parts: QuitParts): Promise<'notRunning' | 'done' | 'stays'> {
  let asked: Asked = 'notYet';
  while (parts.isRunning()) {
    if (asked === 'notYet') asked = await parts.ask();
    if (asked === 'stranger' || parts.left() === 0) return 'stays';
    await pause(LOOK_AGAIN);
  }
  return asked === 'asked' ? 'done' : 'notRunning';
}

/**
 * Says nothing to a server that is not the Usher of that account in that session, and does not wait for ever for one
 * that is.
 */
export async function askToQuit(
  native: Native,
  place: Own,
  left: () => number,
  socket?: OpenParts['socket'],
): Promise<Asked> {
  let isStranger = false;
  const isMeant = (server: PipeServerFacts) => {
    const who = whoServes(server, place.sessionId, place.sid);
    isStranger = who === 'stranger';
    return who === 'theirs';
  };
  const parts = { native, clock: clock(), ...(socket && { socket }) };
  const usher = await openPipe(quitPipe(place.sessionId, place.sid), isMeant, parts).catch(() => null);
  if (usher === null) return isStranger ? 'stranger' : 'notYet';
  const closed = new Promise((resolve) => usher.once('close', resolve));
  usher.on('error', () => {});
  usher.resume();
  usher.end(`${QUIT_LINE}\n`);
  await within(closed, left());
  usher.destroy();
  return 'asked';
}
