import { duplexPair } from 'node:stream';
import { clock } from '../../src/clock.ts';
import { serveTray } from '../../src/rights/helper.ts';
import type { ToHelper } from '../../src/rights/protocol.ts';
import { readFromHelper, writeMessage } from '../../src/rights/protocol.ts';
import type { HelperRequest } from '../../src/rights/request.ts';
import { targetOf } from '../../src/rights/request.ts';
import type { Session } from '../../src/sessions/session.ts';
import { english } from '../../src/words/english.ts';
import type { FakeHost } from '../fakes/host.ts';
import { NOTHING_OPEN, pinned } from '../pinned.ts';
import { REQUEST } from './helped-usher.ts';

export const TOKEN = 'a'.repeat(32);

/** A helper with a test in the tray's place, which beats each second until it leaves. */
export interface ServedHelper {
  /** How each person's conversation ended, by their number. */
  readonly ends: Readonly<Record<number, string>>;
  /** The last stage of each. */
  readonly stages: Readonly<Record<number, string>>;
  /** The helper's questions that came. */
  readonly questions: readonly { readonly person: number; readonly question: string }[];
  readonly isOver: boolean;
  say(message: ToHelper): void;
  write(line: string): void;
  leave(): void;
}

/** Starts a helper about these people on this PC. Needs fake timers. */
export function serveHelper(
  pc: FakeHost,
  people: readonly Session[],
  over: Partial<HelperRequest> = {},
): ServedHelper {
  const [tray, stream] = duplexPair();
  const targets = people.flatMap((session) => targetOf(pinned(session), NOTHING_OPEN) ?? []);
  const parts = { host: pc.host, clock: clock(), words: english, asleep: () => null, log: () => {} };
  const ends: Record<number, string> = {};
  const stages: Record<number, string> = {};
  const questions: { person: number; question: string }[] = [];
  let isOver = false;
  const write = (line: string) => void tray.write(line);
  const beat = setInterval(() => write(writeMessage({ kind: 'beat' })), 1000);
  tray.setEncoding('utf8');
  tray.on('data', (text: string) => {
    for (const line of text.split('\n')) {
      const message = readFromHelper(line);
      if (message?.kind === 'ended') ends[message.person] = message.outcome.kind;
      if (message?.kind === 'moved') stages[message.person] = message.stage;
      if (message?.kind === 'asks') questions.push({ person: message.person, question: message.question });
    }
  });
  const served = serveTray({ ...REQUEST, ...over, people: targets }, TOKEN, stream, parts);
  void served.then(() => {
    isOver = true;
    clearInterval(beat);
  });
  return {
    ends,
    stages,
    questions,
    get isOver() {
      return isOver;
    },
    say: (message) => write(writeMessage(message)),
    write,
    leave() {
      clearInterval(beat);
      tray.destroy();
      stream.destroy();
    },
  };
}
