import { duplexPair } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { clock } from '../../src/base/clock.ts';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import { OwnUsher } from '../../src/neighbors/own/serve-neighbors.ts';
import { readFromNeighbor } from '../../src/neighbors/protocol.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import type { AttemptResult, NeighborSays } from '../../src/sessions/session-host.ts';
import { fakeHost } from '../../test/fakes/host.ts';
import { anna, ben, kai } from '../../test/fakes/people.ts';
import { inVirtualTime } from '../in-virtual-time.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';
import { NEIGHBOR_ANSWERS, NEIGHBOR_REQUESTS } from './wire.ts';

/* Ben's own Usher, whom Kai's says anything, and Kai's, whom Ben's answers anything. */

const HELLO = { kind: 'hello', version: 1 };
const BEAT = { kind: 'beat' };
const lines = (...all: readonly object[]) => texts(all.map((each) => JSON.stringify(each)).join('\n'));

/** More than any talk takes. */
const MOST_LINES = 12;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const KAI = { sessionId: 1, processId: 4711, user: kai().sid, token: () => null };

/** Nothing is open, and Ben's settings let others sign him out. @param isAway whether he is not there */
async function ownUsher(input: Buffer, isAway: boolean): Promise<boolean> {
  return inVirtualTime(async (pass) => {
    const done: string[] = [];
    const time = clock();
    const facts = { idleMs: 3_600_000, isAway, couldBeLost: { word: 'nothing', programs: [] } } as const;
    const usher = new OwnUsher({
      clock: time,
      facts: async () => ({ ...facts, takenAt: time.now() }),
      setting: () => 'whenNothingIsLost',
      listing: () => ({
        sessions: [ben({ isCurrent: true }), kai({ isCurrent: false }), anna()],
        ageMs: 0,
      }),
      receipts: { write: () => `${done.push('receipt')}`, kept() {} },
      look: async () => 'same',
      leave() {
        done.push('signOut');
        return { kind: 'asked' };
      },
      blocking: () => ['Word'],
      askHere: async () => {
        done.push('ask');
        return { kind: 'noAnswer' };
      },
      notes: { keep: () => void done.push('note') },
      shownNotes: { reported: () => void done.push('noteShown') },
      log() {},
    });
    // The Usher has run for a while.
    await pass(20_000);
    const [theirs, ours] = duplexPair();
    theirs.on('error', () => {}).resume();
    void usher.arrived(ours, KAI);
    const said = input.toString().split('\n').slice(0, MOST_LINES);
    for (const line of said) {
      if (!theirs.destroyed && !theirs.writableEnded) theirs.write(`${line}\n`);
      await pass(200);
    }
    theirs.destroy();
    await pass(30_000);
    const [first, ...others] = said.map(parsed);
    const [request] = others.filter((line) => !isDeepStrictEqual(line, BEAT));
    const kind = (request as { kind?: unknown } | undefined)?.kind;
    const deeds = done.filter((each) => each !== 'receipt');
    demand(deeds.length <= 1, `${deeds} by one talk`);
    demand(deeds.length === 0 || isDeepStrictEqual(first, HELLO), 'a deed without a greeting');
    demand(
      deeds.every((each) => each === kind),
      `${deeds} by ${JSON.stringify(request)}`,
    );
    demand(
      kind !== 'signOut' || deeds.length === 0 || isDeepStrictEqual(request, { kind }),
      'more than it says',
    );
    demand(
      !deeds.includes('signOut') || (done[0] === 'receipt' && isAway),
      'without a receipt, or he is there',
    );
    return deeds.length > 0 || isDeepStrictEqual(request, { kind: 'facts' });
  });
}

type Asking = 'ask' | 'end' | 'facts';

/** @returns what Kai's Usher makes of the answers of Ben's */
async function answered(
  input: Buffer,
  what: Asking,
): Promise<{
  readonly said: readonly unknown[];
  readonly found: PersonReply | AttemptResult | NeighborSays | null;
}> {
  return inVirtualTime(async (pass) => {
    const pc = fakeHost([kai(), ben()], { ask: async () => ({ answer: 'cannotBeAsked' }) });
    const [theirs, ours] = duplexPair();
    theirs.on('error', () => {}).resume();
    const host = neighborlyHost(pc.host, { connect: async () => ours, clock: clock() });
    const question = {
      deed: 'signOut',
      seconds: 10,
      title: '',
      text: '',
      reason: null,
      silenceSignsOut: false,
    } as const;
    let found: PersonReply | AttemptResult | NeighborSays | null = null;
    const asked =
      what === 'ask'
        ? host.ask(ben(), question as Parameters<typeof host.ask>[1], new AbortController().signal)
        : what === 'end'
          ? host.methods[0]?.end(ben())
          : host.neighbor?.(ben());
    void asked?.then((answer) => {
      found = answer;
    });
    const said = input.toString().split('\n').slice(0, MOST_LINES);
    for (const line of said) {
      if (!theirs.destroyed && !theirs.writableEnded) theirs.write(`${line}\n`);
      await pass(100);
    }
    theirs.destroy();
    await pass(30_000);
    return { said: said.map(parsed).filter((line) => !isDeepStrictEqual(line, BEAT)), found };
  });
}

const asks =
  (what: Asking, check: (said: readonly unknown[], found: never) => boolean) => async (input: Buffer) => {
    const { said, found } = await answered(input, what);
    return found !== null && check(said, found as never);
  };

const YES = [HELLO, { kind: 'asking' }, { kind: 'said', answer: 'signOut' }];
const [FACTS] = NEIGHBOR_ANSWERS;

export const NEIGHBORS: readonly Target[] = [
  {
    name: 'the Usher of somebody who is there',
    kind: 'wire',
    reads: ['neighbors/own/serve-neighbors.ts', 'neighbors/own/ask-person.ts'],
    form: 'text',
    isSlow: true,
    corpus: NEIGHBOR_REQUESTS.flatMap((request) => lines(HELLO, BEAT, request, BEAT)),
    run: (input) => ownUsher(input, false),
  },
  {
    name: 'the Usher of somebody who is away',
    kind: 'wire',
    reads: ['neighbors/own/serve-neighbors.ts', 'neighbors/own/talk.ts', 'neighbors/protocol.ts'],
    form: 'text',
    isSlow: true,
    corpus: NEIGHBOR_REQUESTS.flatMap((request) => lines(HELLO, BEAT, request, BEAT)),
    run: (input) => ownUsher(input, true),
  },
  {
    name: "a person's answer by their Usher",
    kind: 'wire',
    reads: ['neighbors/client/ask-person.ts', 'neighbors/client/talk.ts'],
    form: 'text',
    isSlow: true,
    corpus: [
      ...lines(...YES),
      ...lines(HELLO, BEAT, { kind: 'asking' }, BEAT, { kind: 'said', answer: 'stay', reason: null }),
    ],
    run: asks('ask', (said, { answer }: PersonReply) => {
      demand(answer !== 'yes' || isDeepStrictEqual(said.slice(0, 3), YES), 'a yes that nobody said');
      return answer === 'yes' || answer === 'no';
    }),
  },
  {
    name: 'a sign-out by their Usher',
    kind: 'wire',
    reads: ['neighbors/client/neighborly-host.ts', 'neighbors/client/talk.ts'],
    form: 'text',
    isSlow: true,
    corpus: [
      ...lines(HELLO, { kind: 'leaving' }, BEAT),
      ...lines(HELLO, { kind: 'leaving' }, { kind: 'kept', programs: ['Word'] }),
      ...lines(HELLO, { kind: 'no', because: 'notAllowed' }),
    ],
    run: asks('end', (said, result: AttemptResult) => {
      demand(result.kind !== 'done' && result.kind !== 'failed', `it is ${result.kind}`);
      const isNo = said.some((line) => readFromNeighbor(JSON.stringify(line))?.kind === 'no');
      // Another way may follow only where this one was never begun.
      const isGreeted = isDeepStrictEqual(said[0], HELLO);
      demand(result.kind !== 'absent' || isNo || !isGreeted, 'another way, though it may have begun');
      return isGreeted;
    }),
  },
  {
    name: 'facts by their Usher',
    kind: 'wire',
    reads: ['neighbors/client/ask.ts', 'neighbors/client/neighborly-host.ts'],
    form: 'text',
    isSlow: true,
    corpus: [...lines(HELLO, FACTS), ...lines(HELLO, BEAT, { ...FACTS, allows: false, asks: true })],
    run: asks('facts', (said, { allows }: NeighborSays) => {
      const told = said[1] as { kind?: unknown; allows?: unknown } | undefined;
      demand(!allows || (told?.kind === 'facts' && told.allows === true), 'allowed, and nobody said so');
      return true;
    }),
  },
];
