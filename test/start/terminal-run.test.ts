import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { englishTerminal } from '../../src/languages/en/terminal.ts';
import { TerminalRun } from '../../src/start/terminal-run.ts';
import { terminalNotes } from '../../src/tray/terminal/terminal-notes.ts';
import { terminalScreen } from '../../src/tray/terminal/terminal-screen.ts';
import { anna, ben, guest } from '../fakes/people.ts';
import { countingDown, pinned, signingOut } from '../fakes/pinned.ts';

const ended = (state: Conversation, kind: 'canceled' | 'alreadyGone'): Conversation => ({
  kind: 'ended',
  pinned: state.pinned,
  outcome: { kind },
  endedAt: 0,
});

const BEN = countingDown({ pinned: pinned(ben(), { conversation: 1 }) });
const ANNA = countingDown({ pinned: pinned(anna(), { conversation: 2 }) });
const GUEST = signingOut({ pinned: pinned(guest(), { conversation: 3 }) });

/** Conversations that can be canceled while they count down. */
function running(...begun: readonly Conversation[]) {
  const screen = terminalScreen();
  const notes = terminalNotes(screen, clock());
  const states = new Map(begun.map((state) => [state.pinned.session.userName, state]));
  let overs = 0;
  const move = (state: Conversation) => {
    states.set(state.pinned.session.userName, state);
    run.moved(state);
  };
  const run = new TerminalRun({
    notes,
    words: englishTerminal,
    over: () => {
      overs += 1;
    },
  });
  run.begin({
    timesLeft: new Map(),
    engine: {
      nameOf: ({ fullName, userName }) => fullName ?? userName,
      conversations: {
        states,
        cancel(key) {
          const state = states.get(key);
          if (state?.kind === 'countingDown') move(ended(state, 'canceled'));
        },
      },
    },
  });
  const draw = () => screen.update(run.beside());
  const told = () => screen.shown().notes.map(({ text }) => text);
  const settled = async () => {
    draw();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { run, screen, told, move, settled, overs: () => overs };
}

describe('Whoever leaves the menu in a terminal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves at once where nothing runs', () => {
    const { run, overs } = running();
    run.leave();
    expect([overs() > 0, run.last]).toEqual([true, []]);
  });

  it('leaves at once where everything can be stopped', () => {
    const { run, overs, told } = running(BEN, ANNA);
    run.leave();
    expect(overs()).toBeGreaterThan(0);
    expect(run.last).toEqual([
      { name: 'Ben', state: ended(BEN, 'canceled') },
      { name: 'Anna', state: ended(ANNA, 'canceled') },
    ]);
    expect(told()).toEqual([]);
  });

  it('is told what cannot be stopped, and leaves once that has ended', () => {
    const { run, overs, told, move } = running(BEN, GUEST);
    run.leave();
    expect([overs(), told()]).toEqual([
      0,
      ['Windows is already signing somebody out; that can no longer be stopped. Usher quits after that.'],
    ]);
    move(ended(GUEST, 'alreadyGone'));
    expect(overs()).toBeGreaterThan(0);
    expect(run.last.map(({ state }) => state)).toEqual([ended(BEN, 'canceled'), ended(GUEST, 'alreadyGone')]);
  });

  it('does not wait a second time', () => {
    const { run, overs } = running(GUEST);
    run.leave();
    run.leave();
    expect([overs(), run.last]).toEqual([1, [{ name: 'guest', state: GUEST }]]);
  });
});

describe('A cancel in a terminal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reaches those whom the hint names, and is told in one note', async () => {
    const { run, screen, told, settled } = running(BEN, ANNA, GUEST);
    await settled();
    expect(screen.shown().cancelHint).toBe('Esc keeps all 2 signed in');
    run.cancel();
    await settled();
    expect([told(), screen.shown().cancelHint]).toEqual([['You kept Ben and Anna signed in.'], '']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told()).toEqual([]);
  });

  it('reaches nobody whom the hint did not name yet', async () => {
    const { run, told, settled } = running();
    await settled();
    run.cancel();
    expect(told()).toEqual([]);
  });
});
