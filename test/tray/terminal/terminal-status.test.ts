import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { englishTerminal } from '../../../src/languages/en/terminal.ts';
import { timesLeft } from '../../../src/tray/menu/times-left.ts';
import type { Named } from '../../../src/tray/terminal/terminal-status.ts';
import { cancelHint, silenceLine, statusLine } from '../../../src/tray/terminal/terminal-status.ts';
import { anna } from '../../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  countingDown,
  signingOut,
  verifying,
} from '../../fakes/pinned.ts';

/** Ben's conversation in this state, at 3 s of its clock. */
function named(state: Conversation): Named {
  return { state, name: 'Ben', left: timesLeft(new Map([['ben', state]]), 3000).get('ben') ?? null };
}

describe('What a terminal says of what runs', () => {
  it.each<[string, Conversation, readonly string[]]>([
    ['a question, which has its own', askingWithSilence(), []],
    ['somebody who is asked', askingPerson(anna()), ['Asking Ben on screen, 57 s left.']],
    [
      'somebody who has more time',
      askingPerson(anna(), { person: 'later', endsAt: 600_000 }),
      ['Ben asked for 10 more minutes and is asked again in 10 min.'],
    ],
    ['a countdown', countingDown(), ['Signing out Ben in 7 s.']],
    ['the deed', signingOut(), []],
  ])('names the seconds of %s', (_, state, lines) => {
    expect(statusLine(named(state), englishTerminal)).toEqual(lines);
  });

  it.each([
    ['that silence answers', askingWithSilence(), 'No answer in 27 s signs Ben out.'],
    ['that it does not', asking(), ''],
  ])('names the seconds of a question %s, whatever else runs', (_, state, line) => {
    expect(silenceLine([countingDown(), state].map(named), englishTerminal)).toBe(line);
  });

  it('speaks of the connection where somebody is to be disconnected', () => {
    const state = countingDown();
    const disconnect = named({ ...state, pinned: { ...state.pinned, deed: 'disconnect' } });
    expect([statusLine(disconnect, englishTerminal), cancelHint([disconnect], englishTerminal)]).toEqual([
      ['Disconnecting Ben in 7 s.'],
      'Esc keeps Ben connected',
    ]);
  });

  it('hints at what Esc would take back, and at nothing it would not', () => {
    const hint = (...states: readonly Conversation[]) =>
      cancelHint(
        states.map((state) => ({ state, name: 'Ben' })),
        englishTerminal,
      );
    expect([hint(), hint(signingOut()), hint(verifying())]).toEqual(['', '', '']);
    expect(hint(signingOut(), countingDown())).toBe('Esc keeps Ben signed in');
    expect(hint(countingDown(), asking(), askingPerson(anna()))).toBe('Esc keeps all 3 signed in');
  });
});
