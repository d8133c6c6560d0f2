import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { anna, ben, kai, mia } from '../fakes/people.ts';
import { WORD_OPEN } from '../fakes/pinned.ts';
import { seconds } from '../fakes/usher.ts';
import type { HelpedUsher } from './helped-usher.ts';
import { startHelped } from './helped-usher.ts';

/*
 * An account without the right: its tray asks, and a helper that Windows permitted does the rest.
 */

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const words = ({ history }: HelpedUsher) =>
  history.map((line) => {
    const detail = [line].flatMap((each) =>
      'answer' in each ? [each.answer] : 'outcome' in each ? [each.outcome] : [],
    );
    return [line.event, ...detail].join(' ');
  });

/** The operator clicked somebody and said yes. Windows was asked for permission. */
async function clicked(usher: HelpedUsher, name: string): Promise<void> {
  usher.tray.click(name);
  await seconds(2);
  usher.question().end('yes');
  await seconds(1);
}

function breakPipe({ elevations }: HelpedUsher): void {
  for (const { traySide, helperSide } of elevations.started) {
    traySide.destroy();
    helperSide.destroy();
  }
}

describe('with Windows’ permission', () => {
  it('one yes signs out somebody who is away, by the helper, after its countdown and its own looks', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    expect(usher.tray.texts[1]).toEqual('Signing out Ben in 9 s. Click to cancel');
    expect(usher.attempts()).toEqual([]);
    await seconds(8);
    expect(usher.attempts()).toEqual([]);
    await seconds(4);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
    expect(usher.outcome('ben')).toEqual({ kind: 'signedOut', memoryBytes: 400 * 1024 ** 2 });
    expect(words(usher)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'permission yes',
      'countdown',
      'lastLook',
      'signingOut',
      'attempt',
      'ended signedOut',
    ]);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('Windows is asked only after the operator’s yes, and never for a no', async () => {
    const usher = await startHelped([ben()]);
    usher.tray.click('Ben');
    await seconds(2);
    expect(usher.elevations.started).toEqual([]);
    usher.question().end('no');
    await seconds(120);
    expect(usher.elevations.started).toEqual([]);
    expect(usher.attempts()).toEqual([]);
  });

  it('silence never counts', async () => {
    const usher = await startHelped([ben()]);
    usher.tray.click('Ben');
    await seconds(120);
    expect(usher.outcome('ben')).toEqual({ kind: 'unanswered' });
    expect(usher.elevations.started).toEqual([]);
  });

  it('the helper gets the identity and nothing that could be done with it', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    const [helper] = usher.elevations.started;
    const { sessionId, userName, domainName, sid, logonTime, connectTime, disconnectTime } = ben();
    expect(helper?.request).toEqual({
      away: 10_000,
      there: 60_000,
      quiet: 300_000,
      reason: null,
      overrulesPrograms: false,
      deed: 'signOut',
      people: [
        {
          host: 'DESKTOP-7',
          sessionId,
          userName,
          domainName,
          sid,
          logonTime,
          state: 'disconnected',
          locked: null,
          stationName: '',
          protocol: 'console',
          connectTime,
          disconnectTime,
          lastInputTime: null,
        },
      ],
    });
  });

  it('a click on the row stops the countdown', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    await seconds(2);
    usher.tray.click('Signing out Ben in');
    await seconds(1);
    expect(usher.outcome('ben')).toEqual({ kind: 'canceled' });
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('the person is asked by the helper, in the name of whoever sits at its own session', async () => {
    const usher = await startHelped([mia()]);
    await clicked(usher, 'Mia');
    expect(usher.tray.texts[1]).toEqual('Asking Mia, 59 s left. Click to cancel');
    expect(usher.pc.asked.map(({ question }) => question.title)).toEqual([
      'Kai is asking you to sign out (Usher)',
    ]);
    usher.pc.asked[0]?.answer('yes');
    await seconds(2);
    expect(usher.attempts()).toEqual(['method 0 of 4']);
    expect(usher.outcome('mia')?.kind).toEqual('signedOut');
  });

  it('who refuses is overruled only by a second question, which the helper that asked them asks in its own box', async () => {
    const usher = await startHelped([mia()]);
    await clicked(usher, 'Mia');
    usher.pc.asked[0]?.answer('no');
    await seconds(2);
    expect(usher.elevations.boxes.map(({ title }) => title)).toEqual(['Sign out Mia anyway?']);
    expect(usher.tray.texts[1]).toEqual('Mia, asking once more. Click to keep signed in');
    usher.elevations.boxes[0]?.click('yes');
    await seconds(50);
    expect(usher.attempts()).toEqual([]);
    await seconds(15);
    expect(usher.attempts()).toEqual(['method 0 of 4']);
    expect(usher.elevations.started).toHaveLength(1);
  });

  it('who refuses stays where that question finds no answer', async () => {
    const usher = await startHelped([mia()]);
    await clicked(usher, 'Mia');
    usher.pc.asked[0]?.answer('no');
    await seconds(70);
    expect(usher.outcome('mia')).toEqual({ kind: 'refused' });
    expect(usher.notes()).toEqual(['Mia said no and stays signed in. Mia was asked on screen.']);
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
  });

  it('who refuses stays where the operator clicks their row instead', async () => {
    const usher = await startHelped([mia()]);
    await clicked(usher, 'Mia');
    usher.pc.asked[0]?.answer('no');
    await seconds(2);
    usher.tray.click('Mia, asking once more');
    await seconds(2);
    expect(usher.elevations.boxes[0]?.isOpen).toBe(false);
    await seconds(120);
    expect([usher.outcome('mia')?.kind, usher.attempts()]).toEqual(['declined', []]);
  });

  it('documents take one more yes, in the helper’s own box', async () => {
    const usher = await startHelped([ben()]);
    usher.elevations.meanwhile = () => {
      usher.pc.usage = WORD_OPEN;
    };
    await clicked(usher, 'Ben');
    await seconds(1);
    expect(usher.elevations.boxes.map(({ title }) => title)).toEqual(['Sign out Ben?']);
    await seconds(30);
    expect(usher.attempts()).toEqual([]);
    usher.elevations.boxes[0]?.click('yes');
    await seconds(12);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
  });

  it('without that yes nobody is signed out', async () => {
    const usher = await startHelped([ben()]);
    usher.elevations.meanwhile = () => {
      usher.pc.usage = WORD_OPEN;
    };
    await clicked(usher, 'Ben');
    await seconds(90);
    expect(usher.outcome('ben')).toEqual({ kind: 'unanswered' });
    await seconds(300);
    expect(usher.attempts()).toEqual([]);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('what the tray’s question named takes that yes too, for the helper believes no list of names', async () => {
    const usher = await startHelped([ben()]);
    usher.pc.usage = WORD_OPEN;
    await clicked(usher, 'Ben');
    await seconds(12);
    expect([usher.elevations.boxes.length, usher.attempts()]).toEqual([1, []]);
  });

  it('whom an administrator protects stays, and that is told', async () => {
    const usher = await startHelped([ben()]);
    usher.elevations.policy = { ...NO_POLICY, protected: ['ben'] };
    await clicked(usher, 'Ben');
    await seconds(30);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'protected' } });
    expect(usher.notes()).toEqual([
      'Ben stays signed in. An administrator of this PC has protected this account.',
    ]);
    expect(usher.attempts()).toEqual([]);
  });

  it('everyone has one helper, and whoever refuses stays', async () => {
    const away = { kind: 'noInput', ms: 2 * 3_600_000 } as const;
    const usher = await startHelped([ben(), anna({ idle: away })]);
    await clicked(usher, 'Sign out everyone');
    expect(
      usher.elevations.started.map(({ request }) => request.people.map(({ userName }) => userName)),
    ).toEqual([['anna', 'ben']]);
    usher.pc.asked[0]?.answer('no');
    await seconds(50);
    expect(usher.attempts()).toEqual([]);
    await seconds(15);
    expect([usher.outcome('anna')?.kind, usher.outcome('ben')?.kind]).toEqual(['refused', 'signedOut']);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
  });
});

describe('nobody is signed out', () => {
  it('who could not be told from somebody else while Windows asked about a group', async () => {
    const away = { kind: 'noInput', ms: 2 * 3_600_000 } as const;
    const usher = await startHelped([ben(), anna({ idle: away })]);
    let decide = () => {};
    usher.elevations.asked = new Promise<void>((resolve) => {
      decide = resolve;
    });
    await clicked(usher, 'Sign out everyone');
    const all = usher.pc.sessions;
    usher.pc.sessions = all.map((each) => (each.userName === 'ben' ? { ...each, isReadable: false } : each));
    usher.pc.changed();
    await seconds(2);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'listUnreadable' } });
    usher.pc.sessions = all;
    decide();
    await seconds(120);
    expect(usher.outcome('anna')?.kind).toEqual('signedOut');
    expect(usher.attempts()).toEqual(['method 0 of 3']);
  });

  it('by a helper that does not answer to a cancel: two seconds later its pipe is closed', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    const [helper] = usher.elevations.started;
    if (helper !== undefined) helper.traySide.write = () => true;
    usher.tray.click('Signing out Ben in');
    await seconds(1);
    expect(usher.tray.texts[1]).toEqual('[Ben, stopping]');
    await seconds(2);
    expect(usher.tray.texts[1]).toEqual('[Ben, helper lost, watching]');
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
    await seconds(90);
    expect(usher.outcome('ben')).toEqual({ kind: 'canceled' });
    await seconds(30);
    expect(usher.attempts()).toEqual([]);
  });

  it('by a helper that none of a group can cancel any more', async () => {
    const away = { kind: 'noInput', ms: 2 * 3_600_000 } as const;
    const usher = await startHelped([ben(), anna({ idle: away })]);
    await clicked(usher, 'Sign out everyone');
    const [helper] = usher.elevations.started;
    if (helper !== undefined) helper.traySide.write = () => true;
    usher.tray.click('2 people may be signed out. Click to keep all signed in');
    await seconds(3);
    expect([usher.state('anna')?.kind, usher.state('ben')?.kind]).toEqual(['verifying', 'verifying']);
    await seconds(120);
    expect([usher.outcome('anna'), usher.outcome('ben')]).toEqual([
      { kind: 'canceled' },
      { kind: 'canceled' },
    ]);
    expect(usher.attempts()).toEqual([]);
  });

  it('where the operator declines', async () => {
    const usher = await startHelped([ben()]);
    usher.elevations.answer = 'declined';
    await clicked(usher, 'Ben');
    expect(usher.outcome('ben')).toEqual({ kind: 'permissionDeclined' });
    expect(usher.notes()).toEqual(["Ben stays signed in. You didn't give permission."]);
  });

  it.each([
    ['could not be started', 'failed', 1],
    ['never comes, which takes a look at what it does all the same', 'never comes', 120],
  ] as const)('where the helper %s', async (_, answer, until) => {
    const usher = await startHelped([ben()]);
    usher.elevations.answer = answer;
    await clicked(usher, 'Ben');
    await seconds(until);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'helperLost' } });
    expect(usher.notes()).toEqual([
      "Ben stays signed in. Usher's helper with administrator rights didn't start or didn't finish.",
    ]);
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
  });

  it('where the tray or the helper dies in the countdown, and the other one sees the pipe close', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    breakPipe(usher);
    await seconds(1);
    expect(usher.outcome('ben')).toEqual(null);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
    await seconds(120);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'helperLost' } });
    expect(usher.attempts()).toEqual([]);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
  });

  it('where the tray says nothing for five seconds', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    const [helper] = usher.elevations.started;
    if (helper !== undefined) helper.traySide.write = () => true;
    await seconds(6);
    expect(usher.elevations.started.map(({ isOver }) => isOver)).toEqual([true]);
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
  });

  it('where the helper says nothing for five seconds', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    const [helper] = usher.elevations.started;
    if (helper !== undefined) helper.helperSide.write = () => true;
    await seconds(6);
    expect(usher.outcome('ben')).toEqual(null);
    await seconds(120);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'helperLost' } });
    expect(usher.attempts()).toEqual([]);
  });

  it.each([
    'sign out everybody\n',
    '{"kind":"cancel","person":99}\n',
    '{"kind":"yes","person":0,"question":"1"}\n',
    `${' '.repeat(2000)}\n`,
  ])('by a line to the helper such as %j, and the countdown stops', async (line) => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    usher.elevations.started[0]?.traySide.write(line);
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
  });

  it.each([
    'anything\n',
    '{"kind":"hello","token":"00000000000000000000000000000000"}\n',
    '{"kind":"moved","person":1,"stage":"lastLook","leftMs":null}\n',
  ])('after a line to the tray such as %j', async (line) => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    usher.elevations.started[0]?.helperSide.write(line);
    await seconds(1);
    expect(usher.outcome('ben')).toEqual(null);
    await seconds(120);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'helperLost' } });
    expect(usher.attempts()).toEqual([]);
  });

  it.each([
    ['the session changed hands', ben({ userName: 'zoe', sid: 'S-1-5-21-1-2-3-1099' }), 'changed'],
    ['the person signed in anew', ben({ logonTime: 1 }), 'changed'],
    ['the person came back', ben({ state: 'active', stationName: 'console', connectTime: 1 }), 'cameBack'],
    ['the id is the operator’s own by now', ben({ isCurrent: true }), 'changed'],
  ] as const)('where %s while Windows asked', async (_, now, outcome) => {
    const usher = await startHelped([ben()]);
    usher.elevations.meanwhile = () => {
      usher.pc.sessions = now.isCurrent ? [kai({ isCurrent: false }), now] : [kai(), now];
    };
    await clicked(usher, 'Ben');
    await seconds(120);
    expect(usher.outcome('ben')?.kind).toEqual(outcome);
    expect(usher.attempts()).toEqual([]);
  });

  it('where the helper cannot list', async () => {
    const usher = await startHelped([ben()]);
    usher.elevations.meanwhile = () => {
      usher.pc.listFails = new Error('broken');
    };
    await clicked(usher, 'Ben');
    await seconds(120);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'listUnreadable' } });
    expect(usher.attempts()).toEqual([]);
  });
});

describe('a cancel that comes too late', () => {
  it('is told so by the helper, whose deed is then waited for', async () => {
    const usher = await startHelped([ben()]);
    usher.pc.attempts = ['never ends'];
    await clicked(usher, 'Ben');
    const [helper] = usher.elevations.started;
    await seconds(8.5);
    // As if the message crossed the beginning of the attempt on its way.
    const write = helper?.traySide.write;
    if (helper !== undefined) helper.traySide.write = () => true;
    usher.tray.click('Signing out Ben in');
    await seconds(1);
    expect(usher.state('ben')).toMatchObject({ kind: 'elevated', stage: 'signingOut' });
    if (helper !== undefined && write !== undefined) helper.traySide.write = write;
    await seconds(4);
    expect(usher.tray.texts[1]).toEqual('[Ben, stopping]');
    expect(usher.attempts()).toEqual(['method 0 of 2']);
  });
});

describe('a helper that is lost', () => {
  it('is never told as nobody signed out: whoever is gone by then is told to be, and so is the history', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    breakPipe(usher);
    await seconds(80);
    expect(usher.tray.texts[1]).toEqual('[Ben, helper lost, watching]');
    usher.pc.sessions = [kai()];
    await seconds(1);
    expect(usher.notes().map((note) => note.split('.')[0])).toEqual(['Ben is signed out']);
    expect(usher.history.at(-1)).toMatchObject({ event: 'ended', outcome: 'signedOut' });
  });

  it('is watched for as long as the longest countdown that it could have, and half a minute more', async () => {
    const usher = await startHelped([ben()]);
    await clicked(usher, 'Ben');
    breakPipe(usher);
    await seconds(89);
    expect(usher.outcome('ben')).toEqual(null);
    await seconds(2);
    expect(usher.outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'helperLost' } });
  });

  it('while the deed ran leaves it to the tray to see whether it happened', async () => {
    const usher = await startHelped([ben()]);
    usher.pc.attempts = ['never ends'];
    await clicked(usher, 'Ben');
    await seconds(11);
    expect(usher.tray.texts[1]).toEqual('[Signing out Ben…]');
    breakPipe(usher);
    await seconds(2);
    expect(usher.tray.texts[1]).toEqual('[Still signing out Ben…]');
    usher.pc.sessions = [kai()];
    await seconds(2);
    expect(usher.outcome('ben')?.kind).toEqual('signedOut');
  });
});
