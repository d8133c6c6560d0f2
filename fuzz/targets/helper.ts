import { duplexPair } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { clock } from '../../src/base/clock.ts';
import { openChannel } from '../../src/elevation/client/channel.ts';
import { serveTray } from '../../src/elevation/server/serve.ts';
import { english } from '../../src/languages/en/words.ts';
import { signInOf } from '../../src/sessions/sign-in.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { fakeHost } from '../../test/fakes/host.ts';
import { fakeBox } from '../../test/fakes/operator.ts';
import { anna, ben, kai, mia, services } from '../../test/fakes/people.ts';
import { inVirtualTime } from '../in-virtual-time.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';
import { REQUEST } from './wire.ts';

/*
 * The elevated helper, whose tray says anything, and the tray, whose helper says anything. One line each second, as
 * beats come.
 */

/** Away, as Ben is. */
const zoe = () => ben({ sessionId: 5, userName: 'zoe', fullName: 'Zoe', sid: 'S-1-5-21-1-2-3-1005' });

const TOKEN = 'a'.repeat(32);
const SECRET = 'b'.repeat(32);

/** More lines than a sign-out of somebody who is away needs. */
const MOST_LINES = 25;

/** Lines that come before any countdown can be over. */
const COUNTDOWN_LINES = 8;

const BEAT = '{"kind":"beat"}';
const beats = (count: number) => Array<string>(count).fill(BEAT);
const welcome = (over: object = {}) =>
  JSON.stringify({ kind: 'welcome', secret: SECRET, request: { ...REQUEST, ...over } });

const lines = (...all: readonly (string | readonly string[])[]) => texts(all.flat().join('\n'));

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Whom a first line has the helper sign out: the very sign-ins, behind the right secret. */
function agreed(line: string): readonly number[] {
  const said = parsed(line) as { secret?: unknown; request?: { people?: unknown; deed?: unknown } } | null;
  if (said?.secret !== SECRET || said.request?.deed !== 'signOut') return [];
  const asked = said.request.people;
  const isAsked = (person: unknown) =>
    Array.isArray(asked) &&
    asked.some((each) => isSameSignIn(each, person as Readonly<Record<string, unknown>>));
  return [ben(), zoe(), anna(), mia()]
    .filter((person) => isAsked(signInOf(person)))
    .map(({ sessionId }) => sessionId);
}

function isSameSignIn(
  one: Readonly<Record<string, unknown>> | null,
  other: Readonly<Record<string, unknown>>,
) {
  return one?.sessionId === other.sessionId && one?.host === other.host && one?.logonTime === other.logonTime;
}

const sessionOf = (deed: string) => Number(deed.split(' ').at(-1));

async function servedBy(input: Buffer): Promise<boolean> {
  const [first = '', ...rest] = input.toString().split('\n');
  const pc = fakeHost([services(), kai(), ben(), zoe(), anna(), mia()]);
  const [tray, stream] = duplexPair();
  const box = fakeBox();
  const deeds = () => pc.done.filter((each) => each !== 'list').map(sessionOf);
  return inVirtualTime(async (pass) => {
    tray.on('error', () => {}).resume();
    let isOver = false;
    const rests = { words: english, policy: NO_POLICY, asleep: () => null, log() {} };
    const parts = { host: pc.host, clock: clock(), box: box.box, ...rests };
    void serveTray(stream, { token: TOKEN, welcome: SECRET }, parts).then(() => {
      isOver = true;
    });
    for (const line of [first, ...rest.slice(0, MOST_LINES)]) {
      if (!tray.destroyed) tray.write(`${line}\n`);
      await pass(1000);
      if (isOver) break;
    }
    const before = deeds().length;
    tray.destroy();
    await pass(40_000);
    demand(isOver, 'the helper never ends');
    demand(deeds().length === before, 'a deed after the tray has gone');
    const allowed = agreed(first);
    demand(
      deeds().every((id) => allowed.includes(id)),
      `${deeds()} without consent`,
    );
    demand(
      pc.asked.every(({ session }) => allowed.includes(session.sessionId)),
      'asked without consent',
    );
    demand(
      !deeds().includes(anna().sessionId) && !deeds().includes(mia().sessionId),
      'somebody who is there',
    );
    const isStopped = !rest.slice(0, COUNTDOWN_LINES).every(isTrays);
    demand(!isStopped || deeds().length === 0, 'a deed after a line that is none');
    return deeds().length > 0;
  });
}

/** What a tray may say after its welcome that stops nothing for Ben, who is the first one. */
function isTrays(line: string): boolean {
  const said = parsed(line);
  return isDeepStrictEqual(said, { kind: 'beat' }) || isDeepStrictEqual(said, { kind: 'cancel', person: 1 });
}

const moved = '{"kind":"moved","person":0,"stage":"countingDown","leftMs":9000}';
const ended = '{"kind":"ended","person":0,"outcome":{"kind":"signedOut","memoryBytes":null}}';
const hello = JSON.stringify({ kind: 'hello', token: TOKEN });

async function heardFrom(input: Buffer): Promise<boolean> {
  const [helper, ours] = duplexPair();
  return inVirtualTime(async (pass) => {
    let token = '';
    const heard: unknown[] = [];
    let told = '';
    let arrive = (_: typeof ours) => {};
    const people = [signInOf(ben())].filter((each) => each !== null);
    const channel = openChannel(
      { ...REQUEST, people },
      { permission() {}, heard: (message) => void heard.push(message), lost() {} },
      {
        elevate: async ([, , given = '']) => {
          token = given;
          return 'started';
        },
        serve(_name, arrived) {
          arrive = arrived;
          return { close() {} };
        },
        clock: clock(),
        log() {},
      },
    );
    helper
      .on('error', () => {})
      .on('data', (bytes: Buffer) => {
        told += bytes;
      });
    await pass(10);
    arrive(ours);
    // The true token stands where the valid inputs have theirs.
    const lines = input.toString().replaceAll(TOKEN, token).split('\n').slice(0, MOST_LINES);
    for (const line of lines) {
      if (!helper.destroyed) helper.write(`${line}\n`);
      await pass(100);
    }
    channel.close();
    helper.destroy();
    await pass(2000);
    const isGreeted = told.includes('welcome');
    demand(
      !isGreeted || isDeepStrictEqual(parsed(lines[0] ?? ''), { kind: 'hello', token }),
      'a stranger is told all',
    );
    demand(isGreeted || heard.length === 0, 'a stranger is heard');
    const said = lines.slice(1).map(parsed);
    demand(
      heard.every((each) => said.some((line) => isDeepStrictEqual(line, each))),
      'heard what nobody said',
    );
    return heard.length > 0;
  });
}

export const HELPER: readonly Target[] = [
  {
    name: 'an elevated helper at work',
    kind: 'wire',
    reads: ['elevation/server/serve.ts', 'elevation/request.ts', 'elevation/protocol.ts'],
    form: 'text',
    isSlow: true,
    corpus: [
      ...lines(welcome(), beats(20)),
      ...lines(
        welcome({ people: [signInOf(ben()), signInOf(zoe())] }),
        beats(8),
        '{"kind":"cancel","person":1}',
        beats(12),
      ),
    ],
    run: servedBy,
  },
  {
    name: 'a tray with its helper',
    kind: 'wire',
    reads: ['elevation/client/channel.ts', 'wire/first-line.ts', 'wire/link.ts'],
    form: 'text',
    isSlow: true,
    corpus: [...lines(hello, moved, BEAT, ended), ...lines(hello, BEAT, BEAT, ended, moved)],
    run: heardFrom,
  },
];
