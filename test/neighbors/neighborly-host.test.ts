import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import type { FromNeighbor, ToNeighbor } from '../../src/neighbors/protocol.ts';
import { LONGEST_LINE, readToNeighbor, VERSION, writeLine } from '../../src/neighbors/protocol.ts';
import { link } from '../../src/wire/link.ts';

import { fakeHost } from '../fakes/host.ts';
import { ben, kai } from '../fakes/people.ts';
import { inFakeTime, seconds } from '../fakes/usher.ts';

inFakeTime();

const HELLO: FromNeighbor = { kind: 'hello', version: VERSION };

/** Ben's own Usher as a test wants it: what it says to each request, in order, or 'leaves' to close the pipe. */
function neighbor(says: (request: ToNeighbor) => readonly (FromNeighbor | 'leaves')[]) {
  const heard: ToNeighbor['kind'][] = [];
  const notes: string[] = [];
  const pc = fakeHost([kai(), ben()]);
  const host = neighborlyHost(pc.host, {
    clock: clock(),
    async connect() {
      const [ours, theirs] = duplexPair();
      const side = link<ToNeighbor>(theirs, {
        longest: LONGEST_LINE,
        read: readToNeighbor,
        heard(message) {
          if (message.kind === 'beat') return;
          heard.push(message.kind);
          if (message.kind === 'note') notes.push(message.text);
          for (const answer of says(message)) {
            if (answer === 'leaves') theirs.end();
            else side.send(writeLine(answer));
          }
        },
        lost: () => {},
      });
      return ours;
    },
  });
  return { host, heard, notes, pc };
}

const greeting =
  (answers: readonly (FromNeighbor | 'leaves')[]) =>
  ({ kind }: ToNeighbor) =>
    kind === 'hello' ? [HELLO] : answers;

/** What comes of a promise within so many seconds; `waiting` if nothing does. */
async function within<T>(work: Promise<T> | undefined, count: number): Promise<T | 'waiting' | undefined> {
  let found: T | 'waiting' | undefined = 'waiting';
  void work?.then((value) => {
    found = value;
  });
  await seconds(count);
  return found;
}

describe('a host with neighbors', () => {
  it('asks the person’s own Usher what could be lost', async () => {
    const lost = { word: 'work', programs: [{ name: 'Word', why: 'work' }] } as const;
    const { host, heard } = neighbor(
      greeting([
        { kind: 'facts', lost, idleMs: 60_000, isAway: true, allows: false, asks: false, askedBy: null },
      ]),
    );
    expect(await within(host.neighbor?.(ben()), 1)).toEqual({
      version: 1,
      lost,
      allows: false,
      asks: false,
      askedBy: null,
      idleMs: 60_000,
    });
    expect(heard).toEqual(['hello', 'facts']);
  });

  it('waits five seconds for facts, and two for a person to be asked or signed out', async () => {
    const { host } = neighbor(greeting([]));
    const facts = () => host.neighbor?.(ben());
    expect([await within(facts(), 4.9), await within(facts(), 5.1)]).toEqual(['waiting', null]);
    const deed = () => host.methods[0]?.end(ben());
    expect([await within(deed(), 1.9), await within(deed(), 2.1)]).toEqual(['waiting', { kind: 'slow' }]);
  });

  it('tries it first, and goes on only after a clear no', async () => {
    const { host } = neighbor(greeting([{ kind: 'no', because: 'notAllowed' }]));
    expect(host.methods.map((method) => method.describe(ben()))).toEqual([
      'Usher(2)',
      'method 0 of 2',
      'method 1 of 2',
    ]);
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'absent' });
  });

  it('tries nothing else while somebody else’s request runs there', async () => {
    const { host } = neighbor(greeting([{ kind: 'no', because: 'busy' }]));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'slow' });
  });

  it('takes a person who is there for one who came back', async () => {
    const { host } = neighbor(greeting([{ kind: 'no', because: 'there' }]));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'stopped', because: 'cameBack' });
  });

  it('tells which programs objected', async () => {
    const { host } = neighbor(greeting([{ kind: 'leaving' }, { kind: 'kept', programs: ['Word'] }]));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'kept', programs: ['Word'] });
  });

  it.each([
    ['there', { kind: 'stopped', because: 'cameBack' }],
    // Windows was asked, perhaps: only the listing tells.
    ['unknown', { kind: 'slow' }],
  ] as const)('tries nothing else after a neighbor that was leaving says no: %s', async (because, result) => {
    const { host } = neighbor(greeting([{ kind: 'leaving' }, { kind: 'no', because }]));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual(result);
  });

  it('leaves it to the listing where its neighbor goes with its session', async () => {
    const { host } = neighbor(greeting([{ kind: 'leaving' }, 'leaves']));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'slow' });
  });

  it.each([
    ['falls silent after it was asked', greeting([])],
    ['leaves after it was asked', greeting(['leaves'])],
    ['says what it should not after it was asked', greeting([{ kind: 'beat' }, HELLO])],
  ])('tries nothing else while nobody knows whether it began: it %s', async (_, says) => {
    const { host } = neighbor(says);
    expect(await within(host.methods[0]?.end(ben()), 6)).toEqual({ kind: 'slow' });
  });

  it.each([
    ['never greets', () => []],
    ['leaves at once', () => ['leaves'] as const],
    ['answers before it greets', () => [{ kind: 'leaving' }] as const],
  ])('is as without one where it %s', async (_, says) => {
    const { host, heard } = neighbor(says);
    expect(await within(host.methods[0]?.end(ben()), 6)).toEqual({ kind: 'absent' });
    expect(await within(host.neighbor?.(ben()), 6)).toBeNull();
    expect(new Set(heard)).toEqual(new Set(['hello']));
  });

  it('is as without one where there is no pipe', async () => {
    const pc = fakeHost([kai(), ben()]);
    const host = neighborlyHost(pc.host, { connect: async () => null, clock: clock() });
    expect(await host.methods[0]?.end(ben())).toEqual({ kind: 'absent' });
    expect(await host.neighbor?.(ben())).toBeNull();
    expect(await host.leaveNote(ben(), { title: 'A note', text: 'The PC restarts.' })).toBe('left');
    expect(pc.notes).toEqual(['ben: A note. The PC restarts.']);
  });

  it('believes no answer of a person who was not asked, and has them asked another way', async () => {
    const question = {
      deed: 'signOut',
      title: '',
      text: '',
      seconds: 60,
      reason: null,
      silenceSignsOut: false,
    };
    for (const said of [
      { kind: 'said', answer: 'signOut' },
      { kind: 'said', answer: 'stay', reason: null },
    ] as const) {
      const { host, pc } = neighbor(greeting([said]));
      const asked = host.ask(ben(), { ...question, deed: 'signOut' }, new AbortController().signal);
      expect(await within(asked, 3)).toBe('waiting');
      expect(pc.asked.map(({ session }) => session.userName)).toEqual(['ben']);
      pc.asked[0]?.answer('later');
      expect(await within(asked, 0)).toEqual({ answer: 'later' });
    }
  });

  it('has a disconnect asked about another way, because their own Usher would take a yes for a sign-out', async () => {
    const { host, pc, heard } = neighbor(greeting([{ kind: 'asking' }, { kind: 'said', answer: 'signOut' }]));
    const question = { title: '', text: '', seconds: 60, reason: null, silenceSignsOut: false };
    const asked = host.ask(ben(), { ...question, deed: 'disconnect' }, new AbortController().signal);
    expect(await within(asked, 1)).toBe('waiting');
    expect([heard, pc.asked.map(({ session }) => session.userName)]).toEqual([[], ['ben']]);
    pc.asked[0]?.answer('no');
    expect(await within(asked, 0)).toEqual({ answer: 'no' });
  });

  it('tries a method first that looks for itself, and passes it over where nobody can be reached', async () => {
    const pc = fakeHost([kai(), ben()]);
    const connect = () => Promise.reject(new Error('no'));
    const [politely] = neighborlyHost(pc.host, { connect, clock: clock() }).methods;
    expect(politely?.looksItself?.(ben())).toBe(true);
    expect(await politely?.end(ben())).toEqual({ kind: 'absent' });
  });

  it('tells which programs objected also where that is the first thing it hears', async () => {
    const { host } = neighbor(greeting([{ kind: 'kept', programs: ['Word'] }]));
    expect(await within(host.methods[0]?.end(ben()), 1)).toEqual({ kind: 'kept', programs: ['Word'] });
  });

  it('has the title of a note kept where it has no text, and nothing where there is nothing to read', async () => {
    const { host, pc, notes, heard } = neighbor(greeting([{ kind: 'noteKept' }]));
    expect(await within(host.leaveNote(ben(), { title: 'Call me', text: '' }), 1)).toBe('left');
    expect(await within(host.leaveNote(ben(), { title: 'Call me', text: 'Soon' }), 1)).toBe('left');
    expect([notes, pc.notes]).toEqual([['Call me', 'Soon'], []]);
    expect(await within(host.leaveNote(ben(), { title: '\n', text: '' }), 1)).toBe('left');
    expect([notes, pc.notes.length]).toEqual([['Call me', 'Soon'], 1]);
    expect(heard).toEqual(['hello', 'note', 'hello', 'note']);
  });

  it('has notes kept by the person’s own Usher, in one line', async () => {
    const { host, pc, heard } = neighbor(greeting([{ kind: 'noteKept' }]));
    const left = host.leaveNote(ben(), { title: 'A note', text: `The PC\nrestarts. ${'x'.repeat(300)}` });
    expect(await within(left, 1)).toBe('left');
    expect([pc.notes, heard]).toEqual([[], ['hello', 'note']]);
  });

  it('tells that a note was refused, and leaves none another way', async () => {
    const { host, pc } = neighbor(greeting([{ kind: 'no', because: 'tooOften' }]));
    expect(await within(host.leaveNote(ben(), { title: 'A note', text: 'Hi' }), 1)).toBe('refused');
    expect(pc.notes).toEqual([]);
  });
});
