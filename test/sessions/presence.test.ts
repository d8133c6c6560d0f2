import { describe, expect, it } from 'vitest';
import type { Presence } from '../../src/sessions/presence.ts';
import { presence } from '../../src/sessions/presence.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, guest, kai, mia } from '../fakes/people.ts';

const QUIET = 5 * 60_000;

describe('somebody', () => {
  it.each<[Presence, string, Session]>([
    ['away', 'whose session is disconnected', ben()],
    ['away', 'whose screen is locked', mia({ locked: true })],
    ['away', 'whose disconnected session tells no times', ben({ idle: { kind: 'away', ms: null } })],
    [
      'quiet',
      'without input for exactly as long as it takes',
      anna({ idle: { kind: 'noInput', ms: QUIET } }),
    ],
    ['quiet', 'without input for longer', anna()],
    ['present', 'without input for a little less', anna({ idle: { kind: 'noInput', ms: QUIET - 1 } })],
    ['present', 'who is typing', mia()],
    ['present', 'who is typing, whatever the number says', mia({ idle: { kind: 'inUse', ms: 2 * QUIET } })],
    ['present', 'of whom Windows cannot tell', guest()],
    ['present', 'of whom Windows tells neither input nor lock', kai({ locked: null })],
    ['present', 'in a state that no table knows', guest({ state: 'unknown' })],
    ['present', 'whose session is just being connected', guest({ state: 'connected' })],
  ])('is %s %s', (expected, _, session) => {
    expect(presence(session, QUIET)).toEqual(expected);
  });
});
