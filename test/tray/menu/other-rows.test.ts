import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { end } from '../../../src/conversation/state-facts.ts';
import { english } from '../../../src/languages/en/words.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { ProtectedUsers } from '../../../src/sessions/protected-users.ts';
import { plan } from '../../../src/tray/menu/menu.ts';
import { assignRows } from '../../../src/tray/menu/slots.ts';
import { anna, ben, kai } from '../../fakes/people.ts';
import { asking, countingDown, pinned, waiting } from '../../fakes/pinned.ts';
import { ANNA, about, action, BEN, seen, view } from './shown-menu.ts';

/** The row with that id, as the menu has it. */
const row = (given: Parameters<typeof plan>[0], id: string) =>
  plan(given, english).menu.rows.find((each) => each.id === id);

describe('a row of the menu itself', () => {
  it('about messages is there where they are kept, and shown while one is unread', () => {
    expect(row(view([]), 'unread')).toBeUndefined();
    expect(row(view([], { unread: 0 }), 'unread')).toEqual({
      id: 'unread',
      text: '',
      enabled: false,
      hidden: true,
    });
    const given = view([], { unread: 2 });
    expect(row(given, 'unread')).toEqual({
      id: 'unread',
      text: '2 messages were left for you. Click to read',
      enabled: true,
      hidden: false,
    });
    expect(action(given, 'unread')).toEqual({ kind: 'unread' });
  });

  it.each([
    [false, "Don't ask me until tomorrow"],
    [true, 'Your Usher says no for now. Click to let others ask again'],
  ])('about being asked turns it round, where others can ask: %s', (doNotAsk, text) => {
    const given = view([], { doNotAsk });
    expect(row(given, 'doNotAsk')).toEqual({ id: 'doNotAsk', text, enabled: true, hidden: false });
    expect(action(given, 'doNotAsk')).toEqual({ kind: 'doNotAsk', isOn: !doNotAsk });
    expect(row(view([]), 'doNotAsk')).toBeUndefined();
  });

  it.each([false, true])('about the start turns it round, where Usher is installed: %s', (startsAtSignIn) => {
    const given = view([], { startsAtSignIn });
    expect(row(given, 'signInStart')).toEqual({
      id: 'signInStart',
      text: 'Start Usher when I sign in',
      enabled: true,
      hidden: false,
      checked: startsAtSignIn,
    });
    expect(action(given, 'signInStart')).toEqual({ kind: 'signInStart', isOn: !startsAtSignIn });
    expect(row(view([]), 'signInStart')).toBeUndefined();
  });

  it('about the settings is there where they can be opened', () => {
    const given = view([], { opensSettings: true });
    expect(row(given, 'settings')).toEqual({
      id: 'settings',
      text: 'Settings…',
      enabled: true,
      hidden: false,
    });
    expect(action(given, 'settings')).toEqual({ kind: 'settings' });
    expect(row(view([]), 'settings')).toBeUndefined();
  });

  it('leads to the history and to whoever has no row, and a line is a line', () => {
    expect(row(view([]), 'line')).toEqual({ id: 'line', line: true });
    expect(action(view([]), 'history')).toEqual({ kind: 'history' });
    expect(row(view([]), 'more')).toEqual({ id: 'more', text: '', enabled: false, hidden: true });
    expect(row(view([]), 'quit')).toEqual({
      id: 'quit',
      text: '&Quit Usher',
      enabled: true,
      hidden: false,
      mnemonic: true,
    });
  });

  it('is marked while the person is asked about, and then only', () => {
    expect(row(about(asking()), 'person-0')).toMatchObject({ asks: true });
    expect(row(about(countingDown()), 'person-0')).not.toHaveProperty('asks');
  });
});

describe('whoever is not offered', () => {
  const shown = (protectedUsers: ProtectedUsers) => {
    const others = otherUsers([kai(), ben()], protectedUsers);
    return view([], { others, slots: assignRows([], others, 0) });
  };

  it.each<[ProtectedUsers, string]>([
    [['ben'], '[Ben, away for 2 h 10 min (protected)]'],
    ['unknown', '[Ben, away for 2 h 10 min (may be protected)]'],
  ])('is shown with the reason, and takes no click: %j', (protectedUsers, text) => {
    const given = shown(protectedUsers);
    expect([seen(given)[1], action(given, 'person-0')]).toEqual([text, undefined]);
    expect(seen(given)[0]).toBe('[1 other person signed in]');
  });

  it('is shown as not in the list where the session was found in another way', () => {
    const unlisted = { isReadable: false, userName: '', fullName: null, logonTime: null } as const;
    const given = view([ben({ ...unlisted, state: 'unknown' })]);
    expect([seen(given)[1], action(given, 'person-0')]).toEqual([
      "[Session 2, signed in, but not in Windows' list]",
      undefined,
    ]);
  });

  it('leaves the caption without a promise, as does whoever is just being signed out', () => {
    const caption = (state: Conversation) => seen(about(state))[0];
    expect(caption(countingDown())).toBe('[1 other person signed in]');
    expect(caption(end(waiting(), { kind: 'canceled' }, 0))).toBe(
      '[1 other person signed in. Click the name; Usher asks first]',
    );
  });

  it('leaves the caption without a promise where the only other row is of somebody who is gone', () => {
    const there = otherUsers([kai(), ben(), anna()], ['ben']);
    const others = otherUsers([kai(), ben()], ['ben']);
    const slots = assignRows(assignRows([], there, 0), others, 1000);
    expect(seen(view([], { others, slots })).slice(0, 3)).toEqual([
      '[1 other person signed in]',
      '[Anna, signed out]',
      '[Ben, away for 2 h 10 min (protected)]',
    ]);
  });

  it('is in the list where only the moment of the sign-in is not told', () => {
    expect(seen(view([ben({ logonTime: null, state: 'unknown' })]))[1]).toBe(
      '[Ben, Windows hides the details from you]',
    );
  });
});

describe('the caption of doubts', () => {
  it.each([
    ['lastSettings', 'Settings have a mistake: earlier ones count. Click for more'],
    ['protectedUnknown', 'Nobody can be signed out: fix the settings. Click for more'],
  ] as const)('about the settings leads to help: %s', (settingsDoubt, text) => {
    const given = view([ben()], { settingsDoubt });
    expect([seen(given)[0], action(given, 'caption')]).toEqual([text, { kind: 'help' }]);
  });
});

describe('a group', () => {
  const GROUP = { id: 'g1', isAnybodyThere: true };
  const asked = (session = ben(), conversation = 1) =>
    asking({ pinned: pinned(session, { group: GROUP, conversation }), question: 'g1' });
  const both = (states: readonly [Conversation, Conversation]) =>
    view([ben(), anna()], {
      conversations: new Map([
        [BEN, states[0]],
        [ANNA, states[1]],
      ]),
    });

  it('is answered as a whole by the caption, and by its last one’s name once nobody else is asked about', () => {
    const two = both([asked(), asked(anna(), 2)]);
    expect([seen(two)[0], action(two, 'caption')]).toEqual([
      'Yes, sign out all 2',
      { kind: 'yes', key: BEN, question: 'g1' },
    ]);
    const one = both([asked(), end(asked(anna(), 2), { kind: 'declined' }, 0)]);
    expect([seen(one)[0], action(one, 'caption')]).toEqual([
      'Yes, sign out Ben',
      { kind: 'yes', key: BEN, question: 'g1' },
    ]);
  });

  it('is kept signed in as a whole by one row, and begun by it for those who are free', () => {
    expect(action(both([asked(), asked(anna(), 2)]), 'away')).toEqual({
      kind: 'cancelGroup',
      keys: [BEN, ANNA],
    });
    expect(action(view([ben(), anna()]), 'away')).toEqual({ kind: 'beginGroup', keys: [BEN] });
  });
});
