import { describe, expect, it } from 'vitest';
import { isSameSignIn } from '../../src/sessions/identity.ts';
import type { Session } from '../../src/sessions/session.ts';
import { signedInSession, signInOf } from '../../src/sessions/sign-in.ts';
import { anna, ben, services } from '../fakes/people.ts';

describe('a sign-in that is passed on', () => {
  it('has what tells it from others, and nothing else', () => {
    const { host, sessionId, userName, domainName, sid, logonTime, state, locked } = anna();
    const { stationName, protocol, connectTime, disconnectTime, lastInputTime } = anna();
    expect(signInOf(anna({ memoryBytes: 1, processCount: 2 }))).toEqual({
      host,
      sessionId,
      userName,
      domainName,
      sid,
      logonTime,
      state,
      locked,
      stationName,
      protocol,
      connectTime,
      disconnectTime,
      lastInputTime,
    });
  });

  it('is the same as a session again, and what was not passed on is unknown', () => {
    const passed = signInOf(anna());
    if (passed === null) throw new Error('not passed on');
    const session = signedInSession(passed);
    const unknown = { fullName: null, idle: { kind: 'unknown', ms: null }, clientName: null } as const;
    expect(session).toEqual(anna(unknown));
    expect(isSameSignIn(session, anna())).toBe(true);
  });

  it.each<[string, Session]>([
    ['whose logon time is not known', ben({ logonTime: null })],
    ['whose user is not known', ben({ userName: '', isReadable: false })],
    ['of services', services()],
    ['in a state that no table knows', ben({ state: 'unknown' })],
  ])('is none of a session %s', (_, session) => {
    expect(signInOf(session)).toBeNull();
  });
});
