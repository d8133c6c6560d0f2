import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../../src/sessions/session.ts';
import type { AttemptResult, SessionHost } from '../../../src/sessions/session-host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { ben, kai } from '../../fakes/people.ts';
import type { Usher } from '../../fakes/usher.ts';
import { seconds, startUsher } from '../../fakes/usher.ts';

/*
 * The whole app on a PC that answers late or fails, and whose clock is set, while Ben comes and goes. The checks
 * use only what the PC was asked and when, never what the app says about itself.
 */

/** How long a look or a listing takes, in ms; null if it fails. */
const answers = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<number | null>(0, 20) },
  { weight: 3, arbitrary: fc.constantFrom<number | null>(800, 1200, 5000) },
  { weight: 1, arbitrary: fc.constant<number | null>(null) },
);
const FAILED: AttemptResult = { kind: 'failed', code: 1722, accessDenied: false };
const attempts = fc.record({
  deed: fc.constantFrom<AttemptResult>(FAILED, FAILED, { kind: 'done' }, { kind: 'absent' }),
  takes: fc.constantFrom(0, 50, 3000, 3000),
});

const STEPS = [
  'wait',
  'changed',
  'listing fails',
  'icon lost',
  'set back',
  'set forward',
  'back',
  'away again',
] as const;
type Step = (typeof STEPS)[number];

interface Scenario {
  /** What happens after the yes, one after the other, each after this many ms. */
  readonly steps: readonly { readonly after: number; readonly step: Step }[];
  /** Whether all steps wait until the first method was begun. */
  readonly isPatient: boolean;
  readonly hasLook: boolean;
  readonly looks: readonly (number | null)[];
  readonly lists: readonly (number | null)[];
  readonly attempts: readonly { readonly deed: AttemptResult; readonly takes: number }[];
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  steps: fc.array(
    fc.record({ after: fc.constantFrom(0, 30, 400, 1500, 9000), step: fc.constantFrom(...STEPS) }),
    { minLength: 1, maxLength: 8 },
  ),
  isPatient: fc.boolean(),
  hasLook: fc.boolean(),
  looks: fc.array(answers, { maxLength: 5 }),
  lists: fc.array(answers, { maxLength: 5 }),
  attempts: fc.array(attempts, { maxLength: 2 }),
});

/** What the PC did, in order, each at its moment of the monotonic clock. */
interface Happened {
  readonly at: number;
  readonly what: 'looked' | 'failed' | 'method' | Step;
  /** For a look: the moment that its answer describes, and whether Ben was away. */
  readonly readAt?: number;
  readonly isAway?: boolean;
  readonly method?: number;
}

const BACK = ben({ state: 'active', stationName: 'console', locked: false, connectTime: 1 });
const AGAIN = ben({ connectTime: 1, disconnectTime: 2 });

/** Runs the app from a click and a yes through these steps. */
async function run({
  steps,
  isPatient,
  hasLook,
  looks,
  lists,
  attempts,
}: Scenario): Promise<readonly Happened[]> {
  const happened: Happened[] = [];
  const tell = (what: Happened['what'], more: Partial<Happened> = {}) =>
    happened.push({ at: performance.now(), what, ...more });
  const pinned = ben();
  const pc = fakeHost([kai(), pinned]);
  let isRunning = false;
  /** Whether the next request fails. */
  let isFailing = false;

  /** An answer describes the moment of its question, never a later one. */
  function answering(times: readonly (number | null)[]) {
    const left = [...times];
    return async (): Promise<readonly Session[]> => {
      const readAt = performance.now();
      const read = pc.sessions;
      const [takes = 0] = isRunning ? left.splice(0, 1) : [];
      const fails = isFailing;
      isFailing = false;
      if (fails || takes === null) {
        tell('failed');
        throw new Error('broken');
      }
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      tell('looked', { readAt, isAway: read.includes(pinned) });
      return read;
    };
  }

  const method = (index: number) => ({
    describe: () => `method ${index}`,
    async end(): Promise<AttemptResult> {
      tell('method', { method: index });
      const { deed, takes } = attempts[index] ?? { deed: { kind: 'done' }, takes: 0 };
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      if (deed.kind === 'done') pc.sessions = [kai()];
      return deed;
    },
  });
  const host: SessionHost = {
    ...pc.host,
    methods: [method(0), method(1)],
    list: answering(lists),
    ...(hasLook && { look: answering(looks) }),
  };
  const usher = await startUsher([], { pc, host });
  usher.tray.click('Ben');
  await seconds(2);
  usher.question().end('yes');
  await seconds(1);
  isRunning = true;
  for (let n = 0; isPatient && n < 30 && begun(happened).length === 0; n += 1) await seconds(0.5);
  for (const { after, step } of steps) {
    await vi.advanceTimersByTimeAsync(after);
    tell(step);
    if (step === 'listing fails') isFailing = true;
    act(step, usher);
  }
  await seconds(30);
  await usher.app.close();
  return happened;
}

function act(step: Step, { pc, tray }: Usher): void {
  if (step === 'changed' || step === 'listing fails') pc.changed();
  if (step === 'icon lost') tray.lose();
  // Set back by less than set forward, because together they would be no step.
  if (step === 'set back') vi.setSystemTime(Date.now() - 3_600_000);
  if (step === 'set forward') vi.setSystemTime(Date.now() + 5_000_000);
  if (step === 'back') pc.sessions = [kai(), BACK];
  if (step === 'away again') pc.sessions = [kai(), AGAIN];
}

/** After any of these nobody is signed out, and no further method is tried. */
const STOPPERS: readonly Happened['what'][] = ['failed', 'icon lost', 'set back', 'set forward'];

/** Each method that was begun, with everything before it. */
function begun(
  happened: readonly Happened[],
): readonly { readonly deed: Happened; readonly before: readonly Happened[] }[] {
  return happened.flatMap((deed, index) =>
    deed.what === 'method' ? [{ deed, before: happened.slice(0, index) }] : [],
  );
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('whatever the PC does after the yes', () => {
  it('these runs reach attempts, second ways, late and failed looks, and every step', async () => {
    const met = new Set<string>();
    for (const given of fc.sample(scenario, { numRuns: 60, seed: 1 })) {
      const happened = await run(given);
      for (const { what, method, at, readAt } of happened) {
        met.add(method === undefined ? what : `method ${method}`);
        if (readAt !== undefined && at - readAt > 1000) met.add('late');
      }
    }
    expect([...met].sort()).toEqual(['failed', 'late', 'looked', 'method 0', 'method 1', ...STEPS].sort());
  });

  it('nobody is signed out by how things were, after a doubt, or a second way after a look or a listing that failed', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const happened = await run(given);
        const methods = begun(happened);
        expect(methods.map(({ deed }) => deed.method)).toEqual([0, 1].slice(0, methods.length));
        for (const { deed, before } of methods) {
          const look = before.findLast(({ what }) => what === 'looked');
          expect([look?.isAway, before.filter(({ what }) => STOPPERS.includes(what))]).toEqual([true, []]);
          expect(deed.at - (look?.readAt ?? 0)).toBeLessThanOrEqual(1000);
          // At the very moment of the look's answer: nothing lies between.
          expect(deed.at).toEqual(look?.at);
        }
      }),
      { numRuns: 100 },
    );
  });
});
