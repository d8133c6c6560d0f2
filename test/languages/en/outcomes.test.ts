import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { english } from '../../../src/languages/en/words.ts';

const GB = 1024 ** 3;

describe('the end of a conversation', () => {
  it.each<[Outcome, string, string]>([
    [{ kind: 'signedOut', memoryBytes: 1.8 * GB }, 'Ben is signed out', '1.8 GB of memory is free again.'],
    [{ kind: 'signedOut', memoryBytes: null }, 'Ben is signed out', 'Windows has closed the session.'],
    [{ kind: 'declined' }, 'Ben stays signed in', 'You chose to keep Ben signed in.'],
    [{ kind: 'unanswered' }, 'Ben stays signed in', "The question wasn't answered."],
    [{ kind: 'permissionDeclined' }, 'Ben stays signed in', "You didn't give permission."],
    [{ kind: 'refused' }, 'Ben said no and stays signed in', 'Ben was asked on screen.'],
    [{ kind: 'personUnanswered' }, 'Ben stays signed in', "Ben didn't answer and may be at this PC."],
    [{ kind: 'canceled' }, 'Ben stays signed in', 'Canceled.'],
    [{ kind: 'operatorLeft' }, 'Ben stays signed in', 'You left this PC, so Usher stopped.'],
    [{ kind: 'cameBack' }, 'Ben is back', 'Ben stays signed in.'],
    [{ kind: 'alreadyGone' }, 'Ben had already signed out', 'There was nothing left to do.'],
    [{ kind: 'changed' }, 'Ben had already signed out', 'Somebody has signed in there since.'],
    [{ kind: 'slept' }, 'Ben stays signed in', 'The PC was asleep, so Usher stopped.'],
    [{ kind: 'stillThere' }, 'Windows is still signing Ben out', 'This can take a minute.'],
    [
      { kind: 'failed', error: { kind: 'accessDenied' } },
      'Ben stays signed in',
      'Windows only lets an administrator sign other people out. Ask an administrator of this PC.',
    ],
    [
      { kind: 'failed', error: { kind: 'listUnreadable' } },
      'Ben stays signed in',
      "Usher couldn't see who is signed in, so it stopped.",
    ],
    [
      { kind: 'failed', error: { kind: 'iconLost' } },
      "Usher's icon disappeared and is coming back",
      'Ben stays signed in.',
    ],
    [
      { kind: 'failed', error: { kind: 'windows', code: 1722 } },
      "Windows couldn't sign Ben out",
      'Error 1722. Ben is still signed in.',
    ],
    [
      { kind: 'failed', error: { kind: 'windows', code: null } },
      "Windows couldn't sign Ben out",
      'Ben is still signed in.',
    ],
  ])('%o is told in a sentence', (outcome, title, text) => {
    expect(english.outcome(outcome, 'Ben', 'signOut')).toEqual({ title, text });
  });
});
