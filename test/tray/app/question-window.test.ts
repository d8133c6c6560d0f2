import { describe, expect, it } from 'vitest';
import type { QuestionWindow, WindowQuestion, WindowWatch } from '../../../src/engine/operator.ts';
import { ben, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

interface Asked {
  readonly question: WindowQuestion;
  readonly signal: AbortSignal;
  readonly watch: WindowWatch;
  answer(answer: 'yes' | 'no' | 'note' | 'notShown'): void;
}

/** Usher on Windows, where a banner leaves the screen after seven seconds. */
async function started(sessions = [ben()]) {
  const windows: Asked[] = [];
  const window: QuestionWindow = {
    ask: (question, signal, watch) =>
      new Promise((answer) => {
        windows.push({ question, signal, watch, answer });
        signal.addEventListener('abort', () => answer('notShown'));
      }),
  };
  const usher = await startUsher(sessions, { window });
  const fades = async () => {
    await seconds(7);
    usher.question().watch.unseen();
    usher.question().watch.faded();
    await seconds(0);
  };
  return { ...usher, windows, fades };
}

describe('a question whose banner has left the screen', () => {
  it('stands in a window, and silence there has its whole time once more', async () => {
    const { ask, fades, windows, attempts, outcome } = await started();
    await ask('Ben');
    await fades();
    expect(windows.map(({ question }) => question)).toEqual([
      {
        title: 'Sign out Ben?',
        text: 'Ben has been away for 2 h 10 min. No documents or unknown apps are open. No answer signs Ben out.',
        yes: 'Sign out',
        no: 'Keep signed in',
        note: null,
        seconds: 30,
      },
    ]);
    windows[0]?.watch.shown();
    await seconds(29);
    expect(attempts()).toEqual([]);
    await seconds(2);
    expect([attempts(), windows[0]?.signal.aborted]).toEqual([['method 0 of 2'], true]);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('is not answered by silence before the window stands, nor once it is gone', async () => {
    const { ask, fades, windows, attempts, outcome } = await started();
    await ask('Ben');
    await fades();
    await seconds(20);
    windows[0]?.watch.shown();
    await seconds(29);
    windows[0]?.watch.unseen();
    await seconds(60);
    expect([attempts(), outcome('ben')]).toEqual([[], { kind: 'unanswered' }]);
  });

  it.each([
    ['yes', ['method 0 of 2'], { kind: 'signedOut' }],
    ['no', [], { kind: 'declined' }],
    ['note', [], { kind: 'declined' }],
  ] as const)('is answered there with %s', async (answer, done, end) => {
    const { ask, fades, windows, attempts, outcome, pc } = await started();
    await ask('Ben');
    await fades();
    windows[0]?.watch.shown();
    await seconds(3);
    windows[0]?.answer(answer);
    await seconds(15);
    expect([attempts(), outcome('ben')]).toMatchObject([done, end]);
    expect(pc.notes).toHaveLength(answer === 'note' ? 1 : 0);
  });

  it('is answered in the menu meanwhile, and the window goes', async () => {
    const { ask, fades, windows, tray, outcome } = await started();
    await ask('Ben');
    await fades();
    windows[0]?.watch.shown();
    tray.click('Signing out Ben');
    await seconds(1);
    expect([outcome('ben'), windows[0]?.signal.aborted]).toEqual([{ kind: 'declined' }, true]);
  });

  it('is asked by a box where the window cannot be shown, and silence counts no longer', async () => {
    const { ask, fades, windows, boxes, attempts } = await started();
    await ask('Ben');
    await fades();
    windows[0]?.answer('notShown');
    await seconds(60);
    expect([boxes.map(({ title }) => title), attempts()]).toEqual([['Sign out Ben?'], []]);
  });

  it('is asked by a box where no answer never was a yes', async () => {
    const { ask, fades, windows, boxes, pc } = await started([mia()]);
    pc.usage = WORD_OPEN;
    await ask('Mia');
    await fades();
    expect([windows, boxes.map(({ title }) => title)]).toEqual([[], ['Sign out Mia?']]);
  });
});
