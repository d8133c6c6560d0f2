import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../src/languages/en/words.ts';
import type { OwnAnswer, OwnQuestion } from '../../../src/neighbors/own/own-question.ts';
import {
  ownAnswerTo,
  ownQuestionDialog,
  ownQuestionWatch,
} from '../../../src/neighbors/own/own-question-dialog.ts';
import type { DialogEnd } from '../../../src/windows/dialog.ts';

const words = english.ownQuestion;

const QUESTION: OwnQuestion = {
  asker: 'Kai',
  account: 'OFFICE\\kai',
  seconds: 60,
  reason: null,
  mayDelay: true,
  silenceSignsOut: false,
};

const dialog = (over: Partial<OwnQuestion> = {}) =>
  ownQuestionDialog({ ...QUESTION, ...over }, words, 'C:\\usher.ico');

/** What a click on the button with this label comes to, after the choice of this radio button. */
function answerTo(label: string, radio = 'No reason', over: Partial<OwnQuestion> = {}): OwnAnswer {
  const { buttons, radios } = dialog(over);
  const idOf = (choices: typeof buttons, text: string) => choices.find((each) => each.text === text)?.id;
  return ownAnswerTo({
    kind: 'clicked',
    button: idOf(buttons, label) ?? Number.NaN,
    radio: idOf(radios, radio) ?? null,
  });
}

describe('the window in which a person is asked', () => {
  it('has three buttons, and staying is what Enter and Space do', () => {
    const { buttons, defaultButton, radios, progress, details } = dialog();
    expect(buttons.map(({ text }) => text)).toEqual(['Sign out', '10 more minutes', 'Stay signed in']);
    expect(buttons.find(({ id }) => id === defaultButton)?.text).toBe('Stay signed in');
    expect(radios.map(({ text }) => text)).toEqual([
      'No reason',
      "I'm still working",
      'A program is still running',
      "I'll be back soon",
    ]);
    expect([progress, details]).toEqual([1, null]);
  });

  it('offers more time only where it may', () => {
    const { buttons, content } = dialog({ mayDelay: false });
    expect(buttons.map(({ text }) => text)).toEqual(['Sign out', 'Stay signed in']);
    expect(content).not.toContain('10 more minutes');
  });

  it('has ids that Windows gives no meaning of its own, each once', () => {
    const { buttons, radios } = dialog();
    const ids = [...buttons, ...radios].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id < 100)).toEqual([]);
  });
});

describe('the answer', () => {
  it.each<[string, string, OwnAnswer]>([
    ['Sign out', 'No reason', { kind: 'signOut' }],
    ['Sign out', "I'm still working", { kind: 'signOut' }],
    ['10 more minutes', 'A program is still running', { kind: 'later' }],
    ['Stay signed in', 'No reason', { kind: 'stay', reason: null }],
    ['Stay signed in', "I'm still working", { kind: 'stay', reason: 'stillWorking' }],
    ['Stay signed in', 'A program is still running', { kind: 'stay', reason: 'programRuns' }],
    ['Stay signed in', "I'll be back soon", { kind: 'stay', reason: 'backSoon' }],
  ])(
    'after %s with "%s" is what was clicked, and a reason counts only with staying',
    (label, radio, answer) => {
      expect(answerTo(label, radio)).toEqual(answer);
    },
  );

  it.each<[DialogEnd, OwnAnswer]>([
    [{ kind: 'closed' }, { kind: 'stay', reason: null }],
    [{ kind: 'over' }, { kind: 'noAnswer' }],
    [{ kind: 'notShown' }, { kind: 'cannotBeAsked' }],
  ])('after %j is no yes', (end, answer) => {
    expect(ownAnswerTo(end)).toEqual(answer);
  });

  it('is a yes after a click on Sign out, and never otherwise', () => {
    const { buttons } = dialog();
    const [signOut] = buttons;
    const radio = fc.option(fc.integer({ min: 195, max: 210 }));
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 300 }), radio, (button, chosen) => {
        const { kind } = ownAnswerTo({ kind: 'clicked', button, radio: chosen });
        expect(kind === 'signOut').toBe(button === signOut?.id);
      }),
    );
  });
});

describe('the time of the question', () => {
  it('is counted down to nothing, in the text and in the bar', () => {
    const watch = ownQuestionWatch({ ...QUESTION, seconds: 10 }, words, 1000);
    const seen = [0, 1, 5000, 8001, 8999].map((ms) => {
      const change = watch.tick(ms);
      return [/within (.+?),/.exec(change?.content ?? '')?.[1], change?.progress];
    });
    expect(seen).toEqual([
      ['9 seconds', 0.9],
      ['9 seconds', 0.8999],
      ['4 seconds', 0.4],
      ['1 second', 0.0999],
      ['1 second', 0.0001],
    ]);
    expect([watch.tick(9000), watch.tick(9001)]).toEqual([null, null]);
  });

  it('begins with half a second in which nobody has answered', () => {
    const { counts } = ownQuestionWatch(QUESTION, words, 0);
    const { buttons } = dialog();
    for (const button of [null, ...buttons.map(({ id }) => id)]) {
      expect([counts(button, 0), counts(button, 499), counts(button, 500)]).toEqual([false, false, true]);
    }
  });

  it('never gives a number that is over, or more than the whole', () => {
    const question = fc.record({
      seconds: fc.integer({ min: 1, max: 3600 }),
      late: fc.nat(2_000_000),
      ms: fc.nat(4_000_000),
    });
    fc.assert(
      fc.property(question, ({ seconds, late, ms }) => {
        const change = ownQuestionWatch({ ...QUESTION, seconds }, words, late).tick(ms);
        expect(change === null).toBe(late + ms >= seconds * 1000);
        if (change === null) return;
        const told = Number(/within (\d+) seconds?,/.exec(change.content ?? '')?.[1]);
        expect(told).toBeGreaterThanOrEqual(1);
        expect(told).toBeLessThanOrEqual(seconds);
        expect(change.progress).toBeGreaterThan(0);
        expect(change.progress).toBeLessThanOrEqual(1);
      }),
    );
  });
});
