import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import type { JobRunnerParts } from '../../src/engine/job-runner.ts';
import { JobRunner } from '../../src/engine/job-runner.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import type { FakeElevation } from '../fakes/elevation.ts';
import { fakeElevation } from '../fakes/elevation.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { jobParts } from '../fakes/jobs.ts';
import { ben, kai } from '../fakes/people.ts';
import {
  asking,
  checkingUsage,
  countingDown,
  lastLooking,
  permitting,
  pinned,
  verifying,
} from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

const NEEDS_PERMISSION = permitting({ pinned: pinned(ben(), { rights: 'withPermission' }) });

let pc: FakeHost;
let helper: FakeElevation;
/** The signals of the questions that were put, in order. */
let asked: AbortSignal[];
let heard: Event[];
let happened: HistoryEvent[];
let logged: string[];
/** The conversation that runs by now. */
let conversation: number | undefined;

inFakeTime();

beforeEach(() => {
  pc = fakeHost([kai(), ben()]);
  helper = fakeElevation();
  asked = [];
  heard = [];
  happened = [];
  logged = [];
  conversation = 1;
});

function runner(over: Partial<JobRunnerParts> = {}): JobRunner {
  const operator: JobRunnerParts['operator'] = {
    silenceObjection: () => null,
    ask(_about, signal) {
      asked.push(signal);
      return new Promise(() => {});
    },
  };
  const { elevation } = helper;
  const log = (line: string) => logged.push(line);
  return new JobRunner(
    { ...jobParts(pc), operator, elevation, log, ...over },
    {
      heard: (_key, event) => heard.push(event),
      happened: (_key, event) => happened.push(event),
      conversationOf: () => conversation,
    },
  );
}

/** Which of the questions are taken back. */
const takenBack = () => asked.map(({ aborted }) => aborted);

describe('a job', () => {
  it('goes on as long as its state lasts, and ends with it', async () => {
    const jobs = runner();
    jobs.follow('ben', asking());
    jobs.follow('ben', asking({ until: 90_000 }));
    expect(takenBack()).toEqual([false]);
    jobs.follow('ben', asking({ question: '2' }));
    expect(takenBack()).toEqual([true, false]);
    jobs.follow('ben', countingDown());
    expect(takenBack()).toEqual([true, true]);
  });

  it('is each conversation’s own', () => {
    const jobs = runner();
    jobs.follow('ben', asking());
    jobs.follow('anna', asking());
    jobs.follow('anna', countingDown());
    expect(takenBack()).toEqual([false, true]);
  });

  it('ends where all are stopped', () => {
    const jobs = runner();
    jobs.follow('ben', asking());
    jobs.follow('anna', asking());
    jobs.stop();
    expect(takenBack()).toEqual([true, true]);
  });

  it('that is forgotten is not ended once more', () => {
    const jobs = runner();
    jobs.follow('ben', asking());
    jobs.forget('ben');
    jobs.stop();
    expect(takenBack()).toEqual([false]);
  });

  it('that has ended is heard no more', async () => {
    const jobs = runner();
    jobs.follow('ben', checkingUsage());
    jobs.follow('ben', asking());
    await seconds(5);
    expect(heard).toEqual([]);
  });

  it('that breaks is logged, and ends its state in the harmless way', async () => {
    const elevation = {
      ...helper.elevation,
      begin() {
        throw new Error('no helper');
      },
    };
    const jobs = runner({ elevation });
    jobs.follow('ben', NEEDS_PERMISSION);
    await seconds(0);
    expect([heard, logged]).toEqual([
      [{ kind: 'permission', granted: false }],
      ['permitting failed: Error: no helper'],
    ]);
  });

  it('shares its listings with other ones', async () => {
    const jobs = runner();
    for (const key of ['ben', 'anna', 'mia']) jobs.follow(key, verifying());
    await seconds(0);
    expect(heard).toEqual(Array(3).fill({ kind: 'looked', verdict: 'same' }));
    expect(pc.done).toEqual(['list', 'list']);
  });

  it('waits with its last look while four others look', async () => {
    let looking = 0;
    const look = () => {
      looking += 1;
      return new Promise<never>(() => {});
    };
    const jobs = runner({ host: { ...pc.host, look } });
    for (const key of ['a', 'b', 'c', 'd', 'e']) jobs.follow(key, lastLooking());
    await seconds(1);
    expect(looking).toEqual(4);
  });
});

describe('a look', () => {
  async function lookWhile(verdict: Parameters<JobRunner['seen']>[1] | null, state: Conversation) {
    const jobs = runner();
    jobs.follow('ben', state);
    if (verdict !== null) jobs.seen('ben', verdict);
    await seconds(0);
    return heard;
  }
  const LOOKED = { kind: 'looked', verdict: 'same', isVoid: false };

  it('counts where no listing came meanwhile, and where one says the same', async () => {
    expect(await lookWhile(null, lastLooking())).toEqual([LOOKED]);
    heard = [];
    expect(await lookWhile('same', lastLooking())).toEqual([LOOKED]);
  });

  it('is void where a listing said something else meanwhile', async () => {
    expect(await lookWhile('inputSince', lastLooking())).toEqual([{ ...LOOKED, isVoid: true }]);
  });

  it('alone is contradicted by a listing: anything else is heard as it is', async () => {
    const [checked] = await lookWhile('same', checkingUsage());
    expect([checked?.kind, checked !== undefined && 'isVoid' in checked]).toEqual(['usageChecked', false]);
  });

  it('about somebody else is contradicted by no listing', async () => {
    const jobs = runner();
    jobs.follow('ben', lastLooking());
    jobs.seen('anna', 'cameBack');
    await seconds(0);
    expect(heard).toEqual([LOOKED]);
  });
});

describe('a helper', () => {
  const SIGNING_OUT: HistoryEvent = { event: 'signingOut', consent: 'operator', method: 0 };

  it('is heard in whatever state the conversation is by then', async () => {
    const jobs = runner();
    jobs.follow('ben', NEEDS_PERMISSION);
    jobs.follow('ben', verifying({ pinned: NEEDS_PERMISSION.pinned }));
    helper.begun[0]?.permit(true);
    helper.begun[0]?.listener.happened(SIGNING_OUT);
    expect([heard, happened]).toEqual([[{ kind: 'permission', granted: true }], [SIGNING_OUT]]);
  });

  it.each([
    ['another one about the same person runs', 2],
    ['none about this person is remembered', undefined],
  ])('is not heard any more where %s', async (_, other) => {
    const jobs = runner();
    jobs.follow('ben', NEEDS_PERMISSION);
    conversation = other;
    helper.begun[0]?.permit(true);
    helper.begun[0]?.listener.happened(SIGNING_OUT);
    expect([heard, happened]).toEqual([[], []]);
  });
});
