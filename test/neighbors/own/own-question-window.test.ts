import { describe, expect, it } from 'vitest';
import { english } from '../../../src/languages/en/words.ts';
import type { OwnAnswer } from '../../../src/neighbors/own/own-question.ts';
import { answerOfExitCode } from '../../../src/neighbors/own/own-question-child.ts';
import { askInWindow } from '../../../src/neighbors/own/own-question-window.ts';
import { DIALOG_CALLS, LIBRARY_CALLS } from '../../fakes/dialogs.ts';
import type { FakeFunction, FakeNative } from '../../fakes/native.ts';
import { failed, fakeNative, put } from '../../fakes/native.ts';

const ARGS = ['60', 'yes', 'no', 'Kai', 'OFFICE\\kai', ''];
/** TDN_CREATED, TDN_BUTTON_CLICKED, TDN_TIMER. */
const [CREATED, CLICKED, TIMER] = [0, 2, 4];
/** Where the address of the callback is in TASKDIALOGCONFIG. */
const CALLBACK = 140;

/** @param clicked the id of the button that somebody clicks a second after each timer */
function windows(clicked: number, over: Readonly<Record<string, FakeFunction>> = {}, begun = 800) {
  let now = begun;
  const native: FakeNative = fakeNative({
    ...LIBRARY_CALLS,
    ...DIALOG_CALLS,
    MessageBeep: () => 0,
    TaskDialogIndirect: (config, button, radio) => {
      const tell = (what: number, which: number) =>
        native.callBack((config as Buffer).readBigUInt64LE(CALLBACK), 5n, what, which, 0, 0);
      tell(CREATED, 0);
      for (let clicks = 0; clicks < 3; clicks += 1) {
        tell(TIMER, 0);
        now += 1000;
        if (tell(CLICKED, clicked) === 0) break;
      }
      put(button, clicked);
      put(radio, 200);
      return 0;
    },
    ...over,
  });
  return { native, now: () => now };
}

function answer(clicked: number, over = {}, args = ARGS, begun = 800): OwnAnswer {
  const { native, now } = windows(clicked, over, begun);
  return answerOfExitCode(askInWindow(native, args, english.ownQuestion, now));
}

describe("the child that asks its Usher's own person", () => {
  it.each<[string, number, OwnAnswer]>([
    ['Sign out', 101, { kind: 'signOut' }],
    ['10 more minutes', 102, { kind: 'later' }],
    ['Stay signed in', 103, { kind: 'stay', reason: null }],
    ['Esc', 2, { kind: 'stay', reason: null }],
  ])('ends with what was clicked: %s', (_, clicked, expected) => {
    expect(answer(clicked)).toEqual(expected);
  });

  it.each<[string, Readonly<Record<string, FakeFunction>>]>([
    ['version 6 of the common controls is missing', { CreateActCtxW: () => failed(14_001, -1n) }],
    ['the window cannot be made', { TaskDialogIndirect: () => 0x8000_4005 | 0 }],
    [
      'a function throws',
      {
        LoadLibraryExW: () => {
          throw new Error('not found');
        },
      },
    ],
  ])('was not able to ask where %s', (_, over) => {
    expect(answer(101, over)).toEqual({ kind: 'cannotBeAsked' });
  });

  it('was not able to ask where it has no question', () => {
    const asked: string[] = [];
    const over = { CreateActCtxW: () => asked.push('CreateActCtxW') };
    expect(answer(101, over, ['60', 'yes', 'no'])).toEqual({ kind: 'cannotBeAsked' });
    expect(asked).toEqual([]);
  });

  it('ends with a code that says so where a function throws', () => {
    const LoadLibraryExW = () => {
      throw new Error('not found');
    };
    const { native, now } = windows(101, { LoadLibraryExW });
    expect(askInWindow(native, ARGS, english.ownQuestion, now)).toBe(0x44);
  });

  it('asks only somebody who has half of the time or more', () => {
    const ofTwo = ['2', 'yes', 'no', 'Kai', 'OFFICE\\kai', ''];
    expect(answer(101, {}, ofTwo, 1000)).toEqual({ kind: 'signOut' });
    expect(answer(101, {}, ofTwo, 1001)).toEqual({ kind: 'cannotBeAsked' });
    // This child has run for 0.8 s when the window is made.
    expect(answer(101, {}, ['1', 'yes', 'no', 'Kai', 'OFFICE\\kai', ''])).toEqual({ kind: 'cannotBeAsked' });
    expect(answer(101, {}, ['2', 'yes', 'no', 'Kai', 'OFFICE\\kai', ''])).toEqual({ kind: 'signOut' });
  });
});
