import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OperatorAnswer } from '../../src/conversation/event.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import { Engine } from '../../src/engine/engine.ts';
import { NOBODY_YET } from '../../src/engine/listing.ts';
import type { EngineListener, EngineParts } from '../../src/engine/ports.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import { english } from '../../src/languages/en/words.ts';
import { signInKey } from '../../src/sessions/identity.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { jobParts } from '../fakes/jobs.ts';
import { anna, ben, kai, LISTED_AT, mia } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

const BEN = signInKey(ben());
const ANNA = signInKey(anna());
const MIA = signInKey(mia());
const ASK_AGAIN = 600_000;

let pc: FakeHost;
let history: HistoryEntry[];
let logged: string[];
let heard: string[];
let protectedUsers: ProtectedUsers;
/** Answers the question that stands. */
let say: (answer: OperatorAnswer) => void;

inFakeTime();

beforeEach(() => {
  vi.setSystemTime(LISTED_AT);
  pc = fakeHost([kai(), ben(), anna(), mia()]);
  history = [];
  logged = [];
  heard = [];
  protectedUsers = [];
  say = () => {
    throw new Error('no question stands');
  };
});

const LISTENER: EngineListener = {
  changed: () => heard.push('changed'),
  listed: () => heard.push('listed'),
  moved: ({ kind }) => heard.push(`moved ${kind}`),
  happened: ({ event }) => heard.push(`happened ${event}`),
  ended: (key, { outcome }) => heard.push(`ended ${key === BEN ? 'Ben' : key}: ${outcome.kind}`),
};

/** An engine that has listed once, but for `listed: false`. */
async function start(
  over: Partial<EngineParts> = {},
  { listener = LISTENER, listed = true }: { listener?: EngineListener; listed?: boolean } = {},
): Promise<Engine> {
  const operator: EngineParts['operator'] = {
    silenceObjection: () => null,
    async ask([{ question }], _signal, send) {
      say = (answer) => send({ kind: 'answered', question, answer });
    },
  };
  const parts: EngineParts = {
    ...jobParts(pc),
    operator,
    asleep: () => null,
    log: (line) => logged.push(line),
    rightsOn: () => 'direct',
    reason: null,
    record: (entry) => history.push(entry),
    protectedUsers: () => protectedUsers,
    disturbances: () => history,
    askAgainMs: () => ASK_AGAIN,
    own: null,
    operatorUnknown: 'somebody',
    ...over,
  };
  const engine = new Engine(parts, listener);
  if (listed) await engine.list();
  return engine;
}

/** By account. */
const kinds = ({ conversations }: Engine) =>
  Object.fromEntries(
    [...conversations.states.values()].map(({ kind, pinned: { session } }) => [session.userName, kind]),
  );

const outcomeOf = ({ conversations }: Engine, key: string) => {
  const state = conversations.states.get(key);
  return state?.kind === 'ended' ? state.outcome : null;
};

describe('a listing', () => {
  it('is heard with everybody in it, before whoever asked for it goes on', async () => {
    const engine = await start({}, { listed: false });
    expect(engine.people).toEqual(NOBODY_YET);
    expect(await engine.list()).toEqual(pc.sessions);
    const other = { isOperator: false, notOffered: null };
    expect(engine.people).toEqual({
      listing: 'listed',
      sessions: pc.sessions,
      others: [anna(), ben(), mia()].map((session) => ({ session, ...other })),
      operator: kai(),
    });
    expect([heard, logged]).toEqual([['changed', 'listed'], []]);
  });

  it('that fails is logged, and everybody of the last one is kept', async () => {
    const engine = await start();
    pc.listFails = new Error('broken');
    await expect(engine.list()).rejects.toThrow('broken');
    expect(engine.people).toMatchObject({ listing: 'failed', sessions: pc.sessions });
    expect([heard, logged]).toEqual([
      ['changed', 'listed', 'changed', 'listed'],
      ['listing failed: Error: broken'],
    ]);
  });

  it('does not need anybody who hears of more than changes', async () => {
    let changes = 0;
    const changed = () => {
      changes += 1;
    };
    const engine = await start({}, { listener: { changed } });
    engine.begin([BEN]);
    engine.conversations.cancel(BEN);
    expect([kinds(engine), changes]).toEqual([{ ben: 'ended' }, 3]);
  });

  it('ends the conversation about somebody who came back', async () => {
    const engine = await start();
    engine.begin([BEN]);
    pc.sessions = [kai(), ben({ state: 'active', stationName: 'console' })];
    await engine.list();
    expect(outcomeOf(engine, BEN)).toEqual({ kind: 'cameBack' });
  });

  it('says to a conversation what is made of it where that is given', async () => {
    const engine = await start({ judge: () => ({ kind: 'doubt', doubt: 'protected' }) });
    engine.begin([BEN]);
    await engine.list();
    expect(outcomeOf(engine, BEN)).toEqual({ kind: 'failed', error: { kind: 'protected' } });
  });

  it('is made each minute, until the engine is stopped', async () => {
    const engine = await start();
    engine.refresh();
    engine.begin([BEN]);
    await seconds(1);
    engine.stop();
    await seconds(300);
    expect([pc.done, kinds(engine), vi.getTimerCount()]).toEqual([['list', 'list'], {}, 0]);
  });
});

describe('the operator', () => {
  const own = kai({ fullName: 'Kai of another PC', host: 'DESKTOP-8' });

  it('is whoever the listing marks, then the session that is known otherwise, then unknown', async () => {
    const seen = async (sessions: readonly Session[], known: Session | null) => {
      pc.sessions = sessions;
      const engine = await start({ own: known });
      return [engine.operator, engine.operatorName()];
    };
    expect(await seen([kai()], own)).toEqual([kai(), 'Kai']);
    expect(await seen([ben()], own)).toEqual([own, 'Kai of another PC']);
    expect(await seen([ben()], null)).toEqual([null, 'somebody']);
  });

  it('is named to whoever is asked, with the account where it is one of that PC', async () => {
    const engine = await start();
    engine.begin([ANNA]);
    await seconds(1);
    say('yes');
    await seconds(1);
    const asked = { seconds: 60, silenceSignsOut: true, reason: null };
    const facts = { ...asked, operator: 'Kai', account: 'DESKTOP-7\\kai' };
    expect(pc.asked.map(({ question }) => question)).toEqual([
      { deed: 'signOut', ...english.questionFor(facts), ...asked },
    ]);
  });
});

describe('a click', () => {
  it('begins a conversation about somebody who is offered', async () => {
    const engine = await start();
    expect(engine.begin([BEN])).toEqual({ kind: 'begun' });
    expect(engine.conversations.states.get(BEN)).toEqual({
      kind: 'checkingUsage',
      anyway: null,
      pinned: pinned(),
    });
  });

  it('begins nothing about somebody who is gone, or is not offered', async () => {
    protectedUsers = ['ben'];
    const engine = await start();
    expect([engine.begin(['zoe']), engine.begin([BEN]), engine.begin([])]).toEqual(
      Array(3).fill({ kind: 'gone' }),
    );
    expect(kinds(engine)).toEqual({});
  });

  it('keeps why somebody is not to be asked', async () => {
    const engine = await start();
    engine.begin([MIA], 'ordered');
    expect(engine.conversations.states.get(MIA)).toMatchObject({ anyway: 'ordered' });
  });

  it('on somebody who was asked on their screen a short while ago tells for how long they are not', async () => {
    const engine = await start({ disturbances: () => [] });
    engine.begin([MIA]);
    engine.conversations.cancel(MIA);
    expect(engine.begin([MIA])).toEqual({ kind: 'begun' });
    await seconds(1);
    say('yes');
    await seconds(1);
    engine.conversations.cancel(MIA);
    await seconds(9);
    const coolDown = { ms: ASK_AGAIN - 10_000, isKnown: true };
    expect(engine.begin([MIA])).toEqual({ kind: 'coolingDown', session: mia(), coolDown });
    expect(kinds(engine)).toEqual({ mia: 'ended' });
    expect(engine.begin([MIA], 'refused')).toEqual({ kind: 'begun' });
  });

  it('on several leaves out whoever was asked a short while ago', async () => {
    const engine = await start();
    engine.begin([MIA]);
    await seconds(1);
    say('yes');
    await seconds(1);
    engine.conversations.cancel(MIA);
    expect(engine.begin([MIA, ANNA, BEN])).toEqual({ kind: 'begun' });
    expect(kinds(engine)).toEqual({ mia: 'ended', anna: 'checkingUsage', ben: 'checkingUsage' });
  });

  it('pins what a conversation about a session begins with', async () => {
    const engine = await start({ reason: 'The PC restarts at 5.' });
    const { conversation: _, ...rest } = pinned(mia(), {
      deed: 'disconnect',
      reason: 'The PC restarts at 5.',
    });
    expect(engine.pin(mia(), 'disconnect')).toEqual(rest);
  });
});

describe('what happens', () => {
  it('is told, and written down with the name that the operator saw', async () => {
    const engine = await start();
    heard = [];
    engine.begin([BEN]);
    engine.conversations.cancel(BEN);
    expect(heard).toEqual([
      'moved waiting',
      'happened clicked',
      'moved checkingUsage',
      'changed',
      'moved ended',
      'happened canceled',
      'happened ended',
      'ended Ben: canceled',
      'changed',
    ]);
    const account = { userName: 'kai', domainName: 'DESKTOP-7', sid: 'S-1-5-21-1-2-3-1001' };
    expect(history.map(({ event }) => event)).toEqual(['clicked', 'canceled', 'ended']);
    expect(history[0]).toEqual({
      time: '2026-11-24T12:00:00.000Z',
      event: 'clicked',
      anyway: null,
      conversation: 1,
      operator: { sessionId: 1, ...account },
      target: {
        host: 'DESKTOP-7',
        sessionId: 2,
        userName: 'ben',
        domainName: 'DESKTOP-7',
        sid: 'S-1-5-21-1-2-3-1002',
        name: 'Ben',
        logonTime: '2026-11-24T07:00:00.000Z',
        logonText: null,
      },
    });
  });

  it('is told to a helper with the name that the operator saw', async () => {
    const named: string[] = [];
    const elevation = {
      ...NO_ELEVATION,
      begin: ({ name }: { readonly name: string }) => void named.push(name),
    };
    const engine = await start({ elevation, rightsOn: () => 'withPermission' });
    engine.begin([BEN]);
    await seconds(1);
    say('yes');
    await seconds(0);
    expect(named).toEqual(['Ben']);
  });

  it('is told with the name of who asks somebody already', async () => {
    const lost = { word: 'nothing', programs: [] } as const;
    const neighbor = async () => ({ lost, allows: false, asks: false, askedBy: 3, idleMs: null });
    const engine = await start({ host: { ...pc.host, neighbor } });
    engine.begin([BEN]);
    await seconds(1);
    expect(outcomeOf(engine, BEN)).toEqual({ kind: 'beingAsked', by: 'Anna' });
  });
});

describe('a note', () => {
  it('is left for the person of a conversation once in a while, and written down', async () => {
    const engine = await start();
    engine.begin([BEN]);
    const ben1 = engine.conversations.states.get(BEN);
    if (ben1 === undefined) throw new Error('Ben is asked about');
    expect(await engine.leaveNote(ben1)).toEqual({ kind: 'left' });
    await seconds(10);
    const coolDown = { ms: 290_000, isKnown: true };
    expect(await engine.leaveNote(ben1)).toEqual({ kind: 'coolingDown', coolDown });
    const { title, text } = english.noteFor('Kai', false);
    expect(pc.notes).toEqual([`ben: ${title}. ${text}`]);
    expect(history.flatMap((entry) => (entry.event === 'note' ? [entry.note] : []))).toEqual(['left']);
  });

  it('says to somebody who may be there that they may read it now', async () => {
    const engine = await start();
    pc.noteResult = 'failed';
    engine.begin([MIA]);
    const mia1 = engine.conversations.states.get(MIA);
    if (mia1 === undefined) throw new Error('Mia is asked about');
    expect(await engine.leaveNote(mia1)).toEqual({ kind: 'failed' });
    const { title, text } = english.noteFor('Kai', true);
    expect(pc.notes).toEqual([`mia: ${title}. ${text}`]);
    expect(history.at(-1)).toMatchObject({ event: 'note', note: 'failed' });
  });
});

describe('other people who are protected', () => {
  it('are not offered from then on, and what runs about one of them ends', async () => {
    const engine = await start();
    engine.begin([BEN]);
    engine.begin([MIA]);
    protectedUsers = ['ben'];
    heard = [];
    engine.protectedChanged();
    expect(kinds(engine)).toEqual({ ben: 'ended', mia: 'checkingUsage' });
    expect(outcomeOf(engine, BEN)).toEqual({ kind: 'canceled' });
    expect(engine.people.others.map(({ notOffered }) => notOffered)).toEqual([null, 'protected', null]);
    expect(heard.filter((each) => each === 'changed')).toEqual(['changed', 'changed']);
    expect(engine.begin([BEN])).toEqual({ kind: 'gone' });
  });

  it('are drawn where nothing runs, too', async () => {
    const engine = await start();
    heard = [];
    engine.protectedChanged();
    expect(heard).toEqual(['changed']);
  });
});
