import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { attempt, lookLast, wayOf } from '../../src/engine/deed.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import { fakeHost } from '../fakes/host.ts';
import { kai, mia } from '../fakes/people.ts';
import { lastLooking, pinned, signingOut } from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const ABSENT = { kind: 'absent' };
const DISCONNECT_MIA = pinned(mia(), { deed: 'disconnect' });

/** A PC that can disconnect, and tells whether the input is a doubt to it. */
function disconnectingHost(over: Partial<SessionHost> = {}) {
  const done: string[] = [];
  const host: SessionHost = {
    ...fakeHost([]).host,
    methods: [
      {
        describe: () => 'a method',
        async end({ userName }, isInputADoubt) {
          done.push(`end ${userName}, ${isInputADoubt}`);
          return { kind: 'slow' };
        },
      },
    ],
    disconnecting: {
      describe: () => 'disconnecting',
      looksItself: () => true,
      async disconnect({ userName }, isInputADoubt) {
        done.push(`disconnect ${userName}, ${isInputADoubt}`);
        return { kind: 'done' };
      },
    },
    ...over,
  };
  return { host, done };
}

describe('an attempt', () => {
  it('at a sign-out ends the session', async () => {
    const { host, done } = disconnectingHost();
    expect([await attempt(signingOut(), host), done]).toEqual([{ kind: 'slow' }, ['end ben, false']]);
  });

  it('at a disconnect disconnects, and ends nothing', async () => {
    const { host, done } = disconnectingHost();
    const result = await attempt(signingOut({ pinned: DISCONNECT_MIA }), host);
    expect([result, done]).toEqual([{ kind: 'done' }, ['disconnect mia, false']]);
  });

  it('at a disconnect does nothing on a PC that cannot disconnect', async () => {
    const { disconnecting: _, ...host } = disconnectingHost().host;
    expect(await attempt(signingOut({ pinned: DISCONNECT_MIA }), host)).toEqual(ABSENT);
  });

  it('by a method that this PC lacks does nothing', async () => {
    const { host, done } = disconnectingHost();
    expect([await attempt(signingOut({ method: 1 }), host), done]).toEqual([ABSENT, []]);
  });
});

describe('the way to do a deed', () => {
  const { host } = disconnectingHost();

  it('is the method of this number for a sign-out, and none where there is none', () => {
    expect(wayOf({ deed: 'signOut' }, 0, host)).toBe(host.methods[0]);
    expect(wayOf({ deed: 'signOut' }, 1, host)).toBe(undefined);
  });

  it('is never a method for a disconnect', () => {
    const { disconnecting: _, ...unable } = host;
    expect(wayOf({ deed: 'disconnect' }, 0, host)).toBe(host.disconnecting);
    expect(wayOf({ deed: 'disconnect' }, 0, unable)).toBe(undefined);
  });
});

describe('a last look', () => {
  /** Looks once at Ben, or at somebody else. The look takes so many ms of a clock of this speed. */
  async function look(ms: number, over: Partial<SessionHost> = {}, about = pinned(), speed = 1) {
    const time = clock(speed);
    const { host } = disconnectingHost({
      look: (session: Session) => new Promise((resolve) => time.after(ms, () => resolve([kai(), session]))),
      ...over,
    });
    let moment = 0;
    const looked = lookLast(lastLooking({ pinned: about }), {
      host,
      clock: { ...time, now: () => moment },
      list: async () => [],
      lookInTurn: (work) => work(),
    });
    await seconds(0);
    moment = ms;
    await seconds(5);
    return looked;
  }

  it('counts for a second of real time, to its last moment', async () => {
    const counts = { kind: 'looked', verdict: 'same', isVoid: false };
    const isVoid = { ...counts, isVoid: true };
    expect([await look(1000), await look(1001)]).toEqual([counts, isVoid]);
    expect([await look(3000, {}, pinned(), 3), await look(3001, {}, pinned(), 3)]).toEqual([counts, isVoid]);
  });

  it('counts for longer where the way to disconnect looks itself', async () => {
    expect([await look(3000, {}, DISCONNECT_MIA), await look(3000, {}, pinned(mia()))]).toEqual([
      { kind: 'looked', verdict: 'same', isVoid: false },
      { kind: 'looked', verdict: 'same', isVoid: true },
    ]);
  });

  it('counts for a second too where there is no way to do the deed', async () => {
    expect([await look(1000, { methods: [] }), await look(1001, { methods: [] })]).toEqual([
      { kind: 'looked', verdict: 'same', isVoid: false },
      { kind: 'looked', verdict: 'same', isVoid: true },
    ]);
  });
});
