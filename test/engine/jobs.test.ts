import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import type { JobParts } from '../../src/engine/jobs.ts';
import { jobName, startJob } from '../../src/engine/jobs.ts';
import type { About } from '../../src/engine/operator.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import { fakeElevation } from '../fakes/elevation.ts';
import { fakeHost } from '../fakes/host.ts';
import { jobParts } from '../fakes/jobs.ts';
import { ben, kai, mia } from '../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  checkingUsage,
  countingDown,
  elevated,
  lastLooking,
  permitting,
  pinned,
  signingOut,
  verifying,
  waiting,
} from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const ENDED: Conversation = { kind: 'ended', pinned: pinned(), outcome: { kind: 'canceled' }, endedAt: 0 };
const NEEDS_PERMISSION = pinned(ben(), { rights: 'withPermission' });

/** A PC that tells when it loads what a sign-out needs, and when a neighbor is asked. */
function host(order: string[] = []) {
  const pc = fakeHost([kai(), ben()]);
  const warmUp = async () => {
    order.push('warm up');
  };
  const methods = pc.host.methods.map((method) => ({ ...method, warmUp }));
  const neighbor = async () => {
    order.push('neighbor');
    return null;
  };
  return Object.assign(pc, { host: { ...pc.host, methods, neighbor } });
}

/** Starts the job of a state. */
async function job(state: Conversation, over: Partial<JobParts> = {}, pc = fakeHost([kai(), ben()])) {
  const sent: Event[] = [];
  const happened: HistoryEvent[] = [];
  const abort = new AbortController();
  const lasting = {
    send() {},
    happened: (event: HistoryEvent) => void happened.push(event),
  };
  void startJob(state, jobParts(pc, over), abort.signal, (event) => sent.push(event), lasting);
  await seconds(0);
  return { pc, sent, happened, abort, lasting };
}

describe('the name of a job', () => {
  const names = (...states: readonly Conversation[]) => states.map(jobName);

  it('is that of its state where this has one job', () => {
    expect(names(waiting(), checkingUsage(), permitting(), verifying(), ENDED)).toEqual([
      'waiting',
      'checkingUsage',
      'permitting',
      'verifying',
      'ended',
    ]);
  });

  it('is another for each question', () => {
    expect(names(asking(), asking({ question: '7' }))).toEqual(['asking-1', 'asking-7']);
  });

  it('is another for each method, and for each look before it', () => {
    expect(names(lastLooking(), lastLooking({ again: 2 }), lastLooking({ method: 1 }))).toEqual([
      'lastLook-0-0',
      'lastLook-0-2',
      'lastLook-1-0',
    ]);
    expect(names(signingOut(), signingOut({ method: 1 }))).toEqual(['signingOut-0', 'signingOut-1']);
  });

  it('is another once a helper is told to stop, and the same while it moves on', () => {
    const stopped = elevated({ stopped: { kind: 'canceled' } });
    expect(names(elevated(), elevated({ stage: 'verifying' }), stopped)).toEqual([
      'elevated-false',
      'elevated-false',
      'elevated-true',
    ]);
  });

  it('is another once the person is asked again, and the same while they have more time', () => {
    expect(
      names(
        countingDown(),
        askingPerson(mia()),
        askingPerson(mia(), { person: 'later', hadMoreTime: true }),
        askingPerson(mia(), { hadMoreTime: true }),
        askingPerson(mia(), { person: 'noAnswer', hadMoreTime: true }),
      ),
    ).toEqual(['countingDown', 'countingDown', 'countingDown', 'countingDown-again', 'countingDown-again']);
  });
});

describe('the job of a conversation', () => {
  it('that waits, or has ended, says nothing', async () => {
    const helper = fakeElevation();
    for (const state of [waiting(), ENDED]) {
      const { sent, pc } = await job(state, { elevation: helper.elevation });
      expect([sent, pc.done]).toEqual([[], []]);
    }
    expect(helper.told).toEqual(['release 1']);
  });

  it('that begins looks what is open', async () => {
    expect((await job(checkingUsage())).sent).toMatchObject([{ kind: 'usageChecked' }]);
  });

  it('that looks last, or signs out, tells what came of it', async () => {
    expect((await job(lastLooking())).sent).toEqual([{ kind: 'looked', verdict: 'same', isVoid: false }]);
    const { sent, pc } = await job(signingOut({ method: 1 }));
    expect([sent, pc.done]).toEqual([[{ kind: 'attempted', result: { kind: 'done' } }], ['method 1 of 2']]);
  });
});

describe('a question', () => {
  /** What is done for it, and who is asked about. */
  async function put(state: ReturnType<typeof asking>) {
    const order: string[] = [];
    const pc = host(order);
    const asked: About[] = [];
    const operator: JobParts['operator'] = {
      silenceObjection: () => null,
      async ask(about, _signal, send) {
        asked.push(about);
        send({ kind: 'answered', question: '1', answer: 'no' });
      },
    };
    const { sent } = await job(state, { operator }, pc);
    return { asked, sent, order };
  }

  it('is put to the operator, and the answer sent', async () => {
    expect(await put(asking())).toEqual({
      asked: [[asking()]],
      sent: [{ kind: 'answered', question: '1', answer: 'no' }],
      order: [],
    });
  });

  it('has everything loaded that a sign-out needs where silence may be a yes', async () => {
    expect(await put(askingWithSilence())).toMatchObject({ order: ['warm up', 'warm up'] });
  });

  it('about a group is not put for each of them', async () => {
    const group = { id: '1', isAnybodyThere: false };
    expect(await put(asking({ pinned: pinned(ben(), { group }) }))).toMatchObject({ asked: [], sent: [] });
  });

  it('has the person’s own Usher asked once more where that was late', async () => {
    expect(await put(asking({ isNeighborLate: true }))).toMatchObject({
      asked: [[asking({ isNeighborLate: true })]],
      order: ['neighbor'],
    });
  });
});

describe('permission', () => {
  it('is there at once where none is needed', async () => {
    const helper = fakeElevation();
    const { sent } = await job(permitting(), { elevation: helper.elevation });
    expect([sent, helper.begun]).toEqual([[{ kind: 'permission', granted: true }], []]);
  });

  it('is asked for by the name of the person, for as long as the conversation lasts', async () => {
    const begun: unknown[] = [];
    const elevation = {
      ...fakeElevation().elevation,
      begin: (...asked: readonly unknown[]) => void begun.push(...asked),
    };
    const state = permitting({ pinned: NEEDS_PERMISSION });
    const { sent, lasting } = await job(state, { elevation });
    expect([sent, begun]).toEqual([[], [{ ...state, name: 'ben' }, lasting]]);
  });

  it('is taken back once the operator cancels, and not before', async () => {
    const { elevation, told } = fakeElevation();
    await job(elevated(), { elevation });
    expect(told).toEqual([]);
    await job(elevated({ stopped: { kind: 'canceled' } }), { elevation });
    expect(told).toEqual(['cancel 1']);
  });
});

describe('a countdown', () => {
  it('loads what a sign-out needs, and tells nothing to somebody who is away', async () => {
    const order: string[] = [];
    const { pc, happened } = await job(countingDown(), {}, host(order));
    expect([order, pc.asked, pc.notes, happened]).toEqual([['warm up', 'warm up'], [], [], []]);
  });

  it('asks the person who is there, and sends their answer', async () => {
    const { pc, sent, happened } = await job(askingPerson(mia()));
    pc.asked[0]?.answer('later');
    await seconds(0);
    expect([sent, pc.notes, happened]).toEqual([[{ kind: 'personAnswered', answer: 'later' }], [], []]);
  });

  it('warns somebody who is there and is not asked, and the history has that', async () => {
    const { pc, happened } = await job(countingDown({ pinned: pinned(mia()) }));
    expect([pc.asked, pc.notes.length, happened]).toEqual([[], 1, [{ event: 'note', note: 'left' }]]);
  });
});

describe('whether the session has gone', () => {
  it('is looked for each half a second, until nobody wants to know', async () => {
    const { pc, sent, abort } = await job(verifying());
    await seconds(0.499);
    expect(pc.done).toEqual(['list']);
    pc.sessions = [kai()];
    await seconds(0.001);
    expect([pc.done, sent]).toEqual([
      ['list', 'list'],
      [
        { kind: 'looked', verdict: 'same' },
        { kind: 'looked', verdict: 'gone' },
      ],
    ]);
    abort.abort();
    await seconds(5);
    expect(pc.done).toEqual(['list', 'list']);
  });

  it('is not known where a listing fails, and looked for again', async () => {
    const pc = fakeHost([kai()]);
    pc.listFails = new Error('broken');
    const { sent } = await job(verifying(), {}, pc);
    expect(sent).toEqual([]);
    pc.listFails = null;
    await seconds(0.5);
    expect(sent).toEqual([{ kind: 'looked', verdict: 'gone' }]);
  });

  it('is looked for by listings that several share', async () => {
    const { pc, sent } = await job(verifying(), { listTogether: async () => [kai()] });
    expect([pc.done, sent]).toEqual([[], [{ kind: 'looked', verdict: 'gone' }]]);
  });
});
