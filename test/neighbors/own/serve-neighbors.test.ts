import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VERSION } from '../../../src/neighbors/protocol.ts';
import { kai, mia } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { ANNA, AWAY, BEN, KAI, MINUTE, OwnPc } from './own-pc.ts';

inFakeTime();

const HELLO = { kind: 'hello', version: VERSION } as const;
const FACTS = { kind: 'facts' } as const;
const SIGN_OUT = { kind: 'signOut' } as const;
const NOTE_SHOWN = { kind: 'noteShown' } as const;
const NOTE = { kind: 'note', text: 'The PC restarts at 5.' } as const;

let pc: OwnPc;
beforeEach(async () => {
  pc = new OwnPc();
  await seconds(2);
});

describe('an own Usher that is asked for its facts', () => {
  it('tells them to somebody in another session', async () => {
    pc.facts = { ...AWAY, couldBeLost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] } };
    expect(await pc.ask(FACTS)).toEqual([
      {
        kind: 'facts',
        lost: pc.facts.couldBeLost,
        idleMs: 3_600_000,
        isAway: true,
        allows: false,
        asks: false,
        askedBy: null,
      },
    ]);
  });

  it('says that it allows what it would do', async () => {
    expect(await pc.ask(FACTS)).toEqual([
      {
        kind: 'facts',
        lost: AWAY.couldBeLost,
        idleMs: 3_600_000,
        isAway: true,
        allows: true,
        asks: false,
        askedBy: null,
      },
    ]);
  });

  it('allows nothing to who asked to sign out a short while ago', async () => {
    pc.look = 'there';
    await pc.ask(SIGN_OUT);
    expect(await pc.ask(FACTS)).toMatchObject([{ allows: false, asks: false, askedBy: null }]);
    expect(await pc.ask(FACTS, ANNA)).toMatchObject([{ allows: true, asks: false, askedBy: null }]);
  });

  it.each([
    ['there are none', () => null],
    [
      'they cannot be read',
      () => {
        throw new Error('no');
      },
    ],
    ['they take too long', () => new Promise<null>(() => {})],
  ])('tells that it knows nothing if %s', async (_, facts) => {
    pc = new OwnPc({ facts: async () => facts() });
    const talker = pc.connect();
    await talker.say(HELLO, FACTS);
    await talker.beatFor(4);
    expect(talker.answers).toEqual([
      {
        kind: 'facts',
        lost: { word: 'unknown', programs: [] },
        idleMs: null,
        isAway: null,
        allows: false,
        asks: false,
        askedBy: null,
      },
    ]);
  });

  it('answers 30 times in a minute', async () => {
    let told = 0;
    for (let each = 0; each < 31; each += 1) {
      const [answer] = await pc.ask(FACTS);
      if (answer?.kind === 'facts') told += 1;
      else expect(answer).toEqual({ kind: 'no', because: 'tooOften' });
      await seconds(1);
    }
    expect(told).toBe(30);
  });
});

describe('an own Usher that is given a note', () => {
  it('keeps it with the name that Windows tells', async () => {
    expect(await pc.ask(NOTE)).toEqual([{ kind: 'noteKept' }]);
    expect(pc.notes).toEqual([{ from: pc.sessions[1], text: NOTE.text }]);
  });

  it('keeps three in five minutes', async () => {
    for (let each = 0; each < 3; each += 1) await pc.ask(NOTE);
    expect(await pc.ask(NOTE)).toEqual([{ kind: 'no', because: 'tooOften' }]);
    expect(await pc.ask(NOTE, ANNA)).toEqual([{ kind: 'noteKept' }]);
    expect(pc.notes.map(({ from }) => from.fullName)).toEqual(['Kai', 'Kai', 'Kai', 'Anna']);
  });

  it('says so if it could not be kept', async () => {
    pc.before = () => {
      throw new Error('the disk is full');
    };
    expect(await pc.ask(NOTE)).toEqual([{ kind: 'no', because: 'unknown' }]);
  });
});

describe('an own Usher that hears that its note was shown', () => {
  it('passes on to whom, by what Windows tells', async () => {
    expect(await pc.ask(NOTE_SHOWN)).toEqual([{ kind: 'heard' }]);
    expect(pc.shownTo).toEqual([[pc.sessions[1], pc.sessions[0]]]);
  });

  it('hears of twenty in five minutes, as many as can wait', async () => {
    for (let each = 0; each < 20; each += 1) await pc.ask(NOTE_SHOWN);
    expect(await pc.ask(NOTE_SHOWN)).toEqual([{ kind: 'no', because: 'tooOften' }]);
    expect(await pc.ask(NOTE)).toEqual([{ kind: 'noteKept' }]);
    expect(pc.shownTo).toHaveLength(20);
  });

  it('says so if that could not be written', async () => {
    pc.before = () => {
      throw new Error('the disk is full');
    };
    expect(await pc.ask(NOTE_SHOWN)).toEqual([{ kind: 'no', because: 'unknown' }]);
  });
});

describe('a client', () => {
  it.each([
    ['from this very session', BEN],
    ['from a session that is not listed', { ...KAI, sessionId: 9 }],
    ['of another account than its session', { ...KAI, user: ANNA.user }],
    [
      'with the token of another account than its session',
      { ...KAI, user: null, token: { user: ANNA.user, isAdministrator: false } },
    ],
    [
      'whose elevation is unknown and whose account is another one',
      { ...KAI, user: null, token: { user: ANNA.user, isAdministrator: null } },
    ],
    ['from the session of services', { sessionId: 0, processId: 4, user: 'S-1-5-18', token: null }],
  ])('%s hears nothing', async (_, client) => {
    const talker = pc.connect(client);
    await talker.say(HELLO, SIGN_OUT);
    expect([talker.lines, talker.isClosed, pc.done]).toEqual([[], true, []]);
  });

  it('hears nothing where the own listing is older than a minute', async () => {
    pc.listingAge = MINUTE + 1;
    const talker = pc.connect();
    await talker.say(HELLO, SIGN_OUT);
    expect([talker.lines, talker.isClosed, pc.done]).toEqual([[], true, []]);
  });

  it("gets no yes if its session became somebody else's since it came", async () => {
    const talker = pc.connect();
    await talker.say(HELLO);
    pc.sessions = [
      ...pc.sessions.filter(({ sessionId }) => sessionId !== 1),
      kai({ isCurrent: false, sid: 'S-1-5-21-9' }),
    ];
    await talker.say(SIGN_OUT);
    expect([talker.answers, pc.done]).toEqual([[{ kind: 'no', because: 'unknown' }], []]);
  });

  it.each([
    ['a request without a hello', '{"kind":"signOut"}\n'],
    ['nonsense', 'GET / HTTP/1.1\n'],
    ['a line over 1 KB', `${' '.repeat(1024)}{"kind":"hello","version":1}\n`],
    ['a line without an end', 'x'.repeat(5000)],
  ])('that begins with %s hears nothing and is closed', async (_, text) => {
    const talker = pc.connect();
    await talker.write(`${text}{"kind":"signOut"}\n`);
    expect([talker.lines, talker.isClosed, pc.done]).toEqual([[], true, []]);
  });

  it.each([
    ['a second hello', '{"kind":"hello","version":1}\n'],
    ['nonsense', 'sign him out\n'],
    ['more than a request has', '{"kind":"signOut","force":true}\n'],
    ['a line over 1 KB', `${' '.repeat(1024)}{"kind":"signOut"}\n`],
    ['a flood of beats', '{"kind":"beat"}\n'.repeat(100)],
  ])('that goes on with %s is closed', async (_, text) => {
    const talker = pc.connect();
    await talker.say(HELLO);
    await talker.write(`${text}{"kind":"signOut"}\n`);
    await seconds(0.5);
    expect([talker.lines, talker.isClosed, pc.done]).toEqual([[HELLO], true, []]);
  });

  it('that floods it with beats after its request is closed', async () => {
    const talker = pc.connect();
    await talker.say(HELLO, SIGN_OUT);
    await talker.write('{"kind":"beat"}\n'.repeat(100));
    expect(talker.isClosed).toBe(true);
  });

  it('has one request: a second one ends the talk, and the first one if that still waits', async () => {
    const talker = pc.connect();
    await talker.say(HELLO, SIGN_OUT, SIGN_OUT);
    await seconds(0.5);
    expect([talker.answers, talker.isClosed, pc.leaves]).toEqual([[], true, 0]);
  });

  it('that says nothing is closed after two seconds', async () => {
    const talker = pc.connect();
    await seconds(1.9);
    expect(talker.isClosed).toBe(false);
    await seconds(0.2);
    expect([talker.lines, talker.isClosed]).toEqual([[], true]);
  });

  it('that greets and asks nothing is closed after two seconds, whether it beats or not', async () => {
    const talker = pc.connect();
    await talker.say(HELLO);
    await talker.beatFor(1.9);
    await seconds(0.2);
    expect([talker.lines.filter(({ kind }) => kind !== 'beat'), talker.isClosed]).toEqual([[HELLO], true]);
  });

  it('has four talks at once, so that it keeps nobody out, and all have eight', async () => {
    const open = [KAI, KAI, KAI, KAI, KAI, ANNA, ANNA, ANNA, ANNA, ANNA].map((client) => pc.connect(client));
    await seconds(0);
    const closed = open.map(({ isClosed }) => isClosed);
    expect(closed).toEqual([false, false, false, false, true, false, false, false, false, true]);
    await seconds(4);
    expect(await pc.ask(FACTS)).toMatchObject([{ kind: 'facts' }]);
  });

  it('has one of eight talks, whoever has the others', async () => {
    pc.sessions = [...pc.sessions, mia()];
    const MIA = { ...KAI, sessionId: mia().sessionId, user: mia().sid };
    const open = [KAI, KAI, KAI, ANNA, ANNA, ANNA, MIA, MIA, MIA].map((client) => pc.connect(client));
    await seconds(0);
    expect(open.map(({ isClosed }) => isClosed)).toEqual([...Array(8).fill(false), true]);
  });

  it('is named in the log where it is turned away, by the number of its session alone', async () => {
    const log: string[] = [];
    pc = new OwnPc({ log: (line) => void log.push(line) });
    await seconds(2);
    await pc.connect({ ...KAI, sessionId: 9 }).say(HELLO, FACTS);
    await pc.connect({ ...KAI, user: ANNA.user }).say(HELLO, FACTS);
    expect(log).toEqual(['turned away a client from session 9', 'turned away a client from session 1']);
  });

  it('costs no timer once it has gone', async () => {
    await pc.ask(FACTS);
    await pc.ask(NOTE);
    await seconds(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an own Usher whose clock is ten times as fast', () => {
  beforeEach(() => {
    pc = new OwnPc({}, 10);
  });

  it('knows nothing in its first second of the machine', async () => {
    await seconds(0.4);
    expect(await pc.ask(SIGN_OUT)).toEqual([{ kind: 'no', because: 'unknown' }]);
  });

  it('takes one request to sign out in five minutes of the machine', async () => {
    await seconds(2);
    pc.look = 'there';
    await pc.ask(SIGN_OUT);
    await seconds(290);
    expect(await pc.ask(SIGN_OUT)).toEqual([{ kind: 'no', because: 'tooOften' }]);
    await seconds(10);
    expect(await pc.ask(SIGN_OUT)).toEqual([{ kind: 'no', because: 'there' }]);
  });
});

describe('an own Usher that is greeted by one of another version', () => {
  it.each([0, VERSION + 1])('tells its own version, and nothing follows: version %i', async (version) => {
    const talker = pc.connect(KAI);
    await talker.write(`{"kind":"hello","version":${version},"language":"de"}\n{"kind":"signOut"}\n`);
    await seconds(1);
    expect([talker.lines, talker.isClosed, pc.done]).toEqual([[HELLO], true, []]);
  });
});
