import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PEOPLE } from '../../src/rights/protocol.ts';
import type { HelperRequest, Target } from '../../src/rights/request.ts';
import { readRequest, targetOf, writeRequest } from '../../src/rights/request.ts';
import { durations, targetsAmong } from '../../src/rights/target.ts';
import { anna, ben, guest, kai, mia } from '../people.ts';
import { NOTHING_OPEN, pinned, WORD_OPEN } from '../pinned.ts';
import { REQUEST } from './helped-usher.ts';

function target(session = ben(), usage = NOTHING_OPEN): Target {
  const made = targetOf(pinned(session), usage);
  if (made === null) throw new Error('no target');
  return made;
}

function request(over: object = {}): HelperRequest {
  return { ...REQUEST, people: [target()], ...over };
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('what a helper is started with', () => {
  it('is read as it was written', () => {
    const asked = request({ people: [target(), target(anna(), WORD_OPEN)] });
    expect(readRequest(writeRequest(asked))).toEqual(asked);
    expect(writeRequest(asked)).toMatch(/^[\w-]+$/);
  });

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
    ['the services’ session', { people: [{ ...target(), sessionId: 0 }] }],
    ['the caller’s own session by -1', { people: [{ ...target(), sessionId: -1 }] }],
    ['the caller’s own session by its number', { people: [{ ...target(), sessionId: 0xffffffff }] }],
    ['a sign-in without a logon time', { people: [{ ...target(), logonTime: null }] }],
    ['a session without a user', { people: [{ ...target(), userName: '' }] }],
    ['an answer of the person', { people: [{ ...target(), answer: 'yes' }] }],
    ['a second yes', { people: [{ ...target(), anyway: 'refused' }] }],
    ['a command', { command: 'logoff.exe' }],
  ])('never has %s', (_, over) => {
    expect(readRequest(encoded({ ...request(), ...over }))).toBeNull();
  });

  it('is nothing else, and reading it never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(readRequest(text)).toBeNull();
        },
      ),
    );
  });

  it('may have a reason in one plain line', () => {
    const asked = request({ reason: 'Zoë’s PC restarts at 5 👍' });
    expect(readRequest(writeRequest(asked))).toEqual(asked);
  });

  it('names the programs of the question, without those that hold nothing', () => {
    expect(target(ben(), WORD_OPEN).named).toEqual(['Word']);
    expect(target(ben(), { kind: 'unknown' }).named).toBeNull();
  });

  it('cannot be made for somebody whose sign-in is not known', () => {
    expect(targetOf(pinned(guest({ logonTime: null })), NOTHING_OPEN)).toBeNull();
  });
});

describe('a helper’s own first look', () => {
  const sessions = [kai(), ben(), anna(), mia()];
  const look = (...people: Target[]) => targetsAmong(sessions, { ...REQUEST, people }, 2);

  it('counts who is there by what it sees, never by what it was told', () => {
    const told = { ...target(mia()), state: 'active', lastInputTime: 0 } as const;
    expect(look(told).map(({ pinned: { presence } }) => presence)).toEqual(['present']);
  });

  it('takes the session as it is now', () => {
    expect(look(target()).map(({ pinned: { session }, verdict }) => [session, verdict])).toEqual([
      [ben(), 'same'],
    ]);
  });

  it.each([
    ['somebody else’s session id', { ...target(), sessionId: 3 }, 'changed'],
    ['the operator’s own', { ...target(kai({ isCurrent: false })) }, 'changed'],
    ['a session that is gone', { ...target(), sessionId: 9 }, 'gone'],
    ['an earlier sign-in', { ...target(), logonTime: 1 }, 'changed'],
    ['somebody who was away and is not', { ...target(mia()), state: 'disconnected' as const }, 'cameBack'],
  ])('does not go on for %s', (_, asked, verdict) => {
    expect(look(asked).map((each) => each.verdict)).toEqual([verdict]);
  });

  it('gives everybody the longer countdown where somebody of several is there', () => {
    const { away } = durations({ ...REQUEST, people: [] }, look(target(), target(anna())));
    expect(away).toBe(60_000);
    expect(durations({ ...REQUEST, people: [] }, look(target())).away).toBe(10_000);
  });

  it('lets only somebody who is asked about alone be overruled', () => {
    const overrulable = (...people: Target[]) =>
      look(...people).map((each) => each.pinned.agreed?.isOverrulable);
    expect(overrulable(target())).toEqual([true]);
    expect(overrulable(target(), target(anna()))).toEqual([false, false]);
  });
});
