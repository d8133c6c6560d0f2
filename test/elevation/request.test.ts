import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_AWAY, LEAST_THERE, LONGEST_REASON } from '../../src/conversation/pinned.ts';
import { MOST_PEOPLE } from '../../src/elevation/protocol.ts';
import type { HelperRequest } from '../../src/elevation/request.ts';
import { isForOneHelper, LONGEST_WELCOME, readWelcome, writeWelcome } from '../../src/elevation/request.ts';
import { durations, seenAs, standingOf, targetsAmong } from '../../src/elevation/server/target.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SignOutMethod } from '../../src/sessions/session-host.ts';
import type { SignIn } from '../../src/sessions/sign-in.ts';
import { signedInSession, signInOf } from '../../src/sessions/sign-in.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { anna, ben, guest, kai, mia, minutesAgo, zoe } from '../fakes/people.ts';
import { REQUEST } from './helped-usher.ts';

function target(session = ben()): SignIn {
  const made = signInOf(session);
  if (made === null) throw new Error('no target');
  return made;
}

function method(): SignOutMethod {
  return { describe: () => '', end: async () => ({ kind: 'done' }) };
}

function request(over: object = {}): HelperRequest {
  return { ...REQUEST, people: [target()], ...over };
}

/** A PC without neighbors. */
const ALONE = { methods: [method(), method()] };

const SECRET = 'c'.repeat(32);
const welcome = (asked: HelperRequest) => writeWelcome({ kind: 'welcome', secret: SECRET, request: asked });
const read = (asked: unknown) =>
  readWelcome(JSON.stringify({ kind: 'welcome', secret: SECRET, request: asked }));

describe('what a helper is told first', () => {
  it('may overrule the programs of one person, and never of several at once', () => {
    const overruling = request({ overrulesPrograms: true });
    expect(readWelcome(welcome(overruling))?.request).toEqual(overruling);
    expect(read({ ...overruling, people: [target(), target(anna())] })).toBeNull();
    for (const overrulesPrograms of [undefined, null, 'false', 1]) {
      expect(read(request({ overrulesPrograms }))).toBeNull();
    }
  });

  it('says what the yes was for, and may have one person disconnected, never several at once', () => {
    const disconnect = request({ deed: 'disconnect', people: [target(anna())] });
    expect(readWelcome(welcome(disconnect))?.request).toEqual(disconnect);
    expect(read({ ...disconnect, people: [target(anna()), target(mia())] })).toBeNull();
    for (const deed of [undefined, null, '', 'restart']) expect(read(request({ deed }))).toBeNull();
  });

  it('is read as it was written', () => {
    const asked = request({ people: [target(), target(anna())] });
    expect(readWelcome(welcome(asked))).toEqual({ kind: 'welcome', secret: SECRET, request: asked });
    expect(welcome(asked).indexOf('\n')).toBe(welcome(asked).length - 1);
  });

  it.each(['', 'c'.repeat(31), 'c'.repeat(33), 'C'.repeat(32), 12, null])(
    'has a whole secret, not %j',
    (secret) => {
      expect(readWelcome(JSON.stringify({ kind: 'welcome', secret, request: request() }))).toBeNull();
    },
  );

  it.each([
    ['a countdown of less than five seconds', { away: 4999 }],
    ['less than a minute for somebody who is there', { there: 59_999 }],
    ['a countdown without end', { away: 1e12 }],
    ['nobody', { people: [] }],
    [
      'more people than one helper takes',
      { people: Array.from({ length: MOST_PEOPLE + 1 }, (_, at) => ({ ...target(), sessionId: at + 2 })) },
    ],
    ['the same session twice', { people: [target(), { ...target(anna()), sessionId: 2 }] }],
    [
      'the same session twice, by another spelling',
      { people: [target(), { ...target(), host: 'desktop-7' }] },
    ],
    ['a reason of several lines', { reason: 'The PC restarts.\nOK: stay signed in' }],
    ['a reason with another kind of line end', { reason: 'The PC restarts.\u2028OK: stay signed in' }],
    ['a reason that turns the text round', { reason: 'The PC \u202erestarts' }],
    ['a reason that ends the text', { reason: 'The PC\0' }],
    ['an empty reason', { reason: '' }],
    ['a reason too long', { reason: 'x'.repeat(LONGEST_REASON + 1) }],
    ['more than an hour for somebody who is there', { there: 3_600_001 }],
    ['a countdown of more than an hour', { away: 3_600_001 }],
    ['a part of a millisecond', { away: 10_000.5 }],
    ['a part of a millisecond of quiet', { quiet: 300_000.5 }],
    ['the services’ session', { people: [{ ...target(), sessionId: 0 }] }],
    ['the caller’s own session by -1', { people: [{ ...target(), sessionId: -1 }] }],
    ['the caller’s own session by its number', { people: [{ ...target(), sessionId: 0xffffffff }] }],
    ['a sign-in without a logon time', { people: [{ ...target(), logonTime: null }] }],
    ['a session without a user', { people: [{ ...target(), userName: '' }] }],
    ['an answer of the person', { people: [{ ...target(), answer: 'yes' }] }],
    ['a second yes', { people: [{ ...target(), anyway: 'refused' }] }],
    ['what the operator was told is open', { people: [{ ...target(), named: ['Word'] }] }],
    ['less than a minute without input', { quiet: 59_999 }],
    ['a day and more without input', { quiet: 86_400_001 }],
    ['a command', { command: 'logoff.exe' }],
  ])('never has %s', (_, over) => {
    expect(read({ ...request(), ...over })).toBeNull();
  });

  it.each([
    ['the shortest times', { away: LEAST_AWAY, there: LEAST_THERE, quiet: 60_000 }],
    ['the longest times', { away: 3_600_000, there: 3_600_000, quiet: 86_400_000 }],
    ['a reason of one sign', { reason: 'x' }],
    ['the longest reason', { reason: 'x'.repeat(LONGEST_REASON) }],
  ])('may have %s', (_, over) => {
    const asked = request(over);
    expect(readWelcome(welcome(asked))?.request).toEqual(asked);
  });

  it('is nothing else, and reading it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(readWelcome(text)).toBeNull();
      }),
    );
  });

  it('may have a reason in one plain line', () => {
    const asked = request({ reason: 'Zoë’s PC restarts at 5 👍' });
    expect(readWelcome(welcome(asked))?.request).toEqual(asked);
  });

  it('cannot be made for somebody whose sign-in is not known', () => {
    expect(signInOf(guest({ logonTime: null }))).toBeNull();
  });

  it('fits for anybody alone, whatever their names are, and for twenty people with usual ones', () => {
    const long = '\u0001'.repeat(320);
    const names = { host: long, userName: long, domainName: long, sid: long, stationName: long };
    const odd = { ...target(), ...names };
    const alone = request({ people: [odd], reason: '山'.repeat(200) });
    expect(read(alone)?.request).toEqual(alone);
    expect(isForOneHelper(alone)).toBe(true);
    expect(Buffer.byteLength(welcome(alone))).toBeLessThanOrEqual(LONGEST_WELCOME);
    const many = (count: number, each: SignIn) =>
      request({ people: Array.from({ length: count }, (_, at) => ({ ...each, sessionId: at + 2 })) });
    const usual = target(ben({ userName: 'benjamin.montgomery1' }));
    expect(isForOneHelper(many(MOST_PEOPLE, usual))).toBe(true);
    expect(isForOneHelper(many(MOST_PEOPLE + 1, usual))).toBe(false);
    expect(isForOneHelper(many(MOST_PEOPLE, odd))).toBe(false);
  });
});

describe('a welcome', () => {
  it('may be as long as the longest, and not by one byte longer', () => {
    const people = Array.from({ length: MOST_PEOPLE }, (_, at) => ({ ...target(), sessionId: at + 2 }));
    const empty = request({ people: people.map((each) => ({ ...each, stationName: '' })) });
    const room = LONGEST_WELCOME - Buffer.byteLength(welcome(empty));
    // A sign that takes six bytes in a line, and then single ones.
    const filled = (bytes: number) => {
      let left = bytes;
      return request({
        people: empty.people.map((each) => {
          const wide = Math.min(300, Math.floor(left / 6));
          const narrow = Math.min(20, left - 6 * wide);
          left -= 6 * wide + narrow;
          return { ...each, stationName: '\u0001'.repeat(wide) + 'x'.repeat(narrow) };
        }),
      });
    };
    expect(Buffer.byteLength(welcome(filled(room)))).toBe(LONGEST_WELCOME);
    expect([room, room + 1].map((bytes) => isForOneHelper(filled(bytes)))).toEqual([true, false]);
  });

  it('may name sessions of one number at several PCs, whose names differ by more than their case', () => {
    const at = (host: string) => ({ ...target(), host });
    const asked = request({ people: [at('STRASSE'), at('straße'), at('PC-2')] });
    expect(read(asked)?.request).toEqual(asked);
  });
});

describe('a helper’s own first look', () => {
  const sessions = [kai(), ben(), anna(), mia()];
  const look = (...people: SignIn[]) => targetsAmong(sessions, { ...REQUEST, people }, ALONE, []);

  it('counts who is there by what it sees, never by what it was told', () => {
    const told = { ...target(mia()), state: 'active', lastInputTime: 0 } as const;
    expect(look(told).map(({ pinned: { presence } }) => presence)).toEqual(['present']);
  });

  it('of a disconnect sees itself whether there is a connection to take away, and overrules nobody', () => {
    const disconnecting = { describe: () => '', disconnect: async () => ({ kind: 'done' }) as const };
    const at = (asked: Session, seen: Session) =>
      targetsAmong(
        [kai(), seen],
        { ...REQUEST, deed: 'disconnect', people: [target(asked)] },
        { ...ALONE, disconnecting },
        [],
      ).map(({ standing, pinned: { deed, mayDisconnect, agreed } }) => [
        standing,
        deed,
        mayDisconnect,
        agreed,
      ]);
    const agreed = { isOverrulable: false };
    expect(at(anna(), anna())).toEqual([['same', 'disconnect', true, agreed]]);
    expect(at(ben(), ben())).toEqual([['disconnected', 'disconnect', undefined, agreed]]);
    expect(at(anna(), anna({ protocol: 'console' }))[0]?.slice(1)).toEqual(['disconnect', undefined, agreed]);
    expect(at(anna(), anna({ logonTime: 1 }))[0]?.[0]).toBe('changed');
  });

  it('takes the session as it is now, and of the request the identity, the deed and the reason', () => {
    const [found] = targetsAmong(
      sessions,
      { ...REQUEST, reason: 'I need it.', people: [target()] },
      ALONE,
      [],
    );
    expect(found).toEqual({
      standing: 'same',
      pinned: {
        session: ben(),
        deed: 'signOut',
        presence: 'away',
        rights: 'direct',
        methods: 2,
        reason: 'I need it.',
        agreed: { isOverrulable: true },
      },
    });
    expect(look(target())[0]?.pinned).not.toHaveProperty('reason');
  });

  it('takes the session as it is now, too, where its person has typed since', () => {
    const typing = anna({ lastInputTime: minutesAgo(0), idle: { kind: 'inUse', ms: 0 } });
    const asked = { ...REQUEST, people: [target(anna())] };
    const [found] = targetsAmong([kai(), typing], asked, ALONE, []);
    expect([found?.standing, found?.pinned.session]).toEqual(['inputSince', typing]);
    expect(targetsAmong([kai(), typing], asked, ALONE, ['anna'])[0]?.standing).toBe('protected');
  });

  it('keeps to the identity that it was given where somebody else has the session', () => {
    const [found] = targetsAmong([kai(), zoe()], { ...REQUEST, people: [target()] }, ALONE, []);
    expect([found?.standing, found?.pinned.session]).toEqual(['changed', signedInSession(target())]);
  });

  it('is repeated with each listing, and one that fails is a doubt', () => {
    const about = { session: ben(), deed: 'signOut' } as const;
    expect([
      seenAs(about, sessions, []),
      seenAs(about, [kai(), zoe()], []),
      seenAs(about, sessions, ['ben']),
      seenAs(about, null, []),
    ]).toEqual([
      { kind: 'seen', verdict: 'same' },
      { kind: 'seen', verdict: 'changed' },
      { kind: 'doubt', doubt: 'protected' },
      { kind: 'doubt', doubt: 'listFailed' },
    ]);
  });

  it.each([
    ['somebody else’s session id', { ...target(), sessionId: 3 }, 'changed'],
    ['the operator’s own', { ...target(kai({ isCurrent: false })) }, 'changed'],
    ['a session that is gone', { ...target(), sessionId: 9 }, 'gone'],
    ['an earlier sign-in', { ...target(), logonTime: 1 }, 'changed'],
    ['somebody who was away and is not', { ...target(mia()), state: 'disconnected' as const }, 'cameBack'],
  ])('does not go on for %s', (_, asked, verdict) => {
    expect(look(asked).map((each) => each.standing)).toEqual([verdict]);
  });

  it('asks the person’s own Usher first where this PC has neighbors, unless their programs were overruled', () => {
    const neighborly = { ...ALONE, neighbor: async () => null };
    const ways = (host: typeof ALONE, overrulesPrograms: boolean) =>
      targetsAmong(sessions, { ...REQUEST, overrulesPrograms, people: [target()] }, host, []).map(
        ({ pinned }) => [pinned.mayHaveNeighbor, pinned.skipsNeighbor],
      );
    expect([false, true].map((overrules) => ways(neighborly, overrules))).toEqual([
      [[true, undefined]],
      [[true, true]],
    ]);
    // The first method is never theirs, so nothing is left out.
    expect([false, true].map((overrules) => ways(ALONE, overrules))).toEqual([
      [[undefined, undefined]],
      [[undefined, undefined]],
    ]);
  });

  it('gives everybody the longer countdown where somebody of several is there', () => {
    const paces = (...people: SignIn[]) => durations(REQUEST, look(...people), NO_POLICY);
    const rest = { question: 60_000, silence: 60_000, verify: 30_000 };
    expect(paces(target(), target(anna()))).toEqual({ ...rest, away: 60_000, there: 60_000 });
    expect(paces(target())).toEqual({ ...rest, away: 10_000, there: 60_000 });
    expect(paces(target(anna()))).toEqual({ ...rest, away: 10_000, there: 60_000 });
    const twoAway = [target(), target(ben({ sessionId: 8 }))];
    const away = targetsAmong(
      [kai(), ben(), ben({ sessionId: 8 })],
      { ...REQUEST, people: twoAway },
      ALONE,
      [],
    );
    expect(durations(REQUEST, away, NO_POLICY)).toEqual({ ...rest, away: 10_000, there: 60_000 });
    const long = durations({ ...REQUEST, away: 90_000 }, look(target(), target(anna())), NO_POLICY);
    expect(long).toMatchObject({ away: 90_000, there: 90_000 });
  });

  it('gives no shorter countdown than an administrator set, nor than the least there is', () => {
    const least = { leastAwayMs: 20_000, leastThereMs: 90_000 };
    expect(durations(REQUEST, look(target()), least)).toMatchObject({ away: 20_000, there: 90_000 });
    const longer = { away: 30_000, there: 100_000 };
    expect(durations(longer, look(target()), least)).toMatchObject(longer);
    const none = { leastAwayMs: 0, leastThereMs: 0 };
    expect(durations({ away: 0, there: 0 }, look(target()), none)).toMatchObject({
      away: 5000,
      there: 60_000,
    });
  });

  it.each<[string, ProtectedUsers]>([
    ['by account', ['ben']],
    ['by domain and account', ['DESKTOP-7\\ben']],
    ['where it cannot be told who is', 'unknown'],
  ])('refuses whom an administrator protects, %s', (_, protectedUsers) => {
    const [found] = targetsAmong(sessions, { ...REQUEST, people: [target()] }, ALONE, protectedUsers);
    expect(found?.standing).toBe('protected');
    expect(standingOf(ben({ logonTime: 1 }), 'signOut', sessions, protectedUsers)).toBe('changed');
  });

  it.each<[string, Parameters<typeof ben>[0]]>([
    ['whose details Windows does not tell', { isReadable: false }],
    ['whose sign-in is not known', { logonTime: null }],
  ])('does not go on for somebody %s', (_, over) => {
    expect(standingOf(ben(), 'signOut', [kai(), ben(over)], [])).toBe('unreadable');
  });

  it('takes nobody for a target whom a menu would not offer, although nothing else speaks against them', () => {
    const starting = mia({ state: 'init' });
    expect(standingOf(starting, 'signOut', [kai(), starting], [])).toBe('unreadable');
  });

  it('of a listing that failed tells nobody from anybody', () => {
    const [found] = targetsAmong(null, { ...REQUEST, people: [target()] }, ALONE, []);
    expect(found?.standing).toBe('unreadable');
  });

  it('lets only somebody who is asked about alone be overruled', () => {
    const overrulable = (...people: SignIn[]) =>
      look(...people).map((each) => each.pinned.agreed?.isOverrulable);
    expect(overrulable(target())).toEqual([true]);
    expect(overrulable(target(), target(anna()))).toEqual([false, false]);
  });
});
