import { describe, expect, it } from 'vitest';
import { isConnectedRemotely, verdictOn } from '../../src/sessions/deed.ts';
import type { Verdict } from '../../src/sessions/last-look.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, kai, mia, minutesAgo } from '../fakes/people.ts';

const switchedOut = { state: 'disconnected', stationName: '', idle: { kind: 'away', ms: 0 } } as const;

describe('a connection that can be taken away', () => {
  it.each<[string, Session, boolean]>([
    ['by Remote Desktop', anna(), true],
    ['by Remote Desktop, and locked', anna({ locked: true }), true],
    ['at the console', kai(), false],
    ['of which nobody knows how it is reached', anna({ protocol: null }), false],
    ['that is taken away already', anna(switchedOut), false],
    ['that is just being made', anna({ state: 'connected' }), false],
  ])('is one %s: %#', (_, session, expected) => {
    expect(isConnectedRemotely(session)).toBe(expected);
  });
});

describe('the verdict on a disconnect', () => {
  const on = (pinned: Session, ...sessions: readonly Session[]): Verdict =>
    verdictOn('disconnect', pinned, [kai(), ...sessions]);

  it.each<[string, Session, Session]>([
    ['was typing', mia(), mia(switchedOut)],
    ['had locked their screen', anna({ locked: true }), anna({ locked: true, ...switchedOut })],
    ['was disconnected already', ben(), ben()],
  ])('is that it has worked, where the same sign-in is disconnected and %s', (_, pinned, seen) => {
    expect(on(pinned, seen)).toBe('disconnected');
  });

  it.each<[Verdict, Session]>([
    ['same', anna()],
    ['inputSince', anna({ lastInputTime: minutesAgo(0) })],
    ['changed', anna({ ...switchedOut, logonTime: minutesAgo(1) })],
    ['unreadable', anna({ ...switchedOut, isReadable: false })],
    ['gone', mia(switchedOut)],
  ])('is otherwise that of the last look: %s', (verdict, seen) => {
    expect(on(anna(), seen)).toBe(verdict);
    expect(on(anna(), seen, ben())).toBe(verdict);
  });

  it('is not that it has worked where the operator left', () => {
    const left = [kai({ locked: true }), anna(switchedOut)];
    expect(verdictOn('disconnect', anna(), left)).toBe('operatorLeft');
  });
});

it('a disconnected session is no end of a sign-out', () => {
  expect(verdictOn('signOut', anna(), [kai(), anna(switchedOut)])).toBe('inputSince');
  expect(verdictOn('signOut', ben(), [kai(), ben()])).toBe('same');
});
