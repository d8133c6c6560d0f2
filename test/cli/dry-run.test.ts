import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { Order } from '../../src/cli/command-line/order.ts';
import { orderedTimings } from '../../src/cli/command-line/order.ts';
import { dryRun } from '../../src/cli/dry-run.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Rights } from '../../src/sessions/rights.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { NeighborSays, SessionHost } from '../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS, timings } from '../../src/settings/settings.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia } from '../fakes/people.ts';

interface Given {
  readonly order?: Partial<Order>;
  readonly rights?: Rights;
  readonly over?: Partial<SessionHost>;
}

const NO_ANSWER = 'Would sign nobody out without your answer within 60 seconds.';

/** The output, and what was done to the PC. */
async function would(people: readonly Session[], { order = {}, rights = 'direct', over = {} }: Given = {}) {
  const pc = fakeHost([kai(), ...people], over);
  const told: Order = { yes: false, anyway: false, countdown: null, reason: null, ...order };
  const { lines, plan } = await dryRun(people, {
    host: pc.host,
    order: told,
    deed: 'signOut',
    settings: DEFAULT_SETTINGS,
    timings: orderedTimings(told, timings(DEFAULT_SETTINGS), rights === 'withPermission'),
    clock: clock(),
    words: { ...english, cli: englishCli },
    overMs: null,
    askedLately: new Set(),
    rightsOn: () => rights,
    nameOf: ({ userName }) => userName,
    own: kai({ fullName: 'Kai' }),
    operatorUnknown: 'Kai',
    reason: told.reason,
  });
  return { lines: lines.slice(0, -1), plan, end: lines.at(-1), did: [pc.done, pc.asked, pc.notes] };
}

describe('a dry run', () => {
  it('ends by saying that nothing was done, and did nothing', async () => {
    const { end, did } = await would([anna()], { order: { yes: true, anyway: true, countdown: 0 } });
    expect([end, did]).toEqual(['Nobody was asked and nobody was signed out.', [[], [], []]]);
  });

  it('tells of the question, that it takes an answer, and of the countdown after a yes', async () => {
    expect((await would([ben()])).lines).toEqual([
      "Would ask you: Sign out ben? ben has been away for 2 h 10 min. No documents or unknown apps are open. ben isn't here to ask.",
      NO_ANSWER,
      'Would count down 10 seconds for ben, check that it is the same sign-in, and run method 0 of 2.',
    ]);
  });

  it('tells what --yes would answer, and then asks nobody who types', async () => {
    const { lines } = await would([ben()], { order: { yes: true } });
    expect(lines).toEqual([
      "Would take --yes as your answer to: Sign out ben? ben has been away for 2 h 10 min. No documents or unknown apps are open. ben isn't here to ask.",
      'Would count down 10 seconds for ben, check that it is the same sign-in, and run method 0 of 2.',
    ]);
  });

  it('tells who is asked, what they would read, and what no answer means', async () => {
    const reason = 'The PC restarts at five.';
    const { title, text } = english.questionFor({
      operator: 'Kai',
      account: 'DESKTOP-7\\kai',
      seconds: 60,
      silenceSignsOut: true,
      reason,
    });
    const { lines } = await would([anna()], { order: { reason } });
    expect(lines.slice(2)).toEqual([
      'Would ask anna on screen for 60 seconds; no answer would leave your yes standing.',
      `anna would read: ${title}. ${text.split(/\s+/).join(' ')}`,
      'Would count down 60 seconds for anna, check that it is the same sign-in, and run method 0 of 3.',
    ]);
    expect(lines[3]).toContain(`Reason given by Kai: “${reason}”`);
    expect((await would([mia()])).lines[2]).toBe(
      'Would ask mia on screen for 60 seconds; no answer would keep mia signed in.',
    );
  });

  it('tells who is only told, and what', async () => {
    const { lines } = await would([mia()], { order: { anyway: true, countdown: 0 } });
    expect(lines.slice(2)).toEqual([
      'Would tell mia on screen, and wait for no answer.',
      expect.stringContaining('mia would read: Kai is signing you out.'),
      'Would count down 5 seconds for mia, check that it is the same sign-in, and run method 0 of 4.',
    ]);
  });

  it('stops at the second question where nobody can be asked', async () => {
    const over = { canAsk: false, isExact: false };
    const second =
      "Would ask you a second time, because mia may be there and can't be asked, and stop there without a yes.";
    expect((await would([mia()], { over })).lines.slice(2)).toEqual([second]);
    expect((await would([mia()], { over, order: { anyway: true } })).lines.slice(2)).toEqual([
      'Would count down 60 seconds for mia, check that it is the same sign-in, and run method 0 of 4.',
    ]);
  });

  it('tells of Windows’ permission, and where there is none to have', async () => {
    expect((await would([ben()], { rights: 'withPermission' })).lines[2]).toBe(
      'Would have Windows ask for permission.',
    );
    expect((await would([ben()], { rights: 'none' })).lines).toEqual([
      'Would leave ben alone: this account may not sign other people out.',
    ]);
  });

  it('has one question and one countdown for several', async () => {
    const { lines } = await would([ben(), mia()]);
    expect(lines).toEqual([
      'Would ask you: Sign out 2 people? ben and mia are signed in. mia will be asked first, for 60 seconds.',
      NO_ANSWER,
      'Would count down 60 seconds for ben, check that it is the same sign-in, and run method 0 of 2.',
      'Would ask mia on screen for 60 seconds; no answer would keep mia signed in.',
      expect.stringContaining('mia would read: '),
      'Would count down 60 seconds for mia, check that it is the same sign-in, and run method 0 of 4.',
    ]);
  });

  it('tells programs the same, one for each person', async () => {
    const of = ({ host, sessionId, userName, domainName }: Session) => ({
      host,
      sessionId,
      userName,
      domainName,
    });
    expect((await would([ben(), mia()])).plan).toEqual([
      {
        ...of(ben()),
        asksYou: true,
        needsPermission: false,
        person: 'nothing',
        countdownSeconds: 60,
        method: 'method 0 of 2',
      },
      {
        ...of(mia()),
        asksYou: true,
        needsPermission: false,
        person: 'asked',
        countdownSeconds: 60,
        method: 'method 0 of 4',
      },
    ]);
    const told = { order: { yes: true, anyway: true, countdown: 0 }, rights: 'withPermission' } as const;
    expect((await would([ben()], told)).plan).toMatchObject([
      { asksYou: false, needsPermission: true, person: 'nothing', countdownSeconds: 5 },
    ]);
    expect((await would([mia()], { over: { canAsk: false } })).plan).toMatchObject([
      { person: 'cannotBeAsked', countdownSeconds: null, method: null },
    ]);
    expect((await would([ben()], { rights: 'none' })).plan).toMatchObject([
      { asksYou: false, person: 'nothing', countdownSeconds: null, method: null },
    ]);
  });

  it('tells of the way that the sign-out would begin with, where the person may have an Usher of their own', async () => {
    const nothing = { word: 'nothing', programs: [] } as const;
    const says = (neighbor: NeighborSays | null, rights: Rights) =>
      would([ben()], { rights, over: { neighbor: async () => neighbor } });
    const begun = async (neighbor: NeighborSays | null, rights: Rights) =>
      (await says(neighbor, rights)).plan.map(({ method, needsPermission }) => ({ method, needsPermission }));
    expect(
      await begun({ lost: nothing, allows: true, asks: false, askedBy: null, idleMs: null }, 'none'),
    ).toEqual([{ method: 'method 0 of 2', needsPermission: false }]);
    expect(
      await begun(
        { lost: nothing, allows: true, asks: false, askedBy: null, idleMs: null },
        'withPermission',
      ),
    ).toEqual([{ method: 'method 0 of 2', needsPermission: false }]);
    expect(
      await begun(
        { lost: nothing, allows: true, asks: false, askedBy: null, idleMs: null },
        'withPermission',
      ),
    ).toEqual([{ method: 'method 0 of 2', needsPermission: false }]);
    expect(await begun(null, 'withPermission')).toEqual([{ method: 'method 1 of 2', needsPermission: true }]);
    expect(await begun(null, 'none')).toEqual([{ method: null, needsPermission: false }]);
  });
});
