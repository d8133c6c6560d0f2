import { duplexPair } from 'node:stream';
import { clock } from '../../src/base/clock.ts';
import type { ToHelper } from '../../src/elevation/protocol.ts';
import { readFromHelper, writeMessage } from '../../src/elevation/protocol.ts';
import type { HelperRequest } from '../../src/elevation/request.ts';
import { writeWelcome } from '../../src/elevation/request.ts';
import { serveTray } from '../../src/elevation/server/serve.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Session } from '../../src/sessions/session.ts';
import { signInOf } from '../../src/sessions/sign-in.ts';
import type { Policy } from '../../src/settings/policy.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import type { FakeHost } from '../fakes/host.ts';
import type { ShownBox } from '../fakes/operator.ts';
import { fakeBox } from '../fakes/operator.ts';
import { REQUEST } from './helped-usher.ts';

export const TOKEN = 'a'.repeat(32);
export const WELCOME = 'b'.repeat(32);

/** A helper with a test in place of the tray. The test beats each second from the welcome until it leaves. */
export interface ServedHelper {
  /** The outcome of each person's conversation, by their number. */
  readonly ends: Readonly<Record<number, string>>;
  /** Each person's last stage. */
  readonly stages: Readonly<Record<number, string>>;
  /** The boxes that it showed to the operator. */
  readonly boxes: readonly ShownBox[];
  /** The kinds of its messages, in order, without the beats. */
  readonly said: readonly string[];
  readonly isOver: boolean;
  /** Proves that this is the tray, and sends the request. */
  welcome(secret?: string): void;
  say(message: ToHelper): void;
  write(line: string): void;
  leave(): void;
}

export interface Serving extends Partial<Omit<HelperRequest, 'people'>> {
  readonly policy?: Policy;
}

/** Starts a helper without a welcome. Needs fake timers. */
export function startHelper(
  pc: FakeHost,
  people: readonly Session[],
  { policy = NO_POLICY, ...over }: Serving = {},
): ServedHelper {
  const [tray, stream] = duplexPair();
  const box = fakeBox();
  const rest = { words: english, asleep: () => null, log: () => {} };
  const parts = { host: pc.host, clock: clock(), box: box.box, policy, ...rest };
  const ends: Record<number, string> = {};
  const stages: Record<number, string> = {};
  const said: string[] = [];
  let isOver = false;
  let beat: NodeJS.Timeout | undefined;
  const write = (line: string) => void tray.write(line);
  tray.on('error', () => {});
  tray.setEncoding('utf8');
  tray.on('data', (text: string) => {
    for (const line of text.split('\n').slice(0, -1)) {
      const { kind } = JSON.parse(line);
      if (kind !== 'beat') said.push(kind);
      const message = readFromHelper(line);
      if (message?.kind === 'ended') ends[message.person] = message.outcome.kind;
      if (message?.kind === 'moved') stages[message.person] = message.stage;
    }
  });
  void serveTray(stream, { token: TOKEN, welcome: WELCOME }, parts).then(() => {
    isOver = true;
    clearInterval(beat);
  });
  return {
    ends,
    stages,
    boxes: box.shown,
    said,
    get isOver() {
      return isOver;
    },
    welcome(secret = WELCOME) {
      const request = { ...REQUEST, ...over, people: people.flatMap((each) => signInOf(each) ?? []) };
      write(writeWelcome({ kind: 'welcome', secret, request }));
      beat = setInterval(() => write(writeMessage({ kind: 'beat' })), 1000);
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

/** Starts a helper about these people on this PC, and welcomes it. Needs fake timers. */
export function serveHelper(pc: FakeHost, people: readonly Session[], over: Serving = {}): ServedHelper {
  const helper = startHelper(pc, people, over);
  helper.welcome();
  return helper;
}
