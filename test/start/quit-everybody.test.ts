import { describe, expect, it } from 'vitest';
import type { EverybodysEnd } from '../../src/start/quit-everybody.ts';
import { peopleIn, placesOf, quitOn, together } from '../../src/start/quit-everybody.ts';
import { anna, ben, kai } from '../fakes/people.ts';
import type { FakeToken } from '../fakes/token.ts';
import { DENY_ONLY, ENABLED, TOKEN, windowsWith } from '../fakes/token.ts';

const OWN = { sessionId: 1, sid: 'S-1-5-21-1-2-3-1001' };
const BEN = { sessionId: 2, sid: 'S-1-5-21-1-2-3-1002' };
const ADMINISTRATOR = { sessionId: 1, sid: 'S-1-5-21-1-2-3-500' };

describe('Where Ushers may run', () => {
  it('is with each person who is signed in, whoever sits at this screen too', () => {
    const services = kai({ sessionId: 0, userName: '', isCurrent: false });
    const signInScreen = kai({ sessionId: 4, userName: '', isCurrent: false, state: 'connected' });
    const listener = ben({ sessionId: 65_536, userName: '', state: 'listen' });
    const sessions = [services, kai(), ben(), anna(), signInScreen, listener];
    expect(peopleIn(sessions).map(({ sessionId }) => sessionId)).toEqual([1, 3, 2]);
  });

  it('is with whom Windows does not tell, too', () => {
    const unread = ben({ sessionId: 7, userName: '', isReadable: false });
    expect(peopleIn([kai(), unread])).toEqual([kai(), unread]);
  });

  it('is with nobody at this screen for who runs in no session of a person', () => {
    expect(peopleIn([kai({ sessionId: 0, userName: '' }), ben()])).toEqual([ben()]);
  });

  it('has each place once, and the own one in any case', () => {
    expect(placesOf([OWN, BEN], OWN)).toEqual([OWN, BEN]);
    expect(placesOf([OWN, BEN], ADMINISTRATOR)).toEqual([ADMINISTRATOR, OWN, BEN]);
    expect(placesOf([], OWN)).toEqual([OWN]);
  });

  it('is not known of a person whose account is not told, and that is not lost', () => {
    expect(placesOf([OWN, null, BEN], OWN)).toEqual([OWN, null, BEN]);
    expect(placesOf([null, BEN], null)).toEqual([null, null, BEN]);
  });
});

const ADMINISTRATORS = 'S-1-5-32-544';

describe('usher --quit --everybody', () => {
  it.each<[string, FakeToken]>([
    ['of an ordinary account', { groups: [], elevation: 0 }],
    ['of an administrator that is not elevated', { groups: [[ADMINISTRATORS, DENY_ONLY]], elevation: 0 }],
    ['that is elevated without being an administrator', { groups: [], elevation: 1 }],
    ['of which Windows tells no elevation', { groups: [[ADMINISTRATORS, ENABLED]] }],
    ['of which Windows tells no groups', { elevation: 1 }],
  ])('asks nobody for a process %s', async (_, token) => {
    const native = windowsWith(new Map([[TOKEN, { user: OWN.sid, ...token }]]));
    expect(await quitOn(native)).toBe('notAdministrator');
    const TOLD = ['GetCurrentProcess', 'OpenProcessToken', 'GetTokenInformation', 'CloseHandle'];
    expect(native.calls.filter(({ name }) => !TOLD.includes(name))).toEqual([]);
  });
});

describe('Everybody', () => {
  it.each<[EverybodysEnd, readonly EverybodysEnd[]]>([
    ['notRunning', ['notRunning', 'notRunning']],
    ['done', ['notRunning', 'done']],
    ['unknown', ['done', 'unknown', 'notRunning']],
    ['stays', ['done', 'unknown', 'stays']],
  ])('is %s for %j', (expected, ends) => {
    expect(together(ends)).toBe(expected);
  });
});
