import { describe, expect, it } from 'vitest';
import { lastLook } from '../../../src/sessions/last-look.ts';
import { fleet, ownSessionOn, withOwn } from '../../../src/sessions/remote/fleet.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { SessionError } from '../../../src/sessions/session-error.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import type { FakeHost } from '../../fakes/host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, kai, mia, minutesAgo } from '../../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';

const A = 'SERVER-A';
const B = 'SERVER-B';
const SILENT = new SessionError('timedOut', 'SERVER-A did not answer in time');

const here = async () => kai();
const onA = (session: Session): Session => ({ ...session, host: A });
const onB = (session: Session): Session => ({ ...session, host: B });

/** Ben and Anna on one PC, Mia on the other; the operator on neither. */
function two(own: () => Promise<Session | null> = here, over: Partial<SessionHost> = {}) {
  const a = fakeHost([onA(ben()), onA(anna())], { name: 'A', ...over });
  const b = fakeHost([onB(mia())], { name: 'B' });
  return { a, b, all: fleet(hosts([A, a], [B, b]), own) };
}

function hosts(...each: readonly (readonly [string, FakeHost])[]): ReadonlyMap<string, SessionHost> {
  return new Map(each.map(([name, { host }]) => [name, host]));
}

describe('several PCs', () => {
  it('are one list, with the operator’s own session before it', async () => {
    const { all } = two();
    expect(await all.list()).toEqual([kai(), onA(ben()), onA(anna()), onB(mia())]);
  });

  it('have neighbors only if each of them has, because the first way to sign out is theirs', async () => {
    const neighbor = async () => null;
    const says = async () =>
      ({
        lost: { word: 'nothing', programs: [] },
        allows: true,
        asks: false,
        askedBy: null,
        idleMs: null,
      }) as const;
    const a = fakeHost([onA(ben())], { neighbor: says });
    const b = fakeHost([onB(mia())], { neighbor });
    const all = fleet(hosts([A, a], [B, b]), here);
    expect([await all.neighbor?.(onA(ben())), await all.neighbor?.(onB(mia()))]).toEqual([
      await says(),
      null,
    ]);
    expect(fleet(hosts([A, a], [B, fakeHost([onB(mia())])]), here).neighbor).toBeUndefined();
    expect(fleet(new Map(), here).neighbor).toBeUndefined();
  });

  it('are listed each by itself, in the order in which they were named', async () => {
    const { a, all } = two();
    a.listFails = SILENT;
    expect(await all.listEach()).toEqual([
      { pc: A, error: SILENT },
      { pc: B, sessions: [onB(mia())] },
    ]);
  });

  it('are all asked at once, the operator’s too: one that is silent keeps no other waiting', async () => {
    let isOwnAsked = false;
    const { a, b, all } = two(async () => {
      isOwnAsked = true;
      return kai();
    });
    a.listFails = 'never answers';
    void all.list();
    await Promise.resolve();
    expect([a.done, b.done, isOwnAsked]).toEqual([['list'], ['list'], true]);
  });

  it('tell of whatever one of them throws as an error of sessions', async () => {
    const { a, all } = two();
    a.listFails = new TypeError('not an absolute path');
    const [first] = await all.listEach();
    expect(first).toMatchObject({
      error: { name: 'SessionError', kind: 'unavailable', cause: a.listFails },
    });
  });

  it('are as exact as the least exact, and ask only where each can', () => {
    const promises = ({ name, isExact, canAsk }: SessionHost) => [name, isExact, canAsk];
    expect(promises(two().all)).toEqual(['A, B', true, true]);
    expect(promises(two(here, { isExact: false }).all)).toEqual(['A, B', false, true]);
    expect(promises(two(here, { canAsk: false }).all)).toEqual(['A, B', true, false]);
  });

  it('are closed together', async () => {
    const { a, b, all } = two();
    await all.close();
    expect([a.isClosed, b.isClosed]).toEqual([true, true]);
  });

  it('are all closed where one cannot be', async () => {
    const { b, all } = two(here, { close: () => Promise.reject(new Error('stuck')) });
    await expect(all.close()).rejects.toThrow('stuck');
    expect(b.isClosed).toEqual(true);
  });

  it('are all listened to', () => {
    const { a, b, all } = two();
    let changes = 0;
    all.watch(() => {
      changes += 1;
    });
    a.changed();
    b.changed();
    expect(changes).toEqual(2);
  });

  it('that are none have nobody and no way', async () => {
    const none = fleet(new Map(), here);
    expect([await none.list(), none.methods]).toEqual([[kai()], []]);
  });
});

describe('a PC that falls silent', () => {
  it('keeps its sessions as ones that cannot be read: nobody there is gone, and the others stay as they are', async () => {
    const { a, b, all } = two();
    await all.list();
    a.listFails = SILENT;
    b.sessions = [];
    const sessions = await all.list();
    expect(sessions).toEqual([kai(), onA(ben({ isReadable: false })), onA(anna({ isReadable: false }))]);
    expect(lastLook(onA(ben()), sessions)).toEqual('unreadable');
    expect(lastLook(onB(mia()), sessions)).toEqual('gone');
  });

  it('keeps them for as long as it is silent, and has them back afterwards', async () => {
    const { a, all } = two();
    await all.list();
    a.listFails = SILENT;
    await all.list();
    expect(lastLook(onA(ben()), await all.list())).toEqual('unreadable');
    a.listFails = null;
    expect(lastLook(onA(ben()), await all.list())).toEqual('same');
    a.sessions = [onA(anna())];
    expect(lastLook(onA(ben()), await all.list())).toEqual('gone');
    a.listFails = SILENT;
    expect(await all.list()).toEqual([kai(), onA(anna({ isReadable: false })), onB(mia())]);
  });

  it('from the beginning has nobody to keep', async () => {
    const { a, all } = two();
    a.listFails = SILENT;
    expect(await all.list()).toEqual([kai(), onB(mia())]);
  });

  it('stops no countdown on another one', async () => {
    const { a, all } = two();
    await all.list();
    a.listFails = SILENT;
    expect(lastLook(onB(mia()), await all.list())).toEqual('same');
  });

  it('with all the others is a list that fails, with the first one’s reason', async () => {
    const { a, b, all } = two();
    await all.list();
    a.listFails = SILENT;
    b.listFails = new SessionError('accessDenied', 'no', { code: 5 });
    await expect(all.list()).rejects.toBe(SILENT);
  });

  it('and is this one takes the operator’s session with it: nobody could tell that they left', async () => {
    const a = fakeHost([onA(ben())]);
    const pc = fakeHost([kai(), anna()]);
    const all = fleet(hosts([A, a], ['DESKTOP-7', pc]), async () => {
      if (pc.listFails !== null) throw SILENT;
      return kai();
    });
    await all.list();
    pc.listFails = SILENT;
    const sessions = await all.list();
    expect(sessions).toEqual([onA(ben()), anna({ isReadable: false })]);
    expect(lastLook(onA(ben()), sessions)).toEqual('operatorLeft');
    expect(lastLook(anna(), sessions)).toEqual('operatorLeft');
  });

  it('and is this one has the operator’s session as it is now, where Windows tells it all the same', async () => {
    const pc = fakeHost([kai(), anna()]);
    const all = fleet(hosts([A, fakeHost([onA(ben())])], ['DESKTOP-7', pc]), async () =>
      kai({ locked: true }),
    );
    await all.list();
    pc.listFails = SILENT;
    const sessions = await all.list();
    expect(sessions).toEqual([kai({ locked: true }), onA(ben()), anna({ isReadable: false })]);
    expect(lastLook(onA(ben()), sessions)).toEqual('operatorLeft');
  });
});

describe('only some of them', () => {
  it('keep nobody waiting for the others, and know what was told before', async () => {
    const { a, b, all } = two();
    await all.listEach();
    b.listFails = 'never answers';
    const only = all.only(new Set([A]));
    expect(await only.list()).toEqual([kai(), onA(ben()), onA(anna())]);
    a.listFails = SILENT;
    await expect(only.list()).rejects.toBe(SILENT);
  });

  it('remember from the very first listing who was there', async () => {
    const { a, all } = two();
    await all.listEach();
    a.listFails = SILENT;
    expect(lastLook(onA(ben()), await all.only(new Set([A, B])).list())).toEqual('unreadable');
  });
});

describe('what is done about a session', () => {
  const question = {
    title: 'Kai is asking',
    text: 'Please',
    seconds: 60,
    reason: null,
    deed: 'signOut' as const,
    silenceSignsOut: false,
  };
  const note = { title: 'Message', text: 'Hello' };
  const live = () => new AbortController().signal;

  it('is done by its own PC', async () => {
    const { a, b, all } = two();
    a.usage = NOTHING_OPEN;
    b.usage = WORD_OPEN;
    b.noteResult = 'refused';
    expect([await all.usage(onA(ben())), await all.usage(onB(mia()))]).toEqual([NOTHING_OPEN, WORD_OPEN]);
    expect([await all.leaveNote(onA(ben()), note), await all.leaveNote(onB(mia()), note)]).toEqual([
      'left',
      'refused',
    ]);
    const { signal } = new AbortController();
    const answer = all.ask(onB(mia()), question, signal);
    b.asked[0]?.answer('no');
    expect(await answer).toEqual({ answer: 'no' });
    expect([a.asked, b.asked]).toEqual([
      [],
      [expect.objectContaining({ session: onB(mia()), question, signal })],
    ]);
    expect([a.notes, b.notes]).toEqual([['ben: Message. Hello'], ['mia: Message. Hello']]);
  });

  it('is ended by its own PC, by that one’s ways', async () => {
    const { a, b, all } = two();
    a.attempts = [{ kind: 'absent' }];
    const [first, second] = all.methods;
    expect([first, second].map((method) => method?.describe(onA(ben())))).toEqual([
      'method 0 of 2',
      'method 1 of 2',
    ]);
    expect([await first?.end(onA(ben())), await second?.end(onA(ben()))]).toEqual([
      { kind: 'absent' },
      { kind: 'done' },
    ]);
    expect([a.done, b.done]).toEqual([['method 0 of 2', 'method 1 of 2'], []]);
  });

  it('has a way less on a PC that knows fewer', async () => {
    const { b, all } = two(here, { methods: [] });
    expect(all.methods).toHaveLength(2);
    const [method] = all.methods;
    expect([method?.describe(onA(ben())), await method?.end(onA(ben()))]).toEqual(['', { kind: 'absent' }]);
    expect(b.done).toEqual([]);
  });

  it.each<[string, (all: SessionHost, session: Session) => unknown]>([
    ['read', (all, session) => all.usage(session)],
    ['asked', (all, session) => all.ask(session, question, live())],
    ['told', (all, session) => all.leaveNote(session, note)],
    ['ended', (all, session) => all.methods[0]?.end(session)],
    ['described', (all, session) => all.methods[0]?.describe(session)],
  ])('on a PC that is none of them is never %s', async (_, act) => {
    const { a, b, all } = two();
    await expect((async () => act(all, ben({ host: 'SERVER-C' })))()).rejects.toMatchObject({
      name: 'SessionError',
      kind: 'notFound',
    });
    expect([a, b].map(({ done, asked, notes }) => [done, asked, notes])).toEqual([
      [[], [], []],
      [[], [], []],
    ]);
  });
});

describe('the operator’s own session', () => {
  it('is added where it is not among them, before the others', () => {
    expect(withOwn([onA(ben())], kai())).toEqual([kai(), onA(ben())]);
  });

  it('is not added a second time', () => {
    const sessions = [ben(), kai()];
    expect(withOwn(sessions, kai({ locked: true }))).toEqual(sessions);
  });

  it('is marked under every other name that this PC was called by, and added once', () => {
    const named = (host: string) => kai({ host, sid: null, fullName: null, isCurrent: false });
    expect(withOwn([named('localhost'), ben({ host: 'localhost' }), named('PC.corp')], kai())).toEqual([
      kai(),
      { ...named('localhost'), isCurrent: true },
      ben({ host: 'localhost' }),
      { ...named('PC.corp'), isCurrent: true },
    ]);
  });

  it('is marked under another name also beside this PC itself', () => {
    const alias = kai({ host: 'PC.corp', sid: null, isCurrent: false });
    const sessions = [kai(), ben(), alias];
    const marked = [kai(), ben(), { ...alias, isCurrent: true }];
    expect([withOwn(sessions, kai()), withOwn(sessions, null)]).toEqual([marked, marked]);
  });

  it.each<[string, Partial<Session>]>([
    ['another id', { sessionId: 5 }],
    ['another account', { userName: 'zoe', sid: null }],
    ['a later sign-in', { logonTime: minutesAgo(1) }],
    ['an unknown logon time', { logonTime: null }],
  ])('is not taken for one on another PC with %s', (_, over) => {
    const other = onA(kai({ isCurrent: false, ...over }));
    expect(withOwn([other], kai())).toEqual([kai(), other]);
  });

  it('is not made up where Windows does not tell it', () => {
    const sessions = [onA(ben())];
    expect(withOwn(sessions, null)).toBe(sessions);
  });

  it.each<[string, () => Promise<Session | null>]>([
    ['does not tell it', async () => null],
    ['breaks', () => Promise.reject(SILENT)],
  ])('is missing in the list where Windows %s, and so nobody is signed out', async (_, own) => {
    const sessions = await two(own).all.list();
    expect(sessions).toEqual([onA(ben()), onA(anna()), onB(mia())]);
    expect(lastLook(onA(ben()), sessions)).toEqual('operatorLeft');
  });

  it('is not listed a second time where this PC is one of them', async () => {
    const pc = fakeHost([kai(), ben()]);
    const never = () => Promise.reject(new Error('listed twice'));
    const all = fleet(hosts(['DESKTOP-7', pc], [A, fakeHost([onA(anna())])]), never, pc.host);
    expect([await all.own(), await all.list()]).toEqual([null, [kai(), ben(), onA(anna())]]);
    await expect(all.only(new Set([A])).own()).rejects.toThrow('listed twice');
  });

  it('is told by itself, too', async () => {
    expect(await two().all.own()).toEqual(kai());
  });
});

describe('the last look on several PCs', () => {
  it('is at the one PC that is meant, with the operator’s own session, and no other PC is asked', async () => {
    const { a, b, all } = two();
    expect(await all.look?.(onA(ben()))).toEqual([kai(), onA(ben()), onA(anna())]);
    expect([a.done, b.done]).toEqual([['list'], []]);
  });

  it('is as fast as that PC can look at the one session, which is read last', async () => {
    const order: string[] = [];
    const look = async () => {
      order.push('look');
      return [onA(ben())];
    };
    const { a, all } = two(
      async () => {
        order.push('own');
        return kai();
      },
      { look },
    );
    expect(await all.look?.(onA(ben()))).toEqual([kai(), onA(ben())]);
    expect([order, a.done]).toEqual([['own', 'look'], []]);
  });

  it('without the operator’s own session is not to be trusted', async () => {
    const { all } = two(async () => Promise.reject(new Error('broken')));
    expect(lastLook(onA(ben()), (await all.look?.(onA(ben()))) ?? [])).toEqual('operatorLeft');
  });

  it('fails where that PC does, and where nobody knows the PC', async () => {
    const { a, all } = two();
    a.listFails = SILENT;
    await expect(all.look?.(onA(ben()))).rejects.toThrow(SILENT);
    await expect(all.look?.(ben())).rejects.toThrow('no session of DESKTOP-7 was listed');
  });

  it('looks for the operator as fast as this PC can, without listing it whole', async () => {
    const mine = fakeHost([kai()], { look: async () => [kai()] });
    const away = fakeHost([onA(ben())], { look: async () => [onA(ben())] });
    const all = fleet(hosts([A, away]), () => Promise.reject(new Error('a whole list')), mine.host);
    expect(await all.look?.(onA(ben()))).toEqual([kai(), onA(ben())]);
    expect([mine.done, away.done]).toEqual([[], []]);
  });

  it('is left to each way where that one looks itself', () => {
    const method = { describe: () => '', end: async () => ({ kind: 'done' }) as const };
    const { all } = two(here, { methods: [{ ...method, looksItself: () => true }] });
    const [first] = all.methods;
    expect([first?.looksItself?.(onA(ben())), first?.looksItself?.(onB(mia()))]).toEqual([true, false]);
  });

  it('has what the deed needs loaded on every PC', async () => {
    let warmed = 0;
    const warmUp = async () => {
      warmed += 1;
    };
    const method = { describe: () => '', end: async () => ({ kind: 'done' }) as const, warmUp };
    const { all } = two(here, { methods: [method] });
    for (const each of all.methods) await each.warmUp?.();
    expect(warmed).toEqual(1);
  });
});

describe('this PC, among others or not', () => {
  it('is watched and closed with them also where it is none of them, and once', async () => {
    const [mine, other] = [fakeHost([kai()]), fakeHost([onA(ben())])];
    for (const of of [hosts([A, other]), hosts([A, other], ['DESKTOP-7', mine])]) {
      const all = fleet(of, here, mine.host);
      let changes = 0;
      all.watch(() => {
        changes += 1;
      });
      mine.changed();
      other.changed();
      expect(changes).toBe(2);
      await all.close();
      expect([mine.isClosed, other.isClosed]).toEqual([true, true]);
    }
  });

  it('is looked at once for somebody of its own', async () => {
    const looks: number[] = [];
    const look = async ({ sessionId }: Session) => {
      looks.push(sessionId);
      return [kai(), ben()];
    };
    const mine = fakeHost([kai(), ben()], { look });
    const never = () => Promise.reject(new Error('a whole list'));
    const all = fleet(hosts(['DESKTOP-7', mine]), never, mine.host);
    expect([await all.look?.(ben()), looks]).toEqual([[kai(), ben()], [2]]);
  });

  it('shows its sign-in screen where it can', async () => {
    const letIn = async () => ({ kind: 'done' }) as const;
    const other = hosts([A, fakeHost([onA(ben())], { letIn: () => Promise.reject(new Error('elsewhere')) })]);
    expect(await fleet(other, here, fakeHost([kai()], { letIn }).host).letIn?.()).toEqual({ kind: 'done' });
    expect(fleet(other, here, fakeHost([kai()]).host)).not.toHaveProperty('letIn');
    expect(fleet(other, here)).not.toHaveProperty('letIn');
  });

  it('tells which session is the operator’s, if Windows does', async () => {
    expect(await ownSessionOn(fakeHost([ben(), kai()]).host)).toEqual(kai());
    expect(await ownSessionOn(fakeHost([ben()]).host)).toBeNull();
    await expect(ownSessionOn(fakeHost([], { list: () => Promise.reject(SILENT) }).host)).rejects.toBe(
      SILENT,
    );
  });
});
