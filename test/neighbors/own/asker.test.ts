import { describe, expect, it } from 'vitest';
import type { Client } from '../../../src/neighbors/own/asker.ts';
import { askerOf } from '../../../src/neighbors/own/asker.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { anna, ben, kai, services } from '../../fakes/people.ts';

/** Ben's own Usher has listed these, and Kai asks. */
const own = ben({ isCurrent: true });
const asking = kai({ isCurrent: false });
const SID = asking.sid ?? '';
const client: Client = { sessionId: 1, processId: 4711, user: SID, token: null };

function asker(over: Partial<Client> = {}, sessions: readonly Session[] = [own, asking], ageMs = 0) {
  return askerOf({ ...client, ...over }, { sessions, ageMs });
}

describe('an asker', () => {
  it('is who Windows lists in their session', () => {
    expect(asker()).toEqual({ sid: SID, session: asking, own, isAdministrator: false, key: SID });
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

  it('is of the account that the token has, too', () => {
    const token = (user: string | null, isAdministrator: boolean | null) => ({ user, isAdministrator });
    expect(asker({ user: null, token: token(SID, false) })?.sid).toBe(SID);
    expect(asker({ user: null, token: token(null, null) })?.sid).toBe(SID);
    expect(asker({ user: null, token: token(anna().sid, false) })).toBeNull();
    expect(asker({ user: null, token: token(anna().sid, null) })).toBeNull();
    expect(asker({ user: anna().sid, token: token(SID, false) })).toBeNull();
  });

  it('may be elevated by another account, and is still the person of that session', () => {
    const elevated = { isAdministrator: true, key: `administrator ${SID}`, sid: SID, session: asking, own };
    for (const user of [SID, anna().sid, own.sid, null]) {
      const token = { user, isAdministrator: true };
      expect([asker({ user, token }), asker({ user: null, token })]).toEqual([elevated, elevated]);
    }
    const token = { user: anna().sid, isAdministrator: true };
    expect(asker({ sessionId: 0, token }, [own, asking, services()])).toBeNull();
    expect(asker({ sessionId: 2, token })).toBeNull();
  });

  it('never counts as an administrator where Windows does not tell', () => {
    const tokens = [null, { user: SID, isAdministrator: null }, { user: SID, isAdministrator: false }];
    expect(tokens.map((token) => asker({ token })?.isAdministrator)).toEqual([false, false, false]);
  });

  it('is nobody where the listing cannot tell', () => {
    expect(askerOf(client, null)).toBeNull();
    expect([0, 60_000].map((ageMs) => asker({}, [own, asking], ageMs)?.sid)).toEqual([SID, SID]);
    expect(asker({}, [own, asking], Number.NaN)).toBeNull();
    expect(asker({ sessionId: 65_536 }, [own, { ...asking, sessionId: 65_536 }])).toBeNull();
    expect(asker({}, [own, asking], 60_001)).toBeNull();
    expect(asker({}, [own, asking], -1)).toBeNull();
    expect(asker({}, [ben(), asking])).toBeNull();
    expect(asker({}, [own, asking, asking])).toBeNull();
    expect(asker({}, [own, kai({ isCurrent: false, sid: null })])).toBeNull();
    expect(asker({ user: null }, [own, kai({ isCurrent: false, sid: '' })])).toBeNull();
    expect(asker({}, [own, ben({ sessionId: 9, isCurrent: true }), asking])).toBeNull();
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

  it('has no full name either where that is the longer name of somebody else, or only looks like it', () => {
    const others = [own, anna({ userName: 'a1', fullName: 'Karl Weiss' })];
    const name = (fullName: string) =>
      asker({}, [...others, kai({ isCurrent: false, fullName })])?.session.fullName;
    expect(['KARL WEISS', '\u212aarl Weiss', 'Karl Weiß'].map(name)).toEqual([null, null, 'Karl Weiß']);
  });

  it('is nobody at another PC', () => {
    expect(asker({}, [own, kai({ isCurrent: false, host: 'SERVER-1' })])).toBeNull();
  });
});
