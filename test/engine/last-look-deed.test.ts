import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { Conversations } from '../../src/engine/conversations.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { ConversationsParts } from '../../src/engine/ports.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { AttemptResult, SessionHost } from '../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS, timings } from '../../src/settings/settings.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia, minutesAgo } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import { seconds, startUsher } from '../fakes/usher.ts';

/*
 * From Windows' last answer to the call that ends a session. An outdated look must not sign anybody out.
 */

const BACK = ben({ state: 'active', stationName: 'console', locked: false });
const FAILED: AttemptResult = { kind: 'failed', code: 1722, accessDenied: false };
const UNREADABLE = { kind: 'failed', error: { kind: 'listUnreadable' } };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** One conversation about Ben; the operator says yes at once. @param order collects what happens, in order */
function about(host: SessionHost, order: string[], over: Partial<ConversationsParts> = {}): Conversations {
  const parts: ConversationsParts = {
    host,
    operator: {
      silenceObjection: () => null,
      ask: async ([state], _, send) => send({ kind: 'answered', question: questionOf(state), answer: 'yes' }),
    },
    words: english,
    nameOfSession: () => null,
    nameOf: ({ userName }) => userName,
    settings: DEFAULT_SETTINGS,
    timings: timings(DEFAULT_SETTINGS),
    clock: clock(),
    list: () => host.list(),
    elevation: NO_ELEVATION,
    operatorShown: () => ({ operator: 'Kai', account: null }),
    asleep: () => null,
    log: (line) => order.push(line),
    ...over,
  };
  return new Conversations(parts, {
    changed: () => order.push('drawn'),
    moved: ({ kind }) => order.push(kind),
    happened: ({ event }) => order.push(`recorded ${event}`),
    ended: (_, { outcome }) => order.push(`ended ${outcome.kind}`),
  });
}

function questionOf(state: Parameters<ConversationsParts['operator']['ask']>[0][0]): string {
  return state.question;
}

/** The app with Ben's countdown running. `look` decides how long looks take. */
async function looking(look: (sessions: readonly Session[]) => Promise<readonly Session[]>) {
  const pc = fakeHost([kai(), ben()]);
  let looks = 0;
  const host: SessionHost = {
    ...pc.host,
    look() {
      looks += 1;
      pc.done.push('look');
      return look(pc.sessions);
    },
  };
  const usher = await startUsher([], { pc, host });
  usher.tray.click('Ben');
  await seconds(2);
  usher.question().end('yes');
  await seconds(1);
  return Object.assign(usher, {
    looks: () => looks,
    methods: () => pc.done.filter((each) => each.startsWith('method')),
  });
}

const later = <T>(value: T, ms: number) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));

describe('the deed', () => {
  it('is begun in the call chain of the look, before anything is drawn, written or told', async () => {
    const order: string[] = [];
    const pc = fakeHost([kai(), ben()]);
    const host: SessionHost = {
      ...pc.host,
      methods: [
        {
          describe: () => 'method',
          end() {
            order.push('deed');
            return new Promise(() => {});
          },
        },
      ],
      async look() {
        queueMicrotask(() => order.push('look answered'));
        return pc.sessions;
      },
    };
    const { conversation: _, ...ben1 } = pinned();
    about(host, order).begin(new Map([['ben', ben1]]), () => null);
    await seconds(12);
    const at = order.indexOf('deed');
    expect(order.slice(order.indexOf('recorded lastLook') + 1, at + 3)).toEqual([
      'drawn',
      'look answered',
      'deed',
      'signingOut',
      'recorded signingOut',
    ]);
  });

  it('has what it needs loaded when the countdown begins, or a question whose silence counts', async () => {
    for (const answer of ['yes', null] as const) {
      let warmed = 0;
      const warm = async () => {
        warmed += 1;
      };
      const pc = fakeHost([kai(), ben()]);
      const method = { ...(pc.host.methods[0] as SessionHost['methods'][0]), warmUp: warm };
      const usher = await startUsher([], { pc, host: { ...pc.host, methods: [method] } });
      expect(warmed).toEqual(0);
      usher.tray.click('Ben');
      await seconds(2);
      if (answer !== null) usher.question().end(answer);
      await seconds(1);
      expect(warmed).toBeGreaterThan(0);
      expect(usher.attempts()).toEqual([]);
    }
  });

  it('waits for what it needs before the look, never between the look and the deed', async () => {
    const pc = fakeHost([kai(), ben()]);
    const method = {
      ...(pc.host.methods[0] as SessionHost['methods'][0]),
      warmUp: () => later(undefined, 15_000),
    };
    const host = {
      ...pc.host,
      methods: [method],
      async look() {
        pc.done.push('look');
        return pc.sessions;
      },
    };
    const usher = await startUsher([], { pc, host });
    usher.tray.click('Ben');
    await seconds(2);
    usher.question().end('yes');
    await seconds(20);
    expect(pc.done).not.toContain('look');
    await seconds(15);
    expect(pc.done.slice(pc.done.indexOf('look'), pc.done.indexOf('look') + 2)).toEqual([
      'look',
      'method 0 of 2',
    ]);
  });

  it('follows a look at the one session, where this PC has one', async () => {
    const usher = await looking(async (sessions) => sessions);
    await seconds(12);
    expect(usher.pc.done.slice(usher.pc.done.indexOf('look'), usher.pc.done.indexOf('look') + 2)).toEqual([
      'look',
      'method 0 of 2',
    ]);
  });

  it('is not done another way for somebody who came back 50 ms after the look before a slow first one', async () => {
    const pc = fakeHost([kai(), ben()]);
    const [first, second] = pc.host.methods;
    if (first === undefined || second === undefined) throw new Error('two methods');
    const slow = {
      ...first,
      async end(session: Session) {
        pc.done.push(`method 0 of ${session.sessionId}`);
        await later(null, 50);
        pc.sessions = [kai(), BACK];
        await later(null, 1000);
        return FAILED;
      },
    };
    for (const look of [undefined, async () => pc.sessions]) {
      pc.sessions = [kai(), ben()];
      pc.done.length = 0;
      const host = { ...pc.host, methods: [slow, second], ...(look && { look }) };
      const usher = await startUsher([], { pc, host });
      usher.tray.click('Ben');
      await seconds(2);
      usher.question().end('yes');
      await seconds(20);
      expect([usher.attempts(), usher.outcome('ben')]).toEqual([['method 0 of 2'], { kind: 'cameBack' }]);
    }
  });

  it.each<[string, (usher: Awaited<ReturnType<typeof startUsher>>) => void, unknown]>([
    [
      'a listing failed while the first one ran',
      ({ pc }) => {
        pc.listFails = new Error('broken');
        pc.changed();
      },
      UNREADABLE,
    ],
    ['the icon was lost', ({ tray }) => tray.lose(), { kind: 'failed', error: { kind: 'iconLost' } }],
    ['the clock was set back', () => vi.setSystemTime(Date.now() - 3_600_000), { kind: 'clockStepped' }],
  ])('is not done another method where %s', async (_, doubt, outcome) => {
    const pc = fakeHost([kai(), ben()]);
    const [, second] = pc.host.methods;
    let fail = (_deed: AttemptResult) => {};
    const first = {
      describe: () => 'method 0',
      end: () =>
        new Promise<AttemptResult>((resolve) => {
          pc.done.push('method 0');
          fail = resolve;
        }),
    };
    const usher = await startUsher([], {
      pc,
      host: { ...pc.host, methods: [first, second as typeof first] },
    });
    usher.tray.click('Ben');
    await seconds(2);
    usher.question().end('yes');
    await seconds(12);
    expect(usher.attempts()).toEqual(['method 0']);
    doubt(usher);
    await seconds(1);
    pc.listFails = null;
    fail(FAILED);
    await seconds(20);
    expect([usher.attempts(), usher.outcome('ben')]).toEqual([['method 0'], outcome]);
  });
});

describe('a look', () => {
  it('that took longer than a second is made again', async () => {
    const delays = [1200, 0];
    const usher = await looking((sessions) => later(sessions, delays.shift() ?? 0));
    await seconds(13);
    expect([usher.looks(), usher.methods()]).toEqual([2, ['method 0 of 2']]);
  });

  it('at each of many people counts, though many looks at once would slow one another down', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      ben({ sessionId: index + 10, userName: `user${index}`, fullName: null, sid: null }),
    );
    const pc = fakeHost([kai(), ...many]);
    let running = 0;
    const host: SessionHost = {
      ...pc.host,
      async look() {
        running += 1;
        const sessions = await later(pc.sessions, running * 200);
        running -= 1;
        return sessions;
      },
    };
    const usher = await startUsher([], { pc, host });
    usher.tray.click('Sign out everyone inactive for over 1 h…');
    await seconds(2);
    usher.question().end('yes');
    await seconds(30);
    const methods = pc.done.filter((each) => each.startsWith('method'));
    expect(methods.toSorted()).toEqual(many.map(({ sessionId }) => `method 0 of ${sessionId}`));
  });

  it('that always takes longer than a second signs nobody out', async () => {
    const usher = await looking((sessions) => later(sessions, 1200));
    await seconds(30);
    expect([usher.looks(), usher.methods(), usher.outcome('ben')]).toEqual([5, [], UNREADABLE]);
  });

  it('that took longer than a second does not hide who came back meanwhile', async () => {
    const usher = await looking((sessions) => later(sessions, 3000));
    await seconds(8);
    usher.pc.sessions = [kai(), BACK];
    await seconds(30);
    expect([usher.methods(), usher.outcome('ben')]).toEqual([[], { kind: 'cameBack' }]);
  });

  it('counts for longer where the way of signing out looks itself, as for another PC', async () => {
    const pc = fakeHost([kai(), ben()]);
    const [first] = pc.host.methods;
    const method = { ...(first as SessionHost['methods'][0]), looksItself: () => true };
    const host = { ...pc.host, methods: [method], look: () => later(pc.sessions, 3000) };
    const usher = await startUsher([], { pc, host });
    usher.tray.click('Ben');
    await seconds(2);
    usher.question().end('yes');
    await seconds(14);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
  });

  it('that a newer listing contradicts is made again', async () => {
    const typed = { ...anna(), lastInputTime: minutesAgo(0) };
    const pc = fakeHost([kai(), anna()]);
    let looks = 0;
    const look = async () => {
      looks += 1;
      const before = pc.sessions;
      if (looks > 1) return before;
      // Anna types during the look. Another listing shows it first.
      pc.sessions = [kai(), typed];
      pc.changed();
      await later(null, 500);
      return before;
    };
    const usher = await startUsher([], { pc, host: { ...pc.host, look } });
    usher.tray.click('Anna');
    await seconds(2);
    usher.question().end('yes');
    await seconds(1);
    pc.asked[0]?.answer('noAnswer');
    await seconds(65);
    expect([looks, usher.attempts(), usher.outcome('anna')]).toEqual([2, [], { kind: 'cameBack' }]);
  });

  it.each<[string, () => Promise<readonly Session[]>]>([
    ['fails', async () => Promise.reject(new Error('broken'))],
    ['never answers', () => new Promise(() => {})],
  ])('that %s signs nobody out', async (_, look) => {
    const usher = await looking(look);
    await seconds(30);
    expect([usher.methods(), usher.outcome('ben')]).toEqual([[], UNREADABLE]);
  });

  it('that fails is no good one, whoever else hears of it', async () => {
    const order: string[] = [];
    const pc = fakeHost([kai(), ben()]);
    const { conversation: _, ...ben1 } = pinned();
    about(pc.host, order, { list: () => Promise.reject(new Error('broken')) }).begin(
      new Map([['ben', ben1]]),
      () => null,
    );
    await seconds(12);
    expect([pc.done, order.at(-2)]).toEqual([[], 'ended failed']);
  });
});

describe('a clock that is set', () => {
  const HOUR = 3_600_000;

  it.each([
    ['forward by an hour', HOUR],
    ['back by an hour', -HOUR],
    ['forward by three seconds', 3000],
    ['back by three seconds', -3000],
  ])('%s stops a countdown', async (_, by) => {
    const usher = await startUsher([ben()]);
    usher.tray.click('Ben');
    await seconds(2);
    usher.question().end('yes');
    await seconds(2);
    vi.setSystemTime(Date.now() + by);
    await seconds(20);
    expect([usher.attempts(), usher.outcome('ben')]).toEqual([[], { kind: 'clockStepped' }]);
    expect(usher.notes()).toEqual(["Ben stays signed in. This PC's clock was changed, so Usher stopped."]);
  });

  it('stops a question without a countdown too: what it says was measured by another clock', async () => {
    const usher = await startUsher([mia()]);
    usher.tray.click('Mia');
    await seconds(2);
    vi.setSystemTime(Date.now() + HOUR);
    await seconds(2);
    expect(usher.outcome('mia')).toEqual({ kind: 'clockStepped' });
  });

  it('back does not hide that somebody typed: what they typed seems to be earlier than the click', async () => {
    const usher = await startUsher([anna()]);
    usher.tray.click('Anna');
    await seconds(2);
    usher.question().end('yes');
    await seconds(1);
    usher.pc.asked[0]?.answer('noAnswer');
    usher.pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(50), idle: { kind: 'inUse', ms: 0 } })];
    await seconds(65);
    expect([usher.attempts(), usher.outcome('anna')]).toEqual([[], { kind: 'cameBack' }]);
  });

  it.each([
    ['in steps of less than two seconds each', 1500, 4],
    ['by Windows’ time service, a little', 500, 1],
  ])('%s is one step, or none', async (_, by, times) => {
    const usher = await startUsher([ben()]);
    usher.tray.click('Ben');
    await seconds(2);
    usher.question().end('yes');
    for (let n = 0; n < times; n += 1) {
      vi.setSystemTime(Date.now() + by);
      await seconds(1);
    }
    await seconds(12);
    expect(usher.outcome('ben')?.kind).toEqual(by * times > 2000 ? 'clockStepped' : 'signedOut');
  });

  it('makes every idle time unknown that began before it, and none that began later', async () => {
    const idle = (ms: number) => ({ kind: 'noInput', ms }) as const;
    const usher = await startUsher([mia({ idle: idle(2 * 60_000) }), ben()]);
    vi.setSystemTime(Date.now() + HOUR);
    usher.pc.sessions = [
      kai(),
      mia({ idle: idle(62 * 60_000) }),
      ben({ idle: { kind: 'away', ms: 194 * 60_000 } }),
    ];
    usher.pc.changed();
    await seconds(2);
    expect(usher.tray.texts.filter((text) => /Ben|Mia|60/.test(text))).toEqual([
      'Ben, away',
      'Mia, idle time unknown',
    ]);
    await seconds(600);
    usher.pc.sessions = [kai(), mia({ idle: idle(9 * 60_000) }), ben({ idle: { kind: 'away', ms: 1 } })];
    usher.pc.changed();
    await seconds(2);
    expect(usher.tray.texts.filter((text) => /Mia/.test(text))[0]).toContain('9');
  });
});
