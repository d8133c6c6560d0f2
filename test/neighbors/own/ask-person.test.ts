import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { neighborlyHost } from '../../../src/neighbors/client/neighborly-host.ts';
import type { OwnAnswer } from '../../../src/neighbors/own/own-question.ts';
import { VERSION } from '../../../src/neighbors/protocol.ts';
import type { PersonReply } from '../../../src/sessions/person-answer.ts';
import type { SessionHost } from '../../../src/sessions/session-host.ts';
import type { FakeHost } from '../../fakes/host.ts';
import { fakeHost } from '../../fakes/host.ts';
import { ben } from '../../fakes/people.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { ANNA, AWAY, KAI, OwnPc } from './own-pc.ts';

inFakeTime();

const THERE = { ...AWAY, isAway: false, idleMs: 0 };
const QUESTION = {
  title: 'Kai is asking you to sign out',
  text: '',
  seconds: 60,
  reason: 'Updates',
  deed: 'signOut' as const,
  silenceSignsOut: false,
};
const SIGN_OUT = { kind: 'signOut' } as const;
const no = (because: string) => ({ kind: 'no', because });

let pc: OwnPc;
/** The old way to ask Ben, by a box of Windows. */
let box: FakeHost;
let kais: SessionHost;
let annas: SessionHost;
/** Ben's end of the pipe to whoever asked last. */
let pipe: Duplex;

const usherOf = (client: typeof KAI) =>
  neighborlyHost(box.host, {
    clock: pc.clock,
    async connect() {
      const [theirs, ours] = duplexPair();
      pipe = ours;
      void pc.usher.arrived(ours, { ...client, token: () => null });
      return theirs;
    },
  });

beforeEach(async () => {
  pc = new OwnPc();
  pc.facts = THERE;
  box = fakeHost([]);
  kais = usherOf(KAI);
  annas = usherOf(ANNA);
  await seconds(2);
});

/** Asks Ben by his own Usher. @returns what came of it so far */
function ask(host = kais, over: Partial<typeof QUESTION> = {}) {
  const cancel = new AbortController();
  const asked: { reply: PersonReply | null; cancel(): void } = { reply: null, cancel: () => cancel.abort() };
  void host.ask(ben(), { ...QUESTION, ...over }, cancel.signal).then((reply) => {
    asked.reply = reply;
  });
  return asked;
}

async function answered(answer: OwnAnswer, host = kais): Promise<PersonReply | null> {
  const asked = ask(host);
  await seconds(1);
  pc.asked.at(-1)?.answer(answer);
  await seconds(1);
  return asked.reply;
}

describe('somebody who is there', () => {
  it('is asked on their own screen, by the name that Windows has of the asker', async () => {
    ask();
    await seconds(1);
    expect(pc.asked.map(({ question }) => question)).toEqual([
      {
        asker: 'Kai',
        account: 'DESKTOP-7\\kai',
        seconds: 60,
        reason: 'Updates',
        mayDelay: true,
        silenceSignsOut: false,
      },
    ]);
    expect(box.asked).toEqual([]);
  });

  it.each<[OwnAnswer, PersonReply]>([
    [{ kind: 'signOut' }, { answer: 'yes' }],
    [{ kind: 'later' }, { answer: 'later' }],
    [{ kind: 'stay', reason: null }, { answer: 'no' }],
    [
      { kind: 'stay', reason: 'programRuns' },
      { answer: 'no', because: 'programRuns' },
    ],
    [{ kind: 'noAnswer' }, { answer: 'noAnswer' }],
  ])('answers %o, and the asker hears %o', async (answer, reply) => {
    expect(await answered(answer)).toEqual(reply);
  });

  it('is asked the old way where the window cannot be shown', async () => {
    expect(await answered({ kind: 'cannotBeAsked' })).toBe(null);
    expect(box.asked.map(({ question }) => question)).toEqual([QUESTION]);
  });

  it('is asked the old way where their Usher is gone while the question stands', async () => {
    const asked = ask();
    await seconds(5);
    pipe.end();
    await seconds(1);
    expect(asked.reply).toBe(null);
    expect(box.asked.map(({ question }) => question)).toEqual([QUESTION]);
  });

  it.each([
    ['is away by now', () => (pc.facts = AWAY)],
    ['cannot be told from somebody away', () => (pc.facts = { ...THERE, isAway: null })],
    ['wants nobody to ask', () => (pc.setting = 'never')],
  ])('is not asked by their own Usher if they are somebody who %s', async (_, given) => {
    given();
    ask();
    await seconds(1);
    expect([pc.asked.length, box.asked.length]).toEqual([0, 1]);
  });

  it.each(['whenNothingIsLost', 'politely', 'askMe'] as const)('is asked with %s', async (setting) => {
    pc.setting = setting;
    expect(await pc.ask({ kind: 'facts' })).toMatchObject([{ asks: true, allows: false }]);
    expect(await answered({ kind: 'signOut' })).toEqual({ answer: 'yes' });
  });

  it('has the question taken from the screen as soon as the asker cancels', async () => {
    const asked = ask();
    await seconds(5);
    asked.cancel();
    await seconds(0.1);
    expect(pc.asked.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect([asked.reply, box.asked]).toEqual([{ answer: 'noAnswer' }, []]);
    pc.asked[0]?.answer({ kind: 'signOut' });
    await seconds(0.1);
    expect(await pc.ask(SIGN_OUT)).toEqual([no('there')]);
  });

  it('has the question taken away if it does not close by itself, and that is no answer', async () => {
    const asked = ask();
    await seconds(62.9);
    expect([asked.reply, pc.asked[0]?.signal.aborted]).toEqual([null, false]);
    await seconds(1);
    expect(asked.reply).toEqual({ answer: 'noAnswer' });
    expect(pc.asked[0]?.signal.aborted).toBe(true);
  });

  it('is not asked twice in five minutes by the same asker', async () => {
    await answered({ kind: 'stay', reason: null });
    ask();
    await seconds(1);
    expect([pc.asked.length, box.asked.length]).toEqual([1, 1]);
  });
});

describe('who asks for a question that nobody sees', () => {
  const ASK = { kind: 'ask', seconds: 60, reason: null, silenceSignsOut: true } as const;

  it.each<[string, string, () => unknown]>([
    ['they are away', 'notAllowed', () => (pc.facts = AWAY)],
    ['they cannot be told from somebody away', 'unknown', () => (pc.facts = { ...THERE, isAway: null })],
    ['nothing is known of them', 'unknown', () => (pc.facts = null)],
    ['they want nobody to ask', 'notAllowed', () => (pc.setting = 'never')],
  ])('hears why where %s', async (_, because, given) => {
    given();
    expect(await pc.ask(ASK)).toEqual([no(because)]);
    expect(pc.done).toEqual([]);
  });

  it('hears that the window could not be shown, which is no silence', async () => {
    const talker = pc.connect();
    await talker.say({ kind: 'hello', version: VERSION }, ASK);
    pc.asked[0]?.answer({ kind: 'cannotBeAsked' });
    await seconds(0.5);
    expect(talker.answers).toEqual([{ kind: 'asking' }, no('unknown')]);
  });

  it('hears no answer of theirs where asking fails', async () => {
    pc = new OwnPc({ askHere: () => Promise.reject(new Error('no')) });
    pc.facts = THERE;
    await seconds(2);
    expect(await pc.ask(ASK)).toEqual([{ kind: 'asking' }]);
  });
});

describe('their own yes', () => {
  it('is permission for whoever asked, although they are there', async () => {
    await answered({ kind: 'signOut' });
    expect(await pc.ask(SIGN_OUT)).toEqual([{ kind: 'leaving' }]);
    expect(pc.done).toEqual(['ask', 'receipt', 'leave']);
    expect(pc.receipts).toMatchObject([{ saidYes: true }]);
  });

  it('counts also if the same asker has just tried without one', async () => {
    expect(await pc.ask(SIGN_OUT)).toEqual([no('there')]);
    await answered({ kind: 'signOut' });
    expect(await pc.ask(SIGN_OUT)).toEqual([{ kind: 'leaving' }]);
    expect(await pc.ask(SIGN_OUT)).toEqual([no('busy')]);
  });

  it('is permission for nobody else', async () => {
    await answered({ kind: 'signOut' });
    expect(await pc.ask(SIGN_OUT, ANNA)).toEqual([no('busy')]);
    await seconds(31);
    expect(await pc.ask(SIGN_OUT, ANNA)).toEqual([no('there')]);
    expect(pc.leaves).toBe(0);
  });

  it('is used once, and is void after half a minute', async () => {
    await answered({ kind: 'signOut' });
    await seconds(31);
    expect(await pc.ask(SIGN_OUT)).toEqual([no('there')]);
    expect(pc.leaves).toBe(0);
  });

  it('signs nobody out where nobody can tell how things are', async () => {
    await answered({ kind: 'signOut' });
    pc.facts = null;
    expect(await pc.ask(SIGN_OUT)).toEqual([no('unknown')]);
    expect(pc.done).toEqual(['ask']);
  });
});

describe('ten more minutes', () => {
  it('are offered once to the same asker', async () => {
    await answered({ kind: 'later' });
    await seconds(10 * 60);
    ask();
    await seconds(1);
    expect(pc.asked.map(({ question }) => question.mayDelay)).toEqual([true, false]);
  });

  it('keep others from asking meanwhile, who hear for whom', async () => {
    await answered({ kind: 'later' });
    expect(await pc.ask({ kind: 'facts' }, ANNA)).toMatchObject([{ asks: false, askedBy: 1 }]);
    expect(await pc.ask({ kind: 'facts' }, KAI)).toMatchObject([{ askedBy: null }]);
    await seconds(10 * 60);
    expect(await pc.ask({ kind: 'facts' }, ANNA)).toMatchObject([{ asks: true, askedBy: null }]);
  });
});

describe('two who ask at once', () => {
  it('are answered one after the other: the second hears who is asking', async () => {
    ask(kais);
    await seconds(1);
    expect(await annas.neighbor?.(ben())).toMatchObject({ allows: false, asks: false, askedBy: 1 });
    ask(annas);
    await seconds(1);
    expect(pc.asked.map(({ question }) => question.asker)).toEqual(['Kai']);
  });
});
