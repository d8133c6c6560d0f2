import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import {
  afterListing,
  isOperatorGone,
  lister,
  NOBODY_YET,
  personByKey,
  protectedAmong,
  regarded,
} from '../../src/engine/listing.ts';
import { signInKey } from '../../src/sessions/identity.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia, minutesAgo, services, zoe } from '../fakes/people.ts';

const EVERYBODY = [services(), kai(), ben()];
const DENIED = new SessionError('accessDenied', 'no', { code: 5 });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('what the last listing told', () => {
  it('is nothing before the first one', () => {
    expect(NOBODY_YET).toEqual({ listing: 'pending', sessions: [], others: [], operator: null });
  });

  it('is who is there, who the operator is and who else', () => {
    expect(afterListing(NOBODY_YET, EVERYBODY)).toEqual({
      listing: 'listed',
      sessions: EVERYBODY,
      others: [{ session: ben(), isOperator: false, notOffered: null }],
      operator: kai(),
    });
  });

  it('offers everybody where nobody is protected', () => {
    const nameless = ben({ fullName: null });
    expect(afterListing(NOBODY_YET, [kai(), nameless]).others).toEqual([
      { session: nameless, isOperator: false, notOffered: null },
    ]);
  });

  it('offers nobody who is protected, by the accounts of now', () => {
    const listed = afterListing(NOBODY_YET, [kai(), ben(), anna()], ['ben']);
    const others = [
      { session: anna(), isOperator: false, notOffered: 'protected' },
      { session: ben(), isOperator: false, notOffered: null },
    ];
    expect(listed.others.map(({ notOffered }) => notOffered)).toEqual([null, 'protected']);
    expect(regarded(listed, ['anna'])).toEqual({ ...listed, others });
  });

  it('tells who is protected, or may be, and nobody who is not listed', () => {
    const unreadable = ben({ isReadable: false });
    const people = (protectedUsers: ProtectedUsers) =>
      afterListing(NOBODY_YET, [kai(), unreadable, anna(), mia()], protectedUsers);
    const amongThem = (protectedUsers: ProtectedUsers) =>
      [unreadable, anna(), mia(), zoe()].map((each) =>
        protectedAmong(people(protectedUsers))(signInKey(each)),
      );
    expect(amongThem(['anna'])).toEqual([false, true, false, false]);
    expect(amongThem('unknown')).toEqual([false, true, true, false]);
  });

  it('tells that the operator has left, and of nobody that they have if no session is the operator’s', () => {
    const isGone = (...sessions: readonly Session[]) => isOperatorGone(afterListing(NOBODY_YET, sessions));
    expect([isGone(kai()), isGone(kai({ locked: true })), isGone(ben()), isOperatorGone(NOBODY_YET)]).toEqual(
      [false, true, false, false],
    );
  });

  it('has no operator where no session is marked as their own', () => {
    expect(afterListing(NOBODY_YET, [ben()]).operator).toEqual(null);
  });

  it('is kept when the next one fails, and no longer to be acted on', () => {
    const listed = afterListing(NOBODY_YET, EVERYBODY);
    expect(afterListing(listed, null)).toEqual({ ...listed, listing: 'failed' });
    expect(afterListing(afterListing(listed, null), [kai()])).toEqual(afterListing(NOBODY_YET, [kai()]));
  });

  it('finds the person behind a row, and nobody where they are gone', () => {
    const listed = afterListing(NOBODY_YET, EVERYBODY);
    expect(personByKey(listed, signInKey(ben()))?.session).toEqual(ben());
    expect(personByKey(listed, signInKey(anna()))).toEqual(null);
    expect(personByKey(listed, signInKey(kai()))).toEqual(null);
  });

  it.each([
    ['another account', { userName: 'zoe', sid: 'S-1-5-21-1-2-3-1009' }],
    ['the same account, signed in again', { logonTime: minutesAgo(1) }],
    ['somebody of another domain', { domainName: 'CORP' }],
    ['somebody on another PC', { host: 'SERVER-1' }],
  ])('finds nobody behind a row whose session id belongs to %s by now', (_, over) => {
    const listed = afterListing(NOBODY_YET, [kai(), ben(over)]);
    expect(listed.others.map(({ session }) => session.sessionId)).toEqual([2]);
    expect(personByKey(listed, signInKey(ben()))).toEqual(null);
  });
});

describe('the listings', () => {
  let pc: FakeHost;
  let heard: (readonly Session[] | string)[];

  function listings(speed = 1) {
    const hear = (sessions: readonly Session[] | null, error: unknown) => {
      heard.push(sessions ?? `failed: ${(error as Error).message}`);
    };
    return lister(pc.host, clock(speed), hear, () => null);
  }

  const lists = () => pc.done.length;
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    pc = fakeHost(EVERYBODY);
    heard = [];
  });

  it('are told to everybody before whoever asked for one', async () => {
    const order: string[] = [];
    const { list } = lister(
      pc.host,
      clock(),
      () => order.push('everybody'),
      () => null,
    );
    expect(await list()).toEqual(EVERYBODY);
    order.push('who asked');
    expect(order).toEqual(['everybody', 'who asked']);
  });

  it('that fail are told to everybody, and thrown to whoever asked', async () => {
    pc.listFails = DENIED;
    await expect(listings().list()).rejects.toBe(DENIED);
    expect(heard).toEqual(['failed: no']);
  });

  it('that break whoever hears of them are told as failed', async () => {
    const told: unknown[] = [];
    const hear = (sessions: readonly Session[] | null, error: unknown) => {
      told.push(sessions, error);
      if (sessions !== null) throw DENIED;
    };
    const { list } = lister(pc.host, clock(), hear, () => null);
    await expect(list()).rejects.toBe(DENIED);
    expect(told).toEqual([EVERYBODY, null, null, DENIED]);
  });

  it('are made each minute where nothing happens', async () => {
    listings().refresh();
    await wait(0);
    expect(lists()).toEqual(1);
    await wait(59_999);
    expect(lists()).toEqual(1);
    await wait(1);
    expect(lists()).toEqual(2);
    await wait(60_000);
    expect(heard).toEqual([EVERYBODY, EVERYBODY, EVERYBODY]);
  });

  it('are made each minute also after one failed', async () => {
    pc.listFails = DENIED;
    listings().refresh();
    await wait(0);
    pc.listFails = null;
    await wait(60_000);
    expect(heard).toEqual(['failed: no', EVERYBODY]);
  });

  it('are made when Windows says that something changed, and the next minute begins then', async () => {
    listings().refresh();
    await wait(30_000);
    pc.sessions = [kai()];
    pc.changed();
    await wait(0);
    expect(heard).toEqual([EVERYBODY, [kai()]]);
    await wait(59_999);
    expect(lists()).toEqual(2);
    await wait(1);
    expect(lists()).toEqual(3);
  });

  it('asked for again and again while one runs are one more', async () => {
    const { refresh } = listings();
    refresh();
    for (let n = 0; n < 5; n += 1) pc.changed();
    refresh();
    await wait(0);
    expect(lists()).toEqual(2);
    await wait(59_999);
    expect(lists()).toEqual(2);
  });

  it('that do not end are given up after 10 seconds of real time, however fast the clock runs', async () => {
    pc.listFails = 'never answers';
    const { list } = listings(30);
    const listing = list().catch((error: unknown) => error);
    await wait(9999);
    expect(heard).toEqual([]);
    await wait(1);
    expect(heard).toEqual(['failed: no list of sessions within 10 seconds']);
    expect(await listing).toEqual(new SessionError('timedOut', 'no list of sessions within 10 seconds'));
  });

  it('that were given up do not hold up the next', async () => {
    pc.listFails = 'never answers';
    const { refresh } = listings();
    refresh();
    await wait(10_000);
    pc.listFails = null;
    refresh();
    await wait(0);
    expect(heard).toEqual(['failed: no list of sessions within 10 seconds', EVERYBODY]);
  });

  it('that were begun before one already heard are old news, and dropped', async () => {
    const answers: ((sessions: readonly Session[]) => void)[] = [];
    pc = fakeHost([], { list: () => new Promise((resolve) => answers.push(resolve)) });
    const { list } = listings();
    const older = list();
    const newer = list();
    answers[1]?.([kai()]);
    expect(await newer).toEqual([kai()]);
    answers[0]?.(EVERYBODY);
    expect(await older).toEqual(EVERYBODY);
    expect(heard).toEqual([[kai()]]);
  });

  it('end with stop while one runs', async () => {
    const { refresh, stop } = listings();
    refresh();
    refresh();
    stop();
    await wait(0);
    expect([heard, lists(), vi.getTimerCount()]).toEqual([[], 1, 0]);
  });

  it('end with stop, and nothing is heard afterwards', async () => {
    const { refresh, list, stop } = listings();
    refresh();
    await wait(0);
    const late = list();
    stop();
    await late;
    refresh();
    pc.changed();
    await wait(120_000);
    expect(heard).toEqual([EVERYBODY]);
    expect(lists()).toEqual(2);
    expect(vi.getTimerCount()).toEqual(0);
  });
});
