import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Order } from '../../src/cli/command-line/order.ts';
import { orderedTimings } from '../../src/cli/command-line/order.ts';
import type { Conversed, ConversingParts } from '../../src/cli/conversing.ts';
import { converse } from '../../src/cli/conversing.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import { english } from '../../src/languages/en/words.ts';
import { signInKey } from '../../src/sessions/identity.ts';
import type { Rights } from '../../src/sessions/rights.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { NeighborSays } from '../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS, timings } from '../../src/settings/settings.ts';
import type { FakeElevation } from '../fakes/elevation.ts';
import { fakeElevation } from '../fakes/elevation.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia, services } from '../fakes/people.ts';
import type { FakeTerminal } from '../fakes/terminal.ts';
import { fakeTerminal } from '../fakes/terminal.ts';
import { seconds } from '../fakes/usher.ts';

beforeEach(() => {
  vi.useFakeTimers();
  interrupt = new AbortController();
  terminal = fakeTerminal();
  history = [];
});
afterEach(() => {
  vi.useRealTimers();
});

let pc: FakeHost;
let terminal: FakeTerminal;
let interrupt: AbortController;
let history: HistoryEntry[];

const YES: Partial<Order> = { yes: true };
const ANYWAY: Partial<Order> = { yes: true, anyway: true };

interface Given {
  readonly order?: Partial<Order>;
  readonly rights?: Rights;
  readonly elevation?: FakeElevation;
  readonly askedLately?: readonly Session[];
  /** What the person's own Usher says. */
  readonly neighbor?: NeighborSays;
}

/** Begins to sign these people out. */
async function begin(
  people: readonly Session[],
  { order = {}, rights = 'direct', elevation, askedLately = [], neighbor }: Given = {},
) {
  const over = neighbor === undefined ? {} : { neighbor: async () => neighbor };
  pc = fakeHost([services(), kai(), ...people], over);
  const told: Order = { yes: false, anyway: false, countdown: null, reason: null, ...order };
  let conversed: Conversed | null = null;
  const parts: ConversingParts = {
    host: pc.host,
    order: told,
    deed: 'signOut',
    settings: DEFAULT_SETTINGS,
    timings: orderedTimings(told, timings(DEFAULT_SETTINGS), rights === 'withPermission'),
    elevation: elevation?.elevation ?? NO_ELEVATION,
    clock: clock(),
    words: { ...english, cli: englishCli },
    terminal,
    log: () => {},
    own: kai({ fullName: 'Kai' }),
    operatorUnknown: '',
    reason: told.reason,
    protectedUsers: () => [],
    askAgainMs: () => 300_000,
    disturbances: () => history,
    overMs: null,
    askedLately: new Set(askedLately.map(signInKey)),
    interrupt: interrupt.signal,
    rightsOn: () => rights,
    nameOf: ({ userName }) => userName,
    asleep: () => null,
    record: (entry) => history.push(entry),
  };
  void converse(people, parts).then((done) => {
    conversed = done;
  });
  await seconds(0);
  return {
    /** Each person's outcome; null while the conversation runs. */
    outcomes: () =>
      conversed?.ends.map(({ outcome, pinned }) => `${pinned.session.userName} ${outcome.kind}`).sort() ??
      null,
    ends: () => conversed?.ends.map(({ outcome }) => outcome) ?? null,
    isInterrupted: () => conversed?.isInterrupted ?? null,
  };
}

const attempts = () => pc.done.filter((each) => each !== 'list');

describe('a sign-out in the terminal', () => {
  it('is asked about, counted down, looked at once more and done', async () => {
    terminal.answers.push(true);
    const { outcomes } = await begin([ben()]);
    expect(terminal.questions).toEqual(['Sign out ben?']);
    expect(terminal.lines[0]).toBe('err: ben has been away for 2 h 10 min.');
    await seconds(5);
    expect(terminal.shown).toBe('Signing out ben in 5 s. Ctrl+C keeps ben signed in.');
    expect(attempts()).toEqual([]);
    await seconds(10);
    expect([attempts(), outcomes(), terminal.shown]).toEqual([['method 0 of 2'], ['ben signedOut'], null]);
  });

  it('takes no rights where the person’s own Usher allows it', async () => {
    terminal.answers.push(true, true);
    const lost = { word: 'restores', programs: [{ name: 'Edge', why: 'restores' }] } as const;
    const allowed = await begin([ben()], {
      rights: 'none',
      neighbor: { lost, allows: true, asks: false, askedBy: null, idleMs: null },
    });
    await seconds(15);
    expect([attempts(), allowed.outcomes()]).toEqual([['method 0 of 2'], ['ben signedOut']]);
    const not = await begin([ben()], {
      rights: 'none',
      neighbor: { lost, allows: false, asks: false, askedBy: null, idleMs: null },
    });
    await seconds(15);
    expect([attempts(), not.outcomes()]).toEqual([[], ['ben failed']]);
  });

  it('names whoever is asking that person already', async () => {
    const { ends } = await begin([ben(), anna()], {
      order: YES,
      neighbor: {
        lost: { word: 'nothing', programs: [] },
        allows: false,
        asks: false,
        askedBy: anna().sessionId,
        idleMs: null,
      },
    });
    await seconds(5);
    expect(ends()).toEqual([
      { kind: 'beingAsked', by: 'Anna' },
      { kind: 'beingAsked', by: 'Anna' },
    ]);
    expect([attempts(), pc.asked]).toEqual([[], []]);
  });

  it('stops where a program objects to the person’s own Usher, and nothing else is tried', async () => {
    terminal.answers.push(true);
    const lost = { word: 'work', programs: [{ name: 'Word', why: 'work' }] } as const;
    const { outcomes } = await begin([ben()], {
      rights: 'none',
      neighbor: { lost, allows: true, asks: false, askedBy: null, idleMs: null },
    });
    pc.attempts = [{ kind: 'kept', programs: ['Word'] }];
    await seconds(15);
    expect([attempts(), outcomes()]).toEqual([['method 0 of 2'], ['ben keptByProgram']]);
  });

  it('ends with a no', async () => {
    terminal.answers.push(false);
    const { outcomes } = await begin([ben()]);
    expect([outcomes(), attempts()]).toEqual([['ben declined'], []]);
  });

  it('ends unanswered after a minute where somebody could lose something', async () => {
    const { outcomes } = await begin([mia()]);
    await seconds(61);
    expect([outcomes(), attempts()]).toEqual([['mia unanswered'], []]);
  });

  it('signs nobody out where nothing is answered, however long they are away with nothing open', async () => {
    const { outcomes } = await begin([ben()]);
    expect(terminal.lines.join('\n')).not.toContain('30 seconds');
    await seconds(59);
    expect([outcomes(), attempts()]).toEqual([null, []]);
    await seconds(3);
    expect([outcomes(), attempts()]).toEqual([['ben unanswered'], []]);
    expect(history.find(({ event }) => event === 'asked')).toMatchObject({ silence: 'commandLine' });
  });

  it('says no itself where nobody can type, and asks nothing', async () => {
    terminal.isInteractive = false;
    const { outcomes } = await begin([ben()]);
    expect([outcomes(), terminal.questions, attempts()]).toEqual([['ben declined'], [], []]);
  });

  it('asks nothing with --yes, and the person all the same', async () => {
    const { outcomes } = await begin([mia()], { order: YES });
    expect([terminal.questions, pc.asked.length]).toEqual([[], 1]);
    expect(terminal.shown).toBe('Asking mia on screen, 60 s left. Ctrl+C keeps mia signed in.');
    pc.asked[0]?.answer('yes');
    await seconds(1);
    expect(outcomes()).toEqual(['mia signedOut']);
  });

  it('is canceled by Ctrl+C in the countdown', async () => {
    const { outcomes, isInterrupted } = await begin([ben()], { order: YES });
    await seconds(9);
    interrupt.abort();
    await seconds(30);
    expect([outcomes(), isInterrupted(), attempts()]).toEqual([['ben canceled'], true, []]);
  });

  it('is not even begun where Ctrl+C came before', async () => {
    interrupt.abort();
    const { outcomes, isInterrupted } = await begin([ben()], { order: YES });
    await seconds(30);
    expect([outcomes(), isInterrupted(), attempts(), history]).toEqual([[], true, [], []]);
  });

  it('stops within seconds where the person comes back, though this PC does not tell of it', async () => {
    const { outcomes } = await begin([ben()], { order: { ...YES, countdown: 600 } });
    pc.sessions = [services(), kai(), ben({ state: 'active', stationName: 'console' })];
    await seconds(6);
    expect(outcomes()).toEqual(['ben cameBack']);
  });

  it('is canceled by Ctrl+C in the question', async () => {
    terminal.answers.push(null);
    const { outcomes, isInterrupted } = await begin([ben()]);
    expect([outcomes(), isInterrupted(), attempts()]).toEqual([['ben declined'], true, []]);
  });

  it('cannot be canceled any more once Windows does it, and says so', async () => {
    const { outcomes } = await begin([ben()], { order: YES });
    pc.sessionsEnd = false;
    await seconds(11);
    interrupt.abort();
    expect(terminal.lines.at(-1)).toBe(`err: ${englishCli.tooLateToCancel('signOut')}`);
    pc.sessions = [services(), kai()];
    await seconds(2);
    expect(outcomes()).toEqual(['ben signedOut']);
  });

  it('is stopped by what stops every other one: the person came back', async () => {
    const { outcomes } = await begin([ben()], { order: YES });
    pc.sessions = [services(), kai(), ben({ state: 'active', stationName: 'console' })];
    await seconds(11);
    expect([outcomes(), attempts()]).toEqual([['ben cameBack'], []]);
  });

  it('over SSH is not stopped because nobody is signed in to session 0', async () => {
    const { outcomes } = await begin([ben()], { order: YES });
    pc.sessions = [services({ isCurrent: true }), ben()];
    await seconds(11);
    expect(attempts()).toEqual(['method 0 of 2']);
    expect(outcomes()).toEqual(['ben signedOut']);
  });

  it('keeps the reason in the history, and shows it to the person', async () => {
    await begin([mia()], { order: { ...YES, reason: 'Supper.' } });
    expect(pc.asked[0]?.question.text).toContain('Reason given by Kai: “Supper.”');
    expect(history.every(({ reason }) => reason === 'Supper.')).toBe(true);
  });
});

describe('a refusal', () => {
  it('is offered to be overruled at the terminal', async () => {
    terminal.answers.push(true, true);
    const { outcomes } = await begin([anna()]);
    pc.asked[0]?.answer('no');
    await seconds(1);
    expect(terminal.questions).toEqual(['Sign out anna?', 'Sign out anna anyway?']);
    expect(outcomes()).toBeNull();
    expect(pc.notes).toEqual([
      'anna: Kai is signing you out. You will be signed out of this PC in 60 seconds. Please save your work at once.',
    ]);
    await seconds(61);
    expect([outcomes(), pc.asked.length]).toEqual([['anna signedOut'], 1]);
  });

  it('stands where the terminal says no, and is not offered again', async () => {
    terminal.answers.push(true, false);
    const { outcomes } = await begin([anna()]);
    pc.asked[0]?.answer('no');
    await seconds(1);
    expect([outcomes(), attempts()]).toEqual([['anna declined'], []]);
  });

  it('stands without a terminal, whatever --yes said', async () => {
    terminal.isInteractive = false;
    const { outcomes } = await begin([anna()], { order: YES });
    pc.asked[0]?.answer('no');
    await seconds(90);
    expect([outcomes(), attempts()]).toEqual([['anna refused'], []]);
  });

  it('is overruled by --anyway, once', async () => {
    terminal.isInteractive = false;
    const { outcomes } = await begin([anna()], { order: ANYWAY });
    pc.asked[0]?.answer('no');
    await seconds(62);
    expect([outcomes(), attempts()]).toEqual([['anna signedOut'], ['method 0 of 3']]);
  });

  it('is overruled for nobody who came in their place', async () => {
    const { outcomes } = await begin([anna()], { order: ANYWAY });
    pc.sessions = [services(), kai(), anna({ userName: 'zoe', sid: 'S-1-5-21-9' })];
    pc.asked[0]?.answer('no');
    await seconds(90);
    expect([outcomes(), attempts()]).toEqual([['anna refused'], []]);
  });

  it('is not overruled after Ctrl+C', async () => {
    const { outcomes } = await begin([anna()], { order: ANYWAY });
    interrupt.abort();
    await seconds(90);
    expect([outcomes(), attempts()]).toEqual([['anna canceled'], []]);
  });

  it('that could not be asked for takes --anyway, not --yes', async () => {
    terminal.isInteractive = false;
    const first = await begin([mia()], { order: YES });
    pc.asked[0]?.answer('cannotBeAsked');
    await seconds(2);
    expect([first.outcomes(), attempts()]).toEqual([['mia declined'], []]);
    const second = await begin([mia()], { order: ANYWAY });
    pc.asked[0]?.answer('cannotBeAsked');
    await seconds(62);
    expect(second.outcomes()).toEqual(['mia signedOut']);
  });
});

describe('somebody who is there', () => {
  it('is told and not asked where no countdown was ordered with --anyway', async () => {
    const { outcomes } = await begin([mia()], { order: { ...ANYWAY, countdown: 0 } });
    await seconds(4);
    expect([outcomes(), attempts(), pc.asked, pc.notes]).toEqual([
      null,
      [],
      [],
      [
        'mia: Kai is signing you out. You will be signed out of this PC in 5 seconds. Please save your work at once.',
      ],
    ]);
    await seconds(3);
    expect(outcomes()).toEqual(['mia signedOut']);
  });

  it('is told and not asked again where they were asked a short while ago', async () => {
    for (const people of [[mia()], [mia(), anna()]]) {
      const { outcomes } = await begin(people, { order: ANYWAY, askedLately: people });
      await seconds(59);
      expect([outcomes(), pc.asked, pc.notes.length]).toEqual([null, [], people.length]);
      await seconds(5);
      expect(outcomes()).toContain('mia signedOut');
    }
  });

  it('has a minute where only --countdown 0 was said', async () => {
    terminal.isInteractive = false;
    const { outcomes } = await begin([mia()], { order: { ...YES, countdown: 0 } });
    await seconds(59);
    expect(outcomes()).toBeNull();
    await seconds(5);
    expect([outcomes(), attempts()]).toEqual([['mia personUnanswered'], []]);
  });
});

describe('several people', () => {
  it('are asked about at once, and each goes their own way', async () => {
    terminal.answers.push(true);
    const { outcomes } = await begin([ben(), anna(), mia()]);
    expect(terminal.questions).toEqual(['Sign out 3 people?']);
    expect(terminal.shown).toBe('3 people may be signed out in 60 s. Ctrl+C keeps all of them signed in.');
    pc.asked[0]?.answer('no');
    pc.asked[1]?.answer('yes');
    await seconds(62);
    expect(outcomes()).toEqual(['anna refused', 'ben signedOut', 'mia signedOut']);
    expect(attempts()).toEqual(['method 0 of 4', 'method 0 of 2']);
  });

  it('are all kept signed in by Ctrl+C', async () => {
    const { outcomes } = await begin([ben(), anna()], { order: YES });
    await seconds(5);
    interrupt.abort();
    await seconds(90);
    expect([outcomes(), attempts()]).toEqual([['anna canceled', 'ben canceled'], []]);
  });

  it('of whom nobody is to be waited for are told where they are there', async () => {
    const { outcomes } = await begin([ben(), mia()], { order: { ...ANYWAY, countdown: 0 } });
    await seconds(4);
    expect(outcomes()).toBeNull();
    await seconds(3);
    expect(outcomes()).toEqual(['ben signedOut', 'mia signedOut']);
    expect(pc.notes.map((note) => note.split(':')[0])).toEqual(['mia']);
  });
});

describe('an account that needs permission', () => {
  it('hands over to a helper, which asks about what only it sees in a box of its own', async () => {
    const elevation = fakeElevation();
    terminal.isInteractive = false;
    const { outcomes } = await begin([ben()], { order: YES, rights: 'withPermission', elevation });
    expect(terminal.shown).toBe('Windows is asking for permission.');
    elevation.begun[0]?.permit(true);
    elevation.begun[0]?.report({ kind: 'moved', stage: 'asking', leftMs: null });
    await seconds(120);
    expect([outcomes(), terminal.questions]).toEqual([null, []]);
    elevation.begun[0]?.report({ kind: 'ended', outcome: { kind: 'declined' } });
    await seconds(1);
    expect([outcomes(), attempts()]).toEqual([['ben declined'], []]);
  });

  it('is told at once where Windows asks nobody', async () => {
    const { outcomes } = await begin([ben()], { order: YES, rights: 'none' });
    expect([outcomes(), terminal.questions]).toEqual([['ben failed'], []]);
  });
});
