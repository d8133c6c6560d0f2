import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { checkUsage } from '../../src/engine/usage-check.ts';
import type { NeighborSays } from '../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben } from '../fakes/people.ts';
import { pinned, WORD_OPEN } from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const NOTHING: NeighborSays = {
  lost: { word: 'nothing', programs: [] },
  allows: true,
  asks: false,
  askedBy: null,
  idleMs: null,
};
const never = new Promise<never>(() => {});

/** What a check finds about Ben, or about somebody else, where their own Usher says this. */
async function check(
  neighbor: () => Promise<NeighborSays | null>,
  about = pinned(ben(), { rights: 'none' }),
) {
  const pc = fakeHost([], { neighbor });
  pc.usage = WORD_OPEN;
  const { question: _, ...found } = await checkUsage(
    { pinned: about, anyway: null },
    {
      host: pc.host,
      settings: DEFAULT_SETTINGS,
      clock: clock(),
      operator: { silenceObjection: () => null },
      nameOfSession: (id) => (id === 3 ? 'Anna' : null),
    },
  );
  return found;
}

const bytes = WORD_OPEN.kind === 'known' ? WORD_OPEN.memoryBytes : null;

describe('what the person’s own Usher says', () => {
  it('counts instead of what can be seen from outside, and needs no rights', async () => {
    expect(await check(async () => NOTHING)).toEqual({
      kind: 'usageChecked',
      usage: { kind: 'told', lost: NOTHING.lost, memoryBytes: bytes },
      silence: { counts: true },
      neighbor: 'allows',
    });
  });

  it('makes no silence count where something is open, even if it would sign its person out', async () => {
    const lost = { word: 'restores', programs: [{ name: 'Edge', why: 'restores' }] } as const;
    expect(
      await check(async () => ({ lost, allows: true, asks: false, askedBy: null, idleMs: null })),
    ).toMatchObject({
      silence: { counts: false, because: 'somethingOpen' },
      neighbor: 'allows',
    });
  });

  it('changes nothing where it could not see the windows', async () => {
    const unknown = {
      lost: { word: 'unknown', programs: [] },
      allows: false,
      asks: false,
      askedBy: null,
      idleMs: null,
    } as const;
    expect(await check(async () => unknown)).toMatchObject({ usage: WORD_OPEN, silence: { counts: false } });
  });

  it('is no permission while the person may be there', async () => {
    const there = pinned(anna(), { rights: 'none' });
    expect(await check(async () => NOTHING, there)).toMatchObject({ neighbor: 'answers' });
  });

  it('is an offer to ask while the person is there', async () => {
    const asks = { ...NOTHING, allows: false, asks: true };
    expect(await check(async () => asks, pinned(anna(), { rights: 'none' }))).toMatchObject({
      neighbor: 'asks',
      silence: { counts: false, because: 'somebodyThere' },
    });
    expect(await check(async () => asks)).toMatchObject({ neighbor: 'answers' });
  });

  it('tells who else is asking already, by the name in the list', async () => {
    const busy = (askedBy: number) => check(async () => ({ ...NOTHING, allows: false, askedBy }));
    expect(await busy(3)).toMatchObject({ neighbor: 'busy', askedBy: 'Anna' });
    expect(await busy(9)).toMatchObject({ neighbor: 'busy', askedBy: null });
  });

  it('is late where there are other ways, and none where there are not', async () => {
    for (const [rights, neighbor] of [
      ['withPermission', 'late'],
      ['direct', 'late'],
    ] as const) {
      const found = check(() => never, pinned(ben(), { rights }));
      await seconds(3);
      expect(await found).toMatchObject({ neighbor });
    }
  });

  it.each([
    ['300 ms, so that the question comes at once', { rights: 'withPermission' }, 0.3],
    ['five seconds where there is no other way', { rights: 'none' }, 5],
    ['five seconds in an elevated helper', { rights: 'direct', agreed: { isOverrulable: true } }, 5],
  ] as const)('is not waited for longer than %s', async (_, about, limit) => {
    let isDone = false;
    const found = check(() => never, pinned(ben(), about)).then((read) => {
      isDone = true;
      return read;
    });
    await seconds(limit - 0.001);
    expect(isDone).toBe(false);
    await seconds(0.001);
    expect(await found).toMatchObject({ usage: WORD_OPEN, neighbor: 'late' });
  });

  it('is nothing where it breaks', async () => {
    const found = await check(() => Promise.reject(new Error('broken')));
    expect([found.usage, found.neighbor]).toEqual([WORD_OPEN, undefined]);
  });

  it('is not asked for once a program objected and the operator overruled that', async () => {
    const about = pinned(ben(), { skipsNeighbor: true });
    let asked = 0;
    const found = await check(async () => {
      asked += 1;
      return NOTHING;
    }, about);
    expect([asked, found.usage]).toEqual([0, WORD_OPEN]);
  });
});
