import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/sessions/last-look.ts';
import { lastLook } from '../../src/sessions/last-look.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, kai, LISTED_AT, mia, minutesAgo, services } from '../fakes/people.ts';
import { runs } from '../fakes/runs.ts';

/** The verdict on a listing of the operator, the services and `seen`. */
function look(pinned: Session, ...seen: readonly Session[]): Verdict {
  return lastLook(pinned, [services(), kai(), ...seen]);
}

/** A session as `quser` lists it. */
function raw(session: Session, over: Partial<Session> = {}): Session {
  return {
    ...session,
    domainName: '',
    fullName: null,
    sid: null,
    stateWord: session.state === 'disconnected' ? 'Getr.' : 'Aktiv',
    locked: null,
    logonTime: null,
    logonText: '24.11.2026 07:00',
    connectTime: null,
    disconnectTime: null,
    lastInputTime: null,
    ...over,
  };
}

describe('of somebody who was away, the last look', () => {
  it('finds all as it was, however long the idle time is by now', () => {
    expect(look(ben(), ben({ idle: { kind: 'away', ms: 135 * 60_000 } }))).toEqual('same');
  });

  it.each<[string, Partial<Session>]>([
    ['is connected again', { state: 'active', stationName: 'console', locked: false }],
    ['is connected, at the lock screen', { state: 'active', locked: true }],
    ['is being connected', { state: 'connected' }],
    ['was connected in between', { connectTime: minutesAgo(1) }],
    ['left again in between', { disconnectTime: minutesAgo(1) }],
    ['has a moment of leaving that is not told any more', { disconnectTime: null }],
    ['is reached through another station', { stationName: 'rdp-tcp#9' }],
    ['typed from another computer', { protocol: 'remote', lastInputTime: minutesAgo(0) }],
  ])('finds them back where their session %s', (_, over) => {
    expect(look(ben(), ben(over))).toEqual('cameBack');
  });

  it('does not mind what Windows makes up as the last input of a console session', () => {
    expect(look(ben(), ben({ lastInputTime: LISTED_AT }))).toEqual('same');
  });

  it('does not mind a clock that was set back', () => {
    expect(look(ben(), ben({ idle: { kind: 'away', ms: 0 } }))).toEqual('same');
  });

  it('finds somebody who had locked their screen still away', () => {
    expect(look(anna({ locked: true }), anna({ locked: true }))).toEqual('same');
  });

  it.each<[string, Partial<Session>]>([
    ['unlocked', { locked: false }],
    ['of which nobody knows whether it is locked', { locked: null }],
    ['in which somebody typed', { locked: true, lastInputTime: minutesAgo(0) }],
    ['that was switched out', { locked: true, state: 'disconnected', stationName: '' }],
  ])('finds them back in a session %s', (_, over) => {
    expect(look(anna({ locked: true }), anna(over))).toEqual('cameBack');
  });
});

describe('of somebody who was connected, the last look', () => {
  it('finds all as it was', () => {
    expect(look(anna(), anna({ idle: { kind: 'noInput', ms: 15 * 60_000 } }))).toEqual('same');
  });

  it.each<[string, Partial<Session>]>([
    ['typed', { lastInputTime: minutesAgo(1) }],
    ['connected from somewhere else', { connectTime: minutesAgo(1) }],
    ['switched out', { state: 'disconnected', lastInputTime: null, idle: { kind: 'away', ms: 0 } }],
    ['did something that Windows does not tell any more', { lastInputTime: null }],
    ['typed after the clock was set back', { lastInputTime: minutesAgo(80) }],
    ['are being connected anew, of which nothing else tells', { state: 'connected' }],
    ['switched out, of which nothing else tells', { state: 'disconnected' }],
  ])('finds input since where they %s', (_, over) => {
    expect(look(anna(), anna(over))).toEqual('inputSince');
  });

  it('finds input since where Windows tells of one only now', () => {
    expect(look(anna({ lastInputTime: null }), anna())).toEqual('inputSince');
  });

  it('takes a screen that locked by itself for no input', () => {
    expect(look(anna(), anna({ locked: true }))).toEqual('same');
  });

  it('says nothing of input where Windows never told of any', () => {
    const unknown = mia({ idle: { kind: 'unknown', ms: null }, lastInputTime: null });
    expect(look(unknown, unknown)).toEqual('same');
  });
});

describe('with only a command’s words, the last look', () => {
  it.each([
    ['away', ben()],
    ['quiet', anna()],
  ])('finds somebody who was %s as they were', (_, session) => {
    expect(look(raw(session), raw(session))).toEqual('same');
  });

  it('takes any change of the state’s word for coming back', () => {
    expect(look(raw(ben()), raw(ben(), { stateWord: 'Disc' }))).toEqual('cameBack');
    expect(look(raw(anna()), raw(anna(), { stateWord: 'Disc' }))).toEqual('inputSince');
  });

  it('takes another logon text for another sign-in', () => {
    expect(look(raw(ben()), raw(ben(), { logonText: '24.11.2026 07:01' }))).toEqual('changed');
  });

  it.each<[string, Session['idle']]>([
    ['fell', { kind: 'noInput', ms: 60_000 }],
    ['is a dot', { kind: 'inUse', ms: null }],
    ['is not told any more', { kind: 'unknown', ms: null }],
  ])('finds input where an idle time %s', (_, idle) => {
    expect(look(raw(anna()), raw(anna(), { idle }))).toEqual('inputSince');
  });

  it('finds input where an idle time is not told any more, however short it was', () => {
    const short = raw(anna(), { idle: { kind: 'noInput', ms: 0 } });
    expect(look(short, raw(anna(), { idle: { kind: 'inUse', ms: null } }))).toEqual('inputSince');
    expect(look(short, short)).toEqual('same');
  });

  it('finds no input where the idle time grew', () => {
    expect(look(raw(anna()), raw(anna(), { idle: { kind: 'noInput', ms: 15 * 60_000 } }))).toEqual('same');
  });
});

describe('the last look', () => {
  it('finds nobody where the session is not in the list', () => {
    expect(look(ben(), anna())).toEqual('gone');
  });

  it('finds nobody where a logon screen has the id', () => {
    expect(look(ben(), ben({ userName: '', state: 'connected', logonTime: null }))).toEqual('gone');
  });

  it('finds nobody where only another PC has the id', () => {
    expect(look(ben(), ben({ host: 'DESKTOP-8' }))).toEqual('gone');
  });

  it.each<[string, Partial<Session>]>([
    ['another account', { userName: 'zoe', sid: 'S-1-5-21-1-2-3-1009' }],
    ['another account of the same name', { sid: 'S-1-5-21-1-2-3-1009' }],
    ['an account whose SID is not known yet', { userName: 'zoe', sid: null }],
    ['the same account, signed in again', { logonTime: minutesAgo(1) }],
    ['another account whose logon time is not known yet', { userName: 'zoe', sid: null, logonTime: null }],
    ['the operator', { isCurrent: true }],
  ])('finds the session changed where it now belongs to %s', (_, over) => {
    const sessions = over.isCurrent === true ? [ben(over)] : [kai(), ben(over)];
    expect(lastLook(ben(), sessions)).toEqual('changed');
  });

  it('does not need the SID to know the same account again', () => {
    expect(look(ben(), ben({ sid: null, userName: 'BEN' }))).toEqual('same');
  });

  it.each<[string, Session, Session]>([
    ['its details may not be read', ben(), ben({ isReadable: false, userName: '' })],
    ['nobody tells any more since when it is signed in', ben(), ben({ logonTime: null })],
    ['nobody told at the click since when it is signed in', ben({ logonTime: null }), ben()],
    ['an empty text stands for its logon time', raw(ben(), { logonText: '' }), raw(ben(), { logonText: '' })],
  ])('cannot tell whose session it is where %s', (_, pinned, seen) => {
    expect(look(pinned, seen)).toEqual('unreadable');
  });

  it.each<[string, Partial<Session>]>([
    ['locked', { locked: true }],
    ['switched out', { state: 'disconnected' }],
  ])('finds that the operator left where their session is %s', (_, over) => {
    expect(lastLook(ben(), [kai(over), ben()])).toEqual('operatorLeft');
    expect(lastLook(ben(), [kai(over), ben({ state: 'active' })])).toEqual('operatorLeft');
  });

  it('does not trust a list without the operator', () => {
    expect(lastLook(ben(), [])).toEqual('operatorLeft');
    expect(lastLook(ben(), [ben()])).toEqual('operatorLeft');
  });

  it('does not take an unknown lock for a locked one', () => {
    expect(lastLook(ben(), [kai({ locked: null }), ben()])).toEqual('same');
  });

  it('does not take the services’ session for an operator who left: a command over SSH runs there', () => {
    for (const own of [services({ isCurrent: true }), services({ isCurrent: true, locked: true })]) {
      expect(lastLook(ben(), [own, ben()])).toEqual('same');
      expect(lastLook(ben(), [own, ben({ logonTime: minutesAgo(1) })])).toEqual('changed');
      expect(lastLook(ben(), [own])).toEqual('gone');
    }
  });

  it('sees that somebody is gone although the operator left', () => {
    expect(lastLook(ben(), [kai({ locked: true })])).toEqual('gone');
    expect(lastLook(ben(), [kai({ locked: true }), ben({ logonTime: minutesAgo(1) })])).toEqual('changed');
  });

  it('never finds "same" in a session with another host, id, account or sign-in', () => {
    const other = fc.record(
      {
        host: fc.constantFrom('DESKTOP-7', 'DESKTOP-8'),
        sessionId: fc.constantFrom(2, 3),
        sid: fc.constantFrom(ben().sid, anna().sid, null),
        userName: fc.constantFrom('ben', 'anna', ''),
        logonTime: fc.constantFrom(ben().logonTime, minutesAgo(1), null),
        logonText: fc.constantFrom(null, '', 'today'),
        isReadable: fc.boolean(),
        isCurrent: fc.boolean(),
        state: fc.constantFrom('active', 'disconnected'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(other, fc.boolean(), (over, isOwnListed) => {
        const seen = ben(over);
        const verdict = lastLook(ben(), isOwnListed ? [kai(), seen] : [seen]);
        if (verdict !== 'same') return;
        expect({ ...seen, sid: ben().sid, userName: 'ben', logonText: null }).toEqual(ben());
        expect(seen.sid === ben().sid || (seen.sid === null && seen.userName === 'ben')).toEqual(true);
      }),
      { numRuns: runs(2000) },
    );
  });
});
