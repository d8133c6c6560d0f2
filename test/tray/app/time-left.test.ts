import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { shownChanges, shownMenu } from '../../../src/tray/systray/shown-menu.ts';
import { ben, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { runs } from '../../fakes/runs.ts';
import type { Usher } from '../../fakes/usher.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

/** Each number of seconds or minutes that is left, wherever it stands. */
const LEFT = /\b(\d+ (?:s|seconds?)\b|\d+ min(?= left|\. Click|\. Open))/gu;

describe('the time left', () => {
  it('ticks in the row and the tooltip when its number changes, and moves no row', async () => {
    const { tray } = await startCountdown();
    const menus = [tray.menu];
    const begun = Date.now();
    const drawn: [number, string][] = [];
    tray.drawn = (menu) => {
      menus.push(menu);
      drawn.push([Date.now() - begun, `${tray.texts[1]} / ${menu.tooltip}`]);
    };
    await seconds(9.9);
    expect(drawn).toEqual(
      Array.from({ length: 9 }, (_, at) => [
        (at + 1) * 1000,
        `Signing out Ben in ${9 - at} s. Click to cancel / Usher signs out Ben in ${9 - at} s. Open to cancel`,
      ]),
    );
    const faces = menus.map(shownMenu);
    const sent = faces
      .slice(1)
      .map((face, at) => shownChanges(faces[at] ?? face, face).map(({ type }) => type));
    expect(sent).toEqual(Array.from({ length: 9 }, () => ['update-menu', 'update-item']));
  });

  it('sends nothing to the icon while none runs, nor once its conversation has ended', async () => {
    const { tray, pc, ask } = await startUsher([ben(), mia()]);
    let shown = shownMenu(tray.menu);
    let sent: unknown[] = [];
    tray.drawn = (menu) => {
      const face = shownMenu(menu);
      sent.push(...shownChanges(shown, face));
      shown = face;
    };
    const sentWithin = async (count: number) => {
      sent = [];
      await seconds(count);
      return sent;
    };
    expect(await sentWithin(30)).toEqual([]);
    pc.usage = WORD_OPEN;
    await ask('Ben');
    expect(await sentWithin(10)).toEqual([]);
    tray.click('Yes, sign out Ben');
    expect(await sentWithin(3.5)).toHaveLength(6);
    tray.click('Signing out Ben');
    await seconds(1);
    expect(await sentWithin(10)).toEqual([]);
  });

  it('of 10 more minutes is told in minutes, until a minute and a half is left', async () => {
    const { tray, ask, sayYes, personSays } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    personSays('later');
    await seconds(0);
    const told: string[] = [];
    tray.drawn = () => {
      const text = tray.texts[1] ?? '';
      if (told.at(-1) !== text) told.push(text);
    };
    await seconds(512);
    expect(told).toEqual([
      ...[10, 9, 8, 7, 6, 5, 4, 3, 2].map((count) => `Mia has more time, ${count} min left. Click to cancel`),
      'Mia has more time, 90 s left. Click to cancel',
      'Mia has more time, 89 s left. Click to cancel',
      'Mia has more time, 88 s left. Click to cancel',
    ]);
  });
});

type Step = 'wait' | 'Ben' | 'Mia' | 'yes' | 'no' | 'later' | 'noAnswer' | 'unseen' | 'row of Ben';

const steps = fc.array(
  fc.record({
    step: fc.constantFrom<Step>(
      'wait',
      'Ben',
      'Mia',
      'yes',
      'no',
      'later',
      'noAnswer',
      'unseen',
      'row of Ben',
    ),
    after: fc.constantFrom(0, 130, 999, 1001, 4000, 28_500, 61_000),
  }),
  { minLength: 2, maxLength: 8 },
);

/** A step that is not possible now is none. */
function act(step: Step, { tray, toasts, pc }: Usher): void {
  const open = toasts.shown.findLast(({ kind, ended }) => kind === 'question' && ended === null);
  if (step === 'yes' || step === 'no') open?.end(step);
  if (step === 'unseen') open?.watch.unseen();
  if (step === 'later' || step === 'noAnswer') pc.asked.findLast(({ isOpen }) => isOpen)?.answer(step);
  if (step === 'Ben' || step === 'Mia') {
    if (tray.texts.some((text) => text.startsWith(step))) tray.click(step);
  }
  if (step === 'row of Ben' && tray.texts.some((text) => text.startsWith('Signing out Ben'))) {
    tray.click('Signing out Ben');
  }
}

/** What is wrong with the texts that stand side by side. */
function contradictions({ tray, toasts, app }: Usher): readonly string[] {
  const open = toasts.shown.filter(({ kind, ended }) => kind === 'question' && ended === null);
  const all = [...tray.texts, tray.menu.tooltip, ...open.map(({ title, text }) => `${title} ${text}`)];
  return ['Ben', 'Mia'].flatMap((name) => {
    const numbers = new Set(
      all.filter((text) => text.includes(name)).flatMap((text) => text.match(LEFT) ?? []),
    );
    const state = [...app.engine.conversations.states.values()].find(
      ({ pinned }) => pinned.session.fullName === name,
    );
    const until =
      state?.kind === 'asking' ? state.silenceEndsAt : state?.kind === 'countingDown' ? state.endsAt : null;
    const ms = until === null ? null : until - performance.now();
    const isSaid = ms === null || ms <= 0 || ms > 90_000 || numbers.has(`${Math.ceil(ms / 1000)} s`);
    return numbers.size > 1 || !isSaid ? [`${name}, ${ms} ms: ${[...numbers].join(' and ')}`] : [];
  });
}

it('all texts on one screen name the same number for the same person, at every moment of any run', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (given) => {
      const usher = await startUsher([ben(), mia()]);
      const found: string[] = [];
      for (const { step, after } of given) {
        act(step, usher);
        await vi.advanceTimersByTimeAsync(0);
        for (let passed = 0; passed <= after; passed += 250) {
          found.push(...contradictions(usher));
          await vi.advanceTimersByTimeAsync(Math.min(250, after - passed));
        }
      }
      await usher.app.close();
      expect(found).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
}, 60_000);
