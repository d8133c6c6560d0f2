import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/cli/output/progress.ts';
import type { Conversation } from '../../../src/conversation/state.ts';
import { englishCli } from '../../../src/languages/en/cli.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { UNKNOWN_USAGE } from '../../../src/sessions/usage.ts';
import { anna, ben } from '../../fakes/people.ts';
import { permitting, pinned } from '../../fakes/pinned.ts';

const NOW = 1000;
const usage = UNKNOWN_USAGE;
const counting = (person: 'notAsked' | 'waiting', endsAt: number, session = ben()): Conversation => ({
  kind: 'countingDown',
  pinned: pinned(session),
  consent: 'operator',
  usage,
  endsAt,
  person,
});

function line(...states: Conversation[]) {
  const nameOf = ({ userName }: Session) => userName;
  return progressOf(states, NOW, nameOf, englishCli.progress);
}

describe('what goes on', () => {
  it('is a countdown in whole seconds, the last one too', () => {
    expect(line(counting('notAsked', NOW + 9001))).toEqual({
      phase: 'countdown ben',
      text: 'Signing out ben in 10 s. Ctrl+C keeps ben signed in.',
      seconds: 10,
    });
    expect(line(counting('notAsked', NOW + 1))?.text).toContain('in 1 s');
    expect(line(counting('notAsked', NOW - 500))?.text).toContain('Signing out ben now.');
  });

  it('is the same while only the seconds change', () => {
    const phases = [9000, 8000].map((left) => line(counting('notAsked', NOW + left))?.phase);
    expect(new Set(phases).size).toBe(1);
  });

  it('is that somebody is asked on their screen', () => {
    expect(line(counting('waiting', NOW + 43_000))?.text).toBe(
      'Asking ben on screen, 43 s left. Ctrl+C keeps ben signed in.',
    );
  });

  it('is about the connection where somebody is to be disconnected', () => {
    const state = counting('waiting', NOW + 43_000);
    const disconnect = { ...state, pinned: { ...state.pinned, deed: 'disconnect' as const } };
    expect(line(disconnect)?.text).toBe('Asking ben on screen, 43 s left. Ctrl+C keeps ben connected.');
  });

  it('is one line for several people', () => {
    expect(line(counting('notAsked', NOW + 5000), counting('waiting', NOW + 9000, anna()))).toEqual({
      phase: 'countdowns',
      text: '2 people may be signed out in 9 s. Ctrl+C keeps all of them signed in.',
      seconds: 9,
    });
    expect(line(counting('notAsked', NOW + 5000), counting('notAsked', NOW + 9000, anna()))?.text).toEqual(
      'Signing out 2 people in 9 s. Ctrl+C keeps all of them signed in.',
    );
  });

  it('is Windows’ question, and Windows’ work', () => {
    const permission = permitting();
    const verifying: Conversation = {
      kind: 'verifying',
      pinned: pinned(),
      consent: 'operator',
      usage,
      until: NOW,
    };
    expect([line(permission)?.text, line(verifying)?.text]).toEqual([
      'Windows is asking for permission.',
      'Windows is signing ben out.',
    ]);
  });

  it('is nothing where a question stands, which is a line of its own, and where all is over', () => {
    const checkingUsage: Conversation = { kind: 'checkingUsage', pinned: pinned(anna()), anyway: null };
    const ready: Conversation = {
      kind: 'ended',
      pinned: pinned(),
      outcome: { kind: 'canceled' },
      endedAt: 0,
    };
    expect([line(counting('notAsked', NOW + 5000), checkingUsage), line(ready), line()]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
