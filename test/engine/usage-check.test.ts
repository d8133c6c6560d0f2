import { beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Asking, CheckingUsage } from '../../src/conversation/state.ts';
import type { UsageCheckParts } from '../../src/engine/usage-check.ts';
import { checkAgain, checkUsage, lookInto } from '../../src/engine/usage-check.ts';
import type { NeighborSays } from '../../src/sessions/session-host.ts';
import { UNKNOWN_USAGE } from '../../src/sessions/usage.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { ben, mia } from '../fakes/people.ts';
import { asking, checkingUsage, NOTHING_OPEN, pinned, WORD_OPEN } from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

/*
 * What can be seen from outside, and in which order. What the person's own Usher says: see neighbor-check.test.ts.
 */

const SAYS: NeighborSays = {
  lost: { word: 'nothing', programs: [] },
  allows: true,
  asks: false,
  askedBy: null,
  idleMs: 7000,
};
const TOLD = { kind: 'told', lost: SAYS.lost, memoryBytes: null };
const never = new Promise<never>(() => {});

let pc: FakeHost;

inFakeTime();

beforeEach(() => {
  pc = fakeHost([]);
  pc.usage = NOTHING_OPEN;
});

function parts(over: Partial<UsageCheckParts> = {}): UsageCheckParts {
  return {
    host: pc.host,
    settings: DEFAULT_SETTINGS,
    clock: clock(),
    operator: { silenceObjection: () => null },
    nameOfSession: () => null,
    ...over,
  };
}

const withNeighbor = (neighbor: () => Promise<NeighborSays | null>) =>
  parts({ host: { ...pc.host, neighbor } });

/** What is found, without the id of the question. */
async function check(over: Partial<CheckingUsage> = {}, checkParts = parts()) {
  const { question, ...found } = await checkUsage(checkingUsage(over), checkParts);
  expect(question).not.toEqual('');
  return found;
}

describe('what is open in a session', () => {
  it('lets silence count where nothing could be lost, and names no neighbor where there is none', async () => {
    expect(await check()).toStrictEqual({
      kind: 'usageChecked',
      usage: NOTHING_OPEN,
      silence: { counts: true },
    });
  });

  it('lets no silence count that the operator’s question objects to', async () => {
    const operator = { silenceObjection: () => 'commandLine' as const };
    expect(await check({}, parts({ operator }))).toMatchObject({
      silence: { counts: false, because: 'commandLine' },
    });
  });

  it('lets no silence count to a second question, or to one about a group', async () => {
    const group = { id: 'both', isAnybodyThere: false };
    expect(await check({ anyway: 'refused' })).toMatchObject({
      silence: { counts: false, because: 'secondQuestion' },
    });
    expect(await check({ pinned: pinned(ben(), { group }) })).toMatchObject({
      silence: { counts: false, because: 'severalPeople' },
    });
  });

  it('lets no silence count where Windows asks for permission, also if the own Usher forbids', async () => {
    const about = { pinned: pinned(ben(), { rights: 'withPermission' }) };
    const forbids = withNeighbor(async () => ({ ...SAYS, allows: false }));
    expect(await check(about, forbids)).toMatchObject({
      silence: { counts: false, because: 'needsPermission' },
      neighbor: 'answers',
    });
  });

  it('is what can be seen from outside while the person’s own Usher is late, and nobody else asks then', async () => {
    const found = check(
      {},
      withNeighbor(() => never),
    );
    await seconds(0.3);
    expect(await found).toStrictEqual({
      kind: 'usageChecked',
      usage: NOTHING_OPEN,
      silence: { counts: true },
      neighbor: 'late',
    });
  });

  it('is unknown where it cannot be read within two seconds', async () => {
    pc.usage = 'never answers';
    let found: unknown = null;
    void check().then((usage) => {
      found = usage;
    });
    await seconds(1.999);
    expect(found).toEqual(null);
    await seconds(0.001);
    expect(found).toEqual({
      kind: 'usageChecked',
      usage: UNKNOWN_USAGE,
      silence: { counts: false, because: 'usageUnknown' },
    });
  });

  it('is unknown where reading it breaks', async () => {
    const host = { ...pc.host, usage: () => Promise.reject(new Error('broken')) };
    expect(await check({}, parts({ host }))).toMatchObject({ usage: UNKNOWN_USAGE });
  });

  it('does not matter to a disconnect, and silence is never a yes to one', async () => {
    const asked: string[] = [];
    const usage = async () => {
      asked.push('usage');
      return NOTHING_OPEN;
    };
    const found = await check(
      { pinned: pinned(mia(), { deed: 'disconnect' }) },
      parts({ host: { ...pc.host, usage } }),
    );
    expect([found, asked]).toEqual([
      {
        kind: 'usageChecked',
        usage: UNKNOWN_USAGE,
        silence: { counts: false, because: 'onlyDisconnects' },
      },
      [],
    ]);
  });

  it('has no known memory where only the person’s own Usher tells it', async () => {
    pc.usage = UNKNOWN_USAGE;
    expect(
      await check(
        {},
        withNeighbor(async () => SAYS),
      ),
    ).toMatchObject({ usage: TOLD });
    pc.usage = { kind: 'told', lost: SAYS.lost, memoryBytes: 5 };
    expect(
      await check(
        {},
        withNeighbor(async () => SAYS),
      ),
    ).toMatchObject({ usage: TOLD });
  });
});

describe('the same once more, for a neighbor that was late', () => {
  async function again(state: Partial<Asking>, neighbor: () => Promise<NeighborSays | null>) {
    const sent: unknown[] = [];
    void checkAgain(asking(state), withNeighbor(neighbor), ({ question: _, ...found }) => sent.push(found));
    await seconds(6);
    return sent;
  }

  it('tells what it says by then, without looking from outside again', async () => {
    pc.usage = 'never answers';
    expect(await again({ usage: UNKNOWN_USAGE }, async () => SAYS)).toEqual([
      { kind: 'usageChecked', usage: TOLD, silence: { counts: true }, neighbor: 'allows' },
    ]);
  });

  it('is a second question where the first one was', async () => {
    expect(await again({ anyway: 'cannotBeAsked' }, async () => SAYS)).toMatchObject([
      { silence: { counts: false, because: 'secondQuestion' } },
    ]);
  });

  it.each<[string, () => Promise<null>]>([
    ['there is none', async () => null],
    ['it does not answer', () => never],
    ['asking it breaks', () => Promise.reject(new Error('broken'))],
  ])('tells nothing where %s', async (_, neighbor) => {
    expect(await again({}, neighbor)).toEqual([]);
  });
});

describe('a look into a session', () => {
  it('tells what is open as the person’s own Usher sees it, and how long nobody was there', async () => {
    expect(
      await lookInto(
        ben(),
        withNeighbor(async () => SAYS),
      ),
    ).toEqual({
      usage: { ...TOLD, memoryBytes: 400 * 1024 ** 2 },
      idleMs: 7000,
    });
  });

  it('tells what can be seen from outside where there is no Usher, or none that answers in five seconds', async () => {
    pc.usage = WORD_OPEN;
    const outside = { usage: WORD_OPEN, idleMs: null };
    expect(await lookInto(ben(), parts())).toEqual(outside);
    expect(
      await lookInto(
        ben(),
        withNeighbor(async () => null),
      ),
    ).toEqual(outside);
    const late = lookInto(
      ben(),
      withNeighbor(() => never),
    );
    await seconds(5);
    expect(await late).toEqual(outside);
  });
});
