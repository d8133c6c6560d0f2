import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { englishTerminal } from '../../src/languages/en/terminal.ts';
import { english } from '../../src/languages/en/words.ts';
import { lastExit, lastWords } from '../../src/start/terminal-end.ts';
import { countingDown, elevated, pinned, signingOut, verifying } from '../fakes/pinned.ts';

const ended = (outcome: Outcome): Conversation => ({ kind: 'ended', pinned: pinned(), outcome, endedAt: 0 });
const SIGNED_OUT = ended({ kind: 'signedOut', memoryBytes: null });
const CANCELED = ended({ kind: 'canceled' });
const DECLINED = ended({ kind: 'declined' });
const DISCONNECT = {
  kind: 'ended',
  pinned: { ...pinned(), deed: 'disconnect' },
  outcome: { kind: 'canceled' },
  endedAt: 0,
} as const;
const STILL_THERE = ended({ kind: 'stillThere' });

const TOO_LATE = 'Windows is already signing somebody out; that can no longer be stopped.';
const NOT_KNOWN = 'Usher quit before it knew whether anybody was signed out.';

describe('The last lines of a menu in a terminal', () => {
  it.each<readonly [string, readonly Conversation[], readonly string[], number]>([
    ['nothing ran', [], [], 0],
    ['all was stopped', [CANCELED, DECLINED], ['Canceled. Nobody was signed out.'], 3],
    ['Windows was already at it', [SIGNED_OUT], ['Ben is signed out. Windows has closed the session.'], 0],
    [
      'only a part was stopped',
      [SIGNED_OUT, CANCELED, DECLINED],
      ['Ben is signed out. Windows has closed the session.', 'You kept Ben and Ben signed in.'],
      7,
    ],
    [
      'one was disconnected, and another kept',
      [{ ...DISCONNECT, outcome: { kind: 'disconnected' } }, DISCONNECT],
      [
        "Ben is disconnected. Everything of Ben's runs on, and Ben can connect again.",
        'You kept Ben connected.',
      ],
      7,
    ],
    [
      'Windows disconnects somebody',
      [CANCELED, { ...signingOut(), pinned: DISCONNECT.pinned }],
      ['Windows is already disconnecting somebody; that can no longer be stopped.'],
      1,
    ],
    ['it failed', [STILL_THERE], [expect.stringContaining('Ben') as string], 1],
    ['nobody waited for Windows', [CANCELED, signingOut()], [TOO_LATE], 1],
    ['nobody waited for the end of it', [verifying()], [TOO_LATE], 1],
    ["nobody waited for the helper's sign-out", [elevated({ stage: 'signingOut' })], [TOO_LATE], 1],
    ["nobody waited for the helper's stop", [elevated({ stopped: { kind: 'canceled' } })], [NOT_KNOWN], 1],
    ['something still ran', [SIGNED_OUT, countingDown()], [NOT_KNOWN], 7],
  ])('say what is known where %s, with the exit code of the command line', (_, states, lines, code) => {
    const last = states.map((state) => ({ state, name: 'Ben' }));
    expect(lastWords(last, englishTerminal, english.outcome)).toEqual(lines);
    expect(lastExit(last)).toBe(code);
  });
});
