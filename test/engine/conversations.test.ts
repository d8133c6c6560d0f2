import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { SilenceReason } from '../../src/conversation/consent.ts';
import type { NewPinned } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { Conversations } from '../../src/engine/conversations.ts';
import type { ElevationListener } from '../../src/engine/elevation.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { ConversationsParts } from '../../src/engine/ports.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import { english } from '../../src/languages/en/words.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import { DEFAULT_SETTINGS, timings } from '../../src/settings/settings.ts';
import { operatorHere } from '../../src/tray/operator.ts';
import { fakeElevation } from '../fakes/elevation.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import type { FakeToaster } from '../fakes/operator.ts';
import { fakeBox, fakeToaster } from '../fakes/operator.ts';
import { anna, ben, kai, mia } from '../fakes/people.ts';
import { NOTHING_OPEN, pinned, WORD_OPEN } from '../fakes/pinned.ts';
import { seconds } from '../fakes/usher.ts';

let pc: FakeHost;
let toasts: FakeToaster;
let logged: string[];
let moves: string[];
let ends: string[];
let changes: number;
let readings: number;
/** Why silence is no yes by now. */
let objection: SilenceReason | null;

const { conversation: _, ...about } = pinned();

function start(
  over: Partial<ConversationsParts> = {},
  happened: (event: HistoryEvent) => void = () => {},
): Conversations {
  const operator = operatorHere({
    host: pc.host,
    toaster: toasts.toaster,
    box: fakeBox().box,
    windows: null,
    settings: DEFAULT_SETTINGS,
    words: english,
    overMs: 3_600_000,
    timings: timings(DEFAULT_SETTINGS),
    nameOf: ({ userName }) => userName,
    mayLeaveNotes: () => true,
    notifications: () => 'accepts',
    leaveNote: () => {},
    milder: () => [],
    act: () => {},
  });
  const parts: ConversationsParts = {
    host: pc.host,
    nameOfSession: () => null,
    nameOf: ({ userName }) => userName,
    operator: {
      ask: (...asked) => operator.ask(...asked),
      silenceObjection: () => objection ?? operator.silenceObjection(),
    },
    words: english,
    settings: DEFAULT_SETTINGS,
    timings: timings(DEFAULT_SETTINGS),
    clock: clock(),
    list: () => pc.host.list(),
    elevation: NO_ELEVATION,
    operatorShown: () => ({ operator: 'Kai', account: null }),
    asleep() {
      readings += 1;
      return null;
    },
    log: (line) => logged.push(line),
    ...over,
  };
  return new Conversations(parts, {
    changed: () => {
      changes += 1;
    },
    moved: ({ kind }) => moves.push(kind),
    happened,
    ended: (key, { outcome }) => ends.push(`${key}: ${outcome.kind}`),
  });
}

const kinds = (talks: Conversations) =>
  Object.fromEntries([...talks.states].map(([key, { kind }]) => [key, kind]));

beforeEach(() => {
  vi.useFakeTimers();
  pc = fakeHost([kai(), ben(), anna()]);
  pc.usage = WORD_OPEN;
  toasts = fakeToaster();
  logged = [];
  moves = [];
  ends = [];
  changes = 0;
  readings = 0;
  objection = null;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('an answer', () => {
  it('reaches the question it is to, and neither a countdown nor who waits to be asked about', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    const questionOf = (key: string) => {
      const state = talks.states.get(key);
      return state?.kind === 'asking' ? state.question : '';
    };
    const first = questionOf('ben');
    talks.answer(first, 'yes');
    talks.begin(new Map([['anna', { ...about, session: anna(), presence: 'quiet' }]]), () => null);
    talks.begin(new Map([['mia', { ...about, session: mia(), presence: 'present' }]]), () => null);
    await seconds(1);
    const before = { ben: 'countingDown', anna: 'asking', mia: 'waiting' };
    expect(kinds(talks)).toEqual(before);
    for (const question of [first, '1', '2', '2-anyway', 'group-2', '']) {
      talks.answer(question, 'yes');
      talks.answer(question, 'no');
    }
    expect(kinds(talks)).toEqual(before);
    talks.answer(questionOf('anna'), 'no');
    await seconds(1);
    expect(kinds(talks)).toEqual({ ben: 'countingDown', anna: 'ended', mia: 'asking' });
    talks.stop();
  });

  it('to an earlier question about a group reaches no later one', async () => {
    const talks = start();
    const both = new Map([
      ['ben', about],
      ['anna', { ...about, session: anna() }],
    ]);
    const ask = async () => {
      talks.begin(both, () => null);
      await seconds(1);
      return [...talks.states.values()].map((state) => (state.kind === 'asking' ? state.question : ''));
    };
    const [first = '', same] = await ask();
    expect([first === '', same]).toEqual([false, first]);
    talks.answer(first, 'no');
    const [second = ''] = await ask();
    talks.answer(first, 'yes');
    await seconds(1);
    expect(kinds(talks)).toEqual({ ben: 'asking', anna: 'asking' });
    talks.answer(second, 'no');
    expect(kinds(talks)).toEqual({ ben: 'ended', anna: 'ended' });
    talks.stop();
  });
});

describe('a cancel', () => {
  it('reaches the one that it is about, and no later one about the same person', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.begin(new Map([['anna', { ...about, session: anna() }]]), () => null);
    talks.cancel('ben', 1);
    talks.cancel('zoe');
    expect(ends).toEqual(['ben: canceled']);
    talks.begin(new Map([['ben', about]]), () => null);
    talks.cancel('ben', 1);
    talks.cancel('ben', 2);
    talks.cancel('zoe', 2);
    expect(kinds(talks)).toEqual({ ben: 'waiting', anna: 'checkingUsage' });
    talks.cancel('ben');
    expect(ends).toEqual(['ben: canceled', 'ben: canceled']);
    talks.stop();
  });

  it('of all reaches each that still runs', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.begin(new Map([['anna', { ...about, session: anna() }]]), () => null);
    talks.cancel('ben');
    talks.begin(new Map([['mia', { ...about, session: mia(), presence: 'present' }]]), () => null);
    talks.cancelAll();
    expect(ends).toEqual(['ben: canceled', 'anna: canceled', 'mia: canceled']);
  });
});

describe('silence', () => {
  /** A question about Ben, who can lose nothing; the objection arises after 10 seconds. */
  async function silent(because: SilenceReason | null, usage = NOTHING_OPEN) {
    pc.usage = usage;
    const happened: string[] = [];
    const talks = start({}, ({ event }) => happened.push(event));
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(10);
    objection = because;
    await seconds(65);
    return { ends, isNotShown: happened.includes('questionNotShown') };
  }

  it('is a yes where the question could be seen all the while', async () => {
    expect(await silent(null)).toEqual({ ends: ['ben: signedOut'], isNotShown: false });
  });

  it('is none from the moment on in which the question may not be seen', async () => {
    expect(await silent('mayBeUnseen')).toEqual({ ends: ['ben: unanswered'], isNotShown: true });
  });

  it('that is no yes anyway ends the question all the same', async () => {
    expect(await silent('mayBeUnseen', WORD_OPEN)).toEqual({ ends: ['ben: unanswered'], isNotShown: false });
  });

  it('does not matter once the operator has said yes', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    objection = 'mayBeUnseen';
    await seconds(12);
    expect(ends).toEqual(['ben: signedOut']);
  });
});

describe('a group', () => {
  it('has the longer countdown where any of them may be there', () => {
    const there = { ...about, session: mia(), presence: 'present' } as const;
    const groupOf = (...people: readonly NewPinned[]) => {
      const talks = start();
      talks.begin(new Map(people.map((each) => [each.session.userName, each])), () => null);
      const groups = [...talks.states.values()].map((state) => state.pinned.group?.isAnybodyThere);
      talks.stop();
      return groups;
    };
    expect(groupOf(about, { ...about, session: anna() })).toEqual([false, false]);
    expect(groupOf(about, there)).toEqual([true, true]);
    expect(groupOf(there)).toEqual([undefined]);
  });
});

describe('conversations', () => {
  it('tell each state that they pass and how they end, once', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(12);
    expect(moves).toEqual([
      'waiting',
      'checkingUsage',
      'asking',
      'permitting',
      'countingDown',
      'lastLook',
      'signingOut',
      'verifying',
      'ended',
    ]);
    expect(ends).toEqual(['ben: signedOut']);
  });

  it('are numbered through, so that no answer fits two of them', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.begin(new Map([['anna', { ...about, session: anna() }]]), () => null);
    talks.send('ben', { kind: 'canceled' });
    talks.begin(new Map([['ben', about]]), () => null);
    expect([...talks.states.values()].map((state) => state.pinned.conversation)).toEqual([3, 2]);
  });

  it('are one for each person at a time: a second beginning is ignored', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    talks.begin(new Map([['ben', about]]), () => 'refused');
    expect(talks.states.get('ben')).toMatchObject({
      kind: 'asking',
      anyway: null,
      pinned: { conversation: 1 },
    });
    expect(moves).toHaveLength(3);
  });

  it('about nobody hear nothing', () => {
    const talks = start();
    talks.send('zoe', { kind: 'canceled' });
    expect(moves).toEqual([]);
  });

  it('hear an event for all as each of them needs it', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.begin(new Map([['anna', { ...about, session: anna() }]]), () => null);
    const isBen = ({ pinned: { session } }: Conversation) => session.userName === 'ben';
    talks.sendToAll((state) => ({ kind: 'seen', verdict: isBen(state) ? 'changed' : 'same' }));
    await seconds(1);
    expect(kinds(talks)).toEqual({ ben: 'ended', anna: 'asking' });
  });

  it('give the next turn as soon as a question has ended', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.begin(new Map([['anna', { ...about, session: anna() }]]), () => null);
    await seconds(1);
    expect(kinds(talks)).toEqual({ ben: 'asking', anna: 'waiting' });
    talks.send('ben', { kind: 'canceled' });
    expect(kinds(talks)).toEqual({ ben: 'ended', anna: 'checkingUsage' });
  });

  it('hear nothing of a job whose state has passed', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    talks.send('ben', { kind: 'canceled' });
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(1);
    expect(talks.states.get('ben')).toMatchObject({ kind: 'asking', pinned: { conversation: 2 } });
  });

  it('are not answered by a box of an earlier one that closes late', async () => {
    const answers: ((reply: PersonReply) => void)[] = [];
    pc = fakeHost([kai(), anna()], { ask: () => new Promise((resolve) => answers.push(resolve)) });
    const talks = start();
    for (const time of [0, 1]) {
      talks.begin(new Map([['anna', { ...about, session: anna(), presence: 'quiet' }]]), () => null);
      await seconds(1);
      toasts.shown[time]?.end('yes');
      await seconds(1);
      if (time === 0) talks.send('anna', { kind: 'canceled' });
    }
    answers[0]?.({ answer: 'yes' });
    await seconds(1);
    expect(talks.states.get('anna')).toMatchObject({ kind: 'countingDown', person: 'waiting' });
    answers[1]?.({ answer: 'no' });
    await seconds(1);
    expect(ends).toEqual(['anna: canceled', 'anna: refused']);
  });

  it('look at the clock each second while one runs, and not at all otherwise', async () => {
    const talks = start();
    expect(vi.getTimerCount()).toEqual(0);
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(10);
    expect(readings).toBeGreaterThanOrEqual(10);
    talks.send('ben', { kind: 'canceled' });
    const before = readings;
    await seconds(100);
    expect(readings).toEqual(before);
  });

  it('are not held up by events that come faster than their beat', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(0);
    for (let n = 0; n < 130; n += 1) {
      await seconds(0.5);
      talks.send('ben', { kind: 'seen', verdict: 'same' });
    }
    expect(ends).toEqual(['ben: unanswered']);
  });

  it('are forgotten five minutes after their end, and then nothing is left to do', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.send('ben', { kind: 'canceled' });
    await seconds(299);
    expect(kinds(talks)).toEqual({ ben: 'ended' });
    await seconds(2);
    expect(kinds(talks)).toEqual({});
    expect(vi.getTimerCount()).toEqual(0);
    const abort = vi.spyOn(AbortController.prototype, 'abort');
    talks.stop();
    expect(abort).not.toHaveBeenCalled();
    abort.mockRestore();
  });

  it('have the menu drawn after every event', () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    talks.send('ben', { kind: 'canceled' });
    expect(changes).toEqual(2);
  });

  it('end without a deed where asking Windows for permission breaks', async () => {
    const begin = () => {
      throw new Error('no helper');
    };
    const talks = start({ elevation: { ...NO_ELEVATION, begin } });
    talks.begin(new Map([['ben', { ...about, rights: 'withPermission' }]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(1);
    expect([ends, logged]).toEqual([['ben: permissionDeclined'], ['permitting failed: Error: no helper']]);
  });

  it('hear nothing of a helper that an earlier one about the same person had', async () => {
    const listeners: ElevationListener[] = [];
    const happened: string[] = [];
    const talks = start(
      { elevation: { ...NO_ELEVATION, begin: (_pinned, listener) => void listeners.push(listener) } },
      ({ event }) => happened.push(event),
    );
    const withPermission = { ...about, rights: 'withPermission' } as const;
    for (const toast of [0, 1]) {
      talks.begin(new Map([['ben', withPermission]]), () => null);
      await seconds(1);
      toasts.shown[toast]?.end('yes');
      await seconds(1);
      if (toast === 0) talks.send('ben', { kind: 'canceled' });
    }
    const before = [talks.states.get('ben'), happened.length];
    const [former, present] = listeners;
    former?.send({ kind: 'permission', granted: true });
    former?.send({ kind: 'helper', report: { kind: 'ended', outcome: { kind: 'refused' } } });
    former?.send({ kind: 'helper', report: { kind: 'lost' } });
    former?.happened({ event: 'signingOut', consent: 'operator', method: 0 });
    await seconds(0);
    expect([talks.states.get('ben'), happened.length]).toEqual(before);
    present?.send({ kind: 'permission', granted: true });
    present?.happened({ event: 'signingOut', consent: 'operator', method: 0 });
    expect([talks.states.get('ben')?.kind, happened.at(-1)]).toEqual(['elevated', 'signingOut']);
  });

  it('hear nothing of a helper once they are stopped', async () => {
    const helper = fakeElevation();
    const happened: string[] = [];
    const talks = start({ elevation: helper.elevation }, ({ event }) => happened.push(event));
    talks.begin(new Map([['ben', { ...about, rights: 'withPermission' }]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(1);
    talks.stop();
    const before = [...happened];
    helper.begun[0]?.permit(true);
    helper.begun[0]?.listener.happened({ event: 'signingOut', consent: 'operator', method: 0 });
    expect([happened, kinds(talks)]).toEqual([before, {}]);
  });

  it('tell somebody who is there and is not to be asked once, with the reason, and write that down', async () => {
    pc = fakeHost([kai(), mia()]);
    const happened: string[] = [];
    const talks = start({}, ({ event }) => happened.push(event));
    const there = { ...pinned(mia()), reason: 'The PC restarts at 5.' };
    talks.begin(new Map([['mia', there]]), () => 'ordered');
    await seconds(1);
    expect(pc.notes).toEqual([]);
    toasts.shown[0]?.end('yes');
    await seconds(62);
    expect(pc.asked).toEqual([]);
    expect(pc.notes).toEqual([
      'mia: Kai is signing you out. You will be signed out of this PC in 60 seconds. ' +
        'Please save your work at once.\n\nReason given by Kai: “The PC restarts at 5.”',
    ]);
    expect(happened.filter((event) => event === 'note')).toEqual(['note']);
    expect(ends).toEqual(['mia: signedOut']);
  });

  it('tell nobody who is away, even where nobody is to be asked', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => 'ordered');
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(62);
    expect([pc.notes, ends]).toEqual([[], ['ben: signedOut']]);
  });

  it('say nothing more once they are stopped, and nobody is signed out', async () => {
    const talks = start();
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(1);
    toasts.shown[0]?.end('yes');
    await seconds(1);
    talks.stop();
    const said = [moves.length, changes];
    await seconds(60);
    expect([moves.length, changes]).toEqual(said);
    expect(pc.done.filter((each) => each !== 'list')).toEqual([]);
    expect(vi.getTimerCount()).toEqual(0);
  });

  it('run faster on a faster clock, and a slow PC is no sleep to it', async () => {
    const talks = start({ clock: clock(30) });
    talks.begin(new Map([['ben', about]]), () => null);
    await seconds(0.1);
    toasts.shown[0]?.end('yes');
    await seconds(0.5);
    expect(ends).toEqual(['ben: signedOut']);
  });
});
