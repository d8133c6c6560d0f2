import { describe, expect, it } from 'vitest';
import { afterListing, NOBODY_YET } from '../../src/engine/listing.ts';
import type { PinParts } from '../../src/engine/pin.ts';
import { coolDownOf, mayDisconnectFrom, pin, pinOffered } from '../../src/engine/pin.ts';
import type { CoolDownLook } from '../../src/history/disturbances.ts';
import { signInKey } from '../../src/sessions/identity.ts';
import type { DisconnectMethod, SessionHost } from '../../src/sessions/session-host.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, kai, mia } from '../fakes/people.ts';

const disconnecting: DisconnectMethod = {
  describe: () => 'disconnects',
  disconnect: async () => ({ kind: 'done' }),
};

/** Two ways to sign somebody out, and rights about everybody but Mia. */
function parts(over: Partial<SessionHost> = {}, reason: string | null = null) {
  const { host } = fakeHost([], over);
  return {
    host,
    settings: { quietAfterMinutes: 5 },
    rightsOn: ({ userName }) => (userName === 'mia' ? 'none' : 'direct'),
    reason,
  } satisfies PinParts;
}

const PINNED = { deed: 'signOut', rights: 'direct', methods: 2 };

describe('a conversation begins with', () => {
  it('who it is about, whether they are there, and what this account may do', () => {
    expect([ben(), anna(), mia()].map((each) => pin(each, 'signOut', parts()))).toEqual([
      { ...PINNED, session: ben(), presence: 'away' },
      { ...PINNED, session: anna(), presence: 'quiet' },
      { ...PINNED, session: mia(), presence: 'present', rights: 'none' },
    ]);
  });

  it('the operator’s reason, and that the person’s own Usher may know more', () => {
    const given = parts({ neighbor: async () => null }, 'The PC restarts');
    expect(pin(ben(), 'disconnect', given)).toEqual({
      ...PINNED,
      deed: 'disconnect',
      session: ben(),
      presence: 'away',
      mayHaveNeighbor: true,
      reason: 'The PC restarts',
    });
  });

  it('whether their Remote Desktop connection can be taken away', () => {
    const given = parts({ disconnecting });
    expect([anna(), ben()].map((each) => pin(each, 'signOut', given))).toEqual([
      { ...PINNED, session: anna(), presence: 'quiet', mayDisconnect: true },
      { ...PINNED, session: ben(), presence: 'away' },
    ]);
  });
});

it('only somebody on Remote Desktop can be disconnected, and only by a host that can', () => {
  expect([
    mayDisconnectFrom({ disconnecting }, anna()),
    mayDisconnectFrom({ disconnecting }, ben()),
    mayDisconnectFrom({}, anna()),
  ]).toEqual([true, false, false]);
});

const COOLING = { ms: 60_000, isKnown: false };
const look: CoolDownLook = (what, session) =>
  what === 'question' && session.sessionId === 3 ? COOLING : { ms: 1, isKnown: false };
const NONE = { ms: 0, isKnown: true };
const MAY_ASK = { canAsk: true };

describe('a cool-down', () => {
  const about = pin(anna(), 'signOut', parts());

  it('is that of questions, for somebody who would be asked', () => {
    expect(coolDownOf(about, null, MAY_ASK, look)).toEqual(COOLING);
  });

  it('is none where nothing would be on their screen', () => {
    expect([
      coolDownOf({ ...about, presence: 'away' }, null, MAY_ASK, look),
      coolDownOf(about, 'refused', MAY_ASK, look),
      coolDownOf(about, null, { canAsk: false }, look),
    ]).toEqual([NONE, NONE, NONE]);
  });
});

describe('those who are asked about', () => {
  const keys = [mia(), ben(), anna()].map(signInKey);

  it('are pinned for a sign-out, in the order of their rows, each with their cool-down', () => {
    const people = afterListing(NOBODY_YET, [kai(), anna(), ben(), mia()]);
    const given = parts();
    expect(pinOffered(keys.slice(1), people, null, given, look)).toEqual([
      { key: signInKey(ben()), pinned: pin(ben(), 'signOut', given), coolDown: NONE },
      { key: signInKey(anna()), pinned: pin(anna(), 'signOut', given), coolDown: COOLING },
    ]);
  });

  it('have no cool-down where the operator overrules them', () => {
    const people = afterListing(NOBODY_YET, [kai(), anna()]);
    const [found] = pinOffered([signInKey(anna())], people, 'refused', parts(), look);
    expect(found?.coolDown).toEqual(NONE);
  });

  it('are none who are gone, nor any who are not offered', () => {
    const people = afterListing(NOBODY_YET, [kai(), ben(), mia()], ['mia']);
    expect(pinOffered(keys, people, null, parts(), look).map(({ key }) => key)).toEqual([signInKey(ben())]);
  });
});
