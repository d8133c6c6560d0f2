import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { english } from '../../../src/languages/en/words.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { everyoneEntry } from '../../../src/tray/menu/everyone-row.ts';
import { anna, ben, guest, kai, mia, zoe } from '../../fakes/people.ts';
import {
  asking,
  askingPerson,
  checkingUsage,
  countingDown,
  permitting,
  pinned,
  signingOut,
  waiting,
} from '../../fakes/pinned.ts';

const HOUR = 3_600_000;
const GROUP = { id: 'g1', isAnybodyThere: true };

/** The text of the row about everyone; null if there is none. */
function row(
  sessions: readonly Session[],
  states: readonly Conversation[] = [],
  over: { readonly isListed?: boolean; readonly protectedUsers?: readonly string[] } = {},
): string | null {
  const { isListed = true, protectedUsers = [] } = over;
  const others = otherUsers([kai(), ...sessions], protectedUsers);
  const conversations = new Map(states.map((state) => [signInKey(state.pinned.session), state]));
  return everyoneEntry(others, conversations, isListed, HOUR, english)?.text ?? null;
}

const about = (session: Session) => ({ pinned: pinned(session, { group: GROUP }) });

describe('the row about everyone is there', () => {
  it('where somebody is known to have been inactive for long', () => {
    expect([row([ben()]), row([mia(), ben(), guest()])]).toEqual([
      'Sign out everyone inactive for over 1 h…',
      'Sign out everyone inactive for over 1 h…',
    ]);
  });

  it.each<[string, string | null]>([
    ['where nobody else is signed in', row([])],
    ['where everybody was active lately', row([mia(), anna()])],
    ['while nobody has been listed yet', row([ben()], [], { isListed: false })],
    ['while the only one is asked about', row([ben()], [asking({ pinned: pinned(ben()) })])],
    ['while the only one is being signed out', row([ben()], [countingDown()])],
    ['where the only one is protected', row([ben()], [], { protectedUsers: ['ben'] })],
    ['where nobody knows whether anybody has been', row([guest()])],
    ['where somebody is away since nobody knows when', row([ben({ idle: { kind: 'away', ms: null } })])],
    [
      'for those who are being signed out one by one',
      row([ben(), anna()], [countingDown(), askingPerson(anna())]),
    ],
    [
      'for a group that nothing stops any more',
      row([ben(), anna()], [signingOut(about(ben())), signingOut(about(anna()))]),
    ],
  ])('and not %s', (_, text) => {
    expect(text).toBeNull();
  });
});

describe('the row about everyone, of whom two are left,', () => {
  it('asks while the question stands, and tells only afterwards', () => {
    const both = [ben(), anna()];
    expect(
      row(
        both,
        both.map((each) => asking(about(each))),
      ),
    ).toEqual('Sign out 2 people? Click here to keep all signed in');
    expect(
      row(
        both,
        both.map((each) => countingDown(about(each))),
      ),
    ).toEqual('Signing out 2 people. Click to keep all signed in');
    const asked = askingPerson(anna(), about(anna()));
    expect(row(both, [countingDown(about(ben())), asked])).toEqual(
      '2 people may be signed out. Click to keep all signed in',
    );
  });

  it.each<[string, Conversation]>([
    ['is being signed out', countingDown(about(ben()))],
    ['needs permission', permitting(about(ben()))],
    ['is asked about a second time', asking({ ...about(ben()), anyway: 'refused' })],
  ])('does not ask any more once one of them %s', (_, state) => {
    expect(row([ben(), anna()], [asking(about(anna())), state])).toEqual(
      '2 people may be signed out. Click to keep all signed in',
    );
  });

  it.each([waiting(), checkingUsage(), asking()])('asks while the question is on its way: $kind', (state) => {
    const group = [anna(), ben()].map((session) => ({ ...state, ...about(session) }));
    expect(row([ben(), anna()], group)).toEqual('Sign out 2 people? Click here to keep all signed in');
  });

  it('leaves the last one to their own row, also where others have been inactive for long', () => {
    const asked = [asking(about(ben()))];
    expect([row([ben()], asked), row([ben(), zoe({ sessionId: 8 })], asked)]).toEqual([null, null]);
  });
});
