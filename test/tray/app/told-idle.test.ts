import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../../../src/sessions/session.ts';
import type { NeighborSays } from '../../../src/sessions/session-host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, guest, kai, mia, minutesAgo } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const MINUTE = 60_000;

/** Their own Usher, which tells this idle time. */
const idle = (idleMs: number | null): NeighborSays => ({
  lost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] },
  allows: false,
  asks: false,
  askedBy: null,
  idleMs,
});

/** The app on a PC where own Ushers say this, and whose was asked. */
async function beside(
  sessions: readonly Session[],
  says: (session: Session) => Promise<NeighborSays | null>,
) {
  const asked: string[] = [];
  const pc = fakeHost([kai(), ...sessions], {
    async neighbor(session) {
      asked.push(session.userName);
      return says(session);
    },
  });
  const usher = await startUsher(sessions, { pc });
  return { ...usher, asked, rows: () => usher.tray.texts.slice(1, 1 + sessions.length) };
}

describe('an idle time that somebody’s own Usher tells', () => {
  it('is shown with its origin, and nobody is asked who is switched out', async () => {
    const { asked, rows } = await beside([anna(), ben(), guest(), mia()], async () => idle(20 * MINUTE));
    expect(asked).toEqual(['anna', 'guest', 'mia']);
    expect(rows()).toEqual([
      'Anna, idle 20 min, says their Usher',
      'Ben, away for 2 h 10 min',
      'guest, idle 20 min, says their Usher',
      'Mia, idle 20 min, says their Usher',
    ]);
  });

  it('keeps no listing waiting, and is shown once it comes', async () => {
    let answer = (_says: NeighborSays | null) => {};
    const late = new Promise<NeighborSays | null>((resolve) => {
      answer = resolve;
    });
    const { rows } = await beside([guest()], () => late);
    expect(rows()).toEqual(['guest, idle time unknown']);
    answer(idle(5 * MINUTE));
    await seconds(0);
    expect(rows()).toEqual(['guest, idle 5 min, says their Usher']);
  });

  it.each([
    ['falls silent', null],
    ['cannot tell any more', idle(null)],
  ])('gives way to what Windows tells if that Usher %s', async (_, then) => {
    let says: NeighborSays | null = idle(5 * MINUTE);
    const { rows } = await beside([guest(), anna()], async () => says);
    says = then;
    await seconds(60);
    expect(rows()).toEqual(['Anna, idle 14 min', 'guest, idle time unknown']);
  });

  it('is not shown any more once Windows has seen something', async () => {
    const { pc, rows } = await beside([anna()], async () => idle(5 * MINUTE));
    pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(0), idle: { kind: 'inUse', ms: 0 } })];
    pc.changed();
    await seconds(1);
    expect(rows()).toEqual(['Anna, using this PC']);
    pc.sessions = [kai(), anna({ state: 'disconnected', idle: { kind: 'away', ms: 3 * MINUTE } })];
    pc.changed();
    await seconds(1);
    expect(rows()).toEqual(['Anna, away for 3 min']);
  });

  it('is asked for together with listings: far below what an own Usher answers in a minute', async () => {
    const { pc, asked } = await beside([anna()], async () => idle(0));
    await seconds(300);
    // The first listing, and one each minute.
    expect(asked.length).toBe(6);
    for (let each = 0; each < 60; each += 1) {
      pc.changed();
      await seconds(1);
    }
    expect(asked.length).toBeLessThanOrEqual(12);
  });

  it('is asked for once at a time, however long that Usher takes', async () => {
    const { asked } = await beside([anna()], () => new Promise(() => {}));
    await seconds(300);
    expect(asked).toEqual(['anna']);
  });

  it('is not asked for while a conversation with that person goes on', async () => {
    const { pc, asked, ask } = await beside([anna(), mia()], async () => idle(0));
    await ask('Anna');
    asked.length = 0;
    await seconds(20);
    pc.changed();
    await seconds(1);
    expect(asked).toEqual(['mia']);
  });

  it('is nothing that a PC with only switched-out people does anything for', async () => {
    const { asked } = await beside([ben()], async () => idle(0));
    const timers = vi.getTimerCount();
    await seconds(600);
    expect([asked, vi.getTimerCount()]).toEqual([[], timers]);
  });
});

describe('whatever an own Usher tells of its idle time', () => {
  const STEPS = [
    'wait',
    'changed',
    'click',
    'yes',
    'no',
    'person yes',
    'person no',
    'person silent',
  ] as const;
  const someIdle = fc.option(fc.constantFrom(0, 1, 4 * MINUTE, 6 * MINUTE, 10 * 60 * MINUTE));

  /** All that was asked, told, recorded and done, but for the menu. */
  async function happened(
    person: Session,
    steps: readonly (typeof STEPS)[number][],
    told: readonly (number | null)[],
  ) {
    let at = 0;
    const usher = await beside([person], async () => {
      at += 1;
      return idle(told[at % told.length] ?? null);
    });
    const { pc, tray, toasts, history, attempts, app } = usher;
    for (const step of steps) {
      if (step === 'changed') pc.changed();
      if (step === 'click') tray.clickRow('person-0');
      const question = toasts.shown.findLast(({ kind, ended }) => kind === 'question' && ended === null);
      if (step === 'yes' || step === 'no') question?.end(step);
      const answers = { 'person yes': 'yes', 'person no': 'no', 'person silent': 'noAnswer' } as const;
      if (step in answers) pc.asked.at(-1)?.answer(answers[step as keyof typeof answers]);
      await seconds(step === 'wait' ? 31 : 3);
    }
    await seconds(200);
    const shown = toasts.shown.map(({ title, text }) => [title, text]);
    const asked = pc.asked.map(({ question }) => question);
    const done = { shown, asked, history: [...history], attempts: attempts(), notes: [...pc.notes] };
    await app.close();
    return JSON.stringify(done, (key, value) => (key === 'time' ? null : value));
  }

  it('the same is decided, asked and done', async () => {
    let signedOut = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          anna(),
          mia(),
          guest(),
          ben({ idle: { kind: 'away', ms: null }, disconnectTime: null }),
        ),
        fc.array(fc.constantFrom(...STEPS), { minLength: 2, maxLength: 8 }),
        fc.array(someIdle, { minLength: 1, maxLength: 4 }),
        async (person, steps, told) => {
          const without = await happened(person, ['click', ...steps], [null]);
          expect(await happened(person, ['click', ...steps], told)).toBe(without);
          if (without.includes('"method 0 of')) signedOut += 1;
        },
      ),
      { numRuns: runs(100), examples: [[anna(), ['wait', 'yes', 'wait', 'wait', 'wait'], [0]]] },
    );
    expect(signedOut).toBeGreaterThan(0);
  });
});
