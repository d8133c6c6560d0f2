import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { english } from '../../../src/languages/en/words.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { everyoneEntry } from '../../../src/tray/menu/everyone-row.ts';
import { anna, ben, guest, kai, mia } from '../../fakes/people.ts';
import { asking, askingPerson, countingDown, pinned } from '../../fakes/pinned.ts';

const HOUR = 3_600_000;
const GROUP = { id: 'g1', isAnybodyThere: true };

/** The text of the row about everyone, in brackets if it is disabled. */
function row(
  sessions: readonly Session[],
  states: readonly Conversation[] = [],
  over: { readonly isListed?: boolean; readonly protectedUsers?: readonly string[] } = {},
): string {
  const { isListed = true, protectedUsers = [] } = over;
  const others = otherUsers([kai(), ...sessions], protectedUsers);
  const conversations = new Map(states.map((state) => [signInKey(state.pinned.session), state]));
  const { text, action } = everyoneEntry(others, conversations, isListed, HOUR, english);
  return action === null ? `[${text}]` : text;
}

const about = (session: Session) => ({ pinned: pinned(session, { group: GROUP }) });
const COMMAND = 'Sign out everyone inactive for over 1 h…';

describe('the row about everyone says that nobody has been inactive', () => {
  it('only where that is known of each of them', () => {
    const NOBODY = '[Nobody else has been inactive for over 1 h]';
    expect([row([]), row([mia(), anna()])]).toEqual([NOBODY, NOBODY]);
  });

  it.each<[string, string]>([
    ['while nobody has been listed yet', row([], [], { isListed: false })],
    ['while the only one is asked about', row([ben()], [asking({ pinned: pinned(ben()) })])],
    ['while the only one is being signed out', row([ben()], [countingDown()])],
    ['where the only one is protected', row([ben()], [], { protectedUsers: ['ben'] })],
    ['where somebody may have been, for all that Windows tells', row([guest()])],
    ['where somebody is away since nobody knows when', row([ben({ idle: { kind: 'away', ms: null } })])],
  ])('and not %s', (_, text) => {
    expect(text).toEqual(`[${COMMAND}]`);
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

  it('leaves the last one to their own row', () => {
    expect(row([ben()], [asking(about(ben()))])).toEqual(`[${COMMAND}]`);
  });
});
