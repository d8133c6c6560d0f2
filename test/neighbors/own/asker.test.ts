import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/neighbors/own/asker.ts';
import { askerOf } from '../../../src/neighbors/own/asker.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { anna, ben, kai, services } from '../../fakes/people.ts';

/** Ben's own Usher has listed these, and Kai asks. */
const own = ben({ isCurrent: true });
const asking = kai({ isCurrent: false });
const SID = asking.sid ?? '';
const client: Client = { sessionId: 1, processId: 4711, user: SID };

function asker(over: Partial<Client> = {}, sessions: readonly Session[] = [own, asking], ageMs = 0) {
  return askerOf({ ...client, ...over }, { sessions, ageMs });
}

describe('an asker', () => {
  it('is who Windows lists in their session', () => {
    expect(asker()).toEqual({ sid: SID, session: asking, own });
  });

  it.each<[string, Partial<Client>]>([
    ['of this very session', { sessionId: 2, user: own.sid }],
    ['of a session that is not listed', { sessionId: 9 }],
    ['of the session of services', { sessionId: 0, user: 'S-1-5-18' }],
    ['with the account of somebody else', { user: anna().sid }],
  ])('is nobody %s', (_, over) => {
    expect(asker(over, [own, asking, anna(), services()])).toBeNull();
  });

  it('is whose session it is, where Windows does not tell the account of their process', () => {
    expect(asker({ user: null })?.sid).toBe(SID);
    expect(asker({ user: null }, [own, kai({ isCurrent: false, sid: null })])).toBeNull();
  });

  it('is nobody where the listing cannot tell', () => {
    expect(askerOf(client, null)).toBeNull();
    expect(asker({}, [own, asking], 60_001)).toBeNull();
    expect(asker({}, [own, asking], -1)).toBeNull();
    expect(asker({}, [ben(), asking])).toBeNull();
    expect(asker({}, [own, asking, asking])).toBeNull();
    expect(asker({}, [own, kai({ isCurrent: false, sid: null })])).toBeNull();
    expect(asker({}, [own, kai({ isCurrent: false, fullName: '', userName: '' })])).toBeNull();
  });

  it('has no full name where somebody else is called the same', () => {
    const name = (fullName: string) =>
      asker({}, [own, kai({ isCurrent: false, fullName }), anna()])?.session.fullName;
    expect(['Kai', 'anna', 'A\u202enna', 'Ben', 'Anna B.'].map(name)).toEqual([
      'Kai',
      null,
      null,
      null,
      'Anna B.',
    ]);
  });

  it('is nobody at another PC', () => {
    expect(asker({}, [own, kai({ isCurrent: false, host: 'SERVER-1' })])).toBeNull();
  });
});
