import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { end } from '../../../src/conversation/state-facts.ts';
import { english } from '../../../src/languages/en/words.ts';
import { signInKey } from '../../../src/sessions/identity.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import { plan } from '../../../src/tray/menu/menu.ts';
import { assignRows, SLOTS } from '../../../src/tray/menu/slots.ts';
import { timesLeft } from '../../../src/tray/menu/times-left.ts';
import type { View } from '../../../src/tray/menu/view.ts';
import { anna, ben, guest, kai, mia, minutesAgo } from '../../fakes/people.ts';
import {
  asking,
  askingPerson,
  askingWithSilence,
  checkingUsage,
  countingDown,
  elevated,
  lastLooking,
  permitting,
  pinned,
  signingOut,
  verifying,
  waiting,
} from '../../fakes/pinned.ts';
import { runs } from '../../fakes/runs.ts';
import { ANNA, about, action, BEN, face, seen, view } from './shown-menu.ts';

const MINUTE = 60_000;
const REST = ['History…', 'Help and about…', '&Quit Usher'];
const FIXED = ['---', ...REST];
/** The fixed rows if somebody has been away for longer. */
const WITH_EVERYONE = ['---', 'Sign out everyone inactive for over 1 h…', ...REST];

describe('the menu', () => {
  it('shows each person with how long nobody has been there, and what a click does', () => {
    expect(seen(view([ben(), anna(), mia(), guest()]))).toEqual([
      '[4 other people signed in. Click a name; Usher asks first]',
      'Anna, idle 14 min',
      'Ben, away for 2 h 10 min',
      'guest, idle time unknown',
      'Mia, using this PC',
      ...WITH_EVERYONE,
    ]);
  });

  it('shows what their own Ushers tell, with the origin, where Windows does not know better', () => {
    const people = [ben(), anna(), mia({ locked: true }), guest()];
    const toldIdle = new Map(people.map((each, at) => [signInKey(each), at * 20 * MINUTE] as const));
    expect(seen(view(people, { toldIdle })).slice(1, 5)).toEqual([
      'Anna, idle 20 min, says their Usher',
      'Ben, away for 2 h 10 min',
      'guest, idle 1 h, says their Usher',
      'Mia, idle 40 min, says their Usher (locked)',
    ]);
    expect(seen(view([guest()], { toldIdle: new Map([[signInKey(guest()), 59_999]]) }))[1]).toBe(
      'guest, using this PC, says their Usher',
    );
  });

  it('leaves out memory and then the origin, before a name would lose its room', () => {
    const toldIdle = new Map([[ANNA, 95 * MINUTE]]);
    const rows = [null, 2_000_000_000].flatMap((memoryBytes) =>
      [false, true].map((locked) => seen(view([anna({ memoryBytes, locked })], { toldIdle }))[1]),
    );
    expect(rows).toEqual([
      'Anna, idle 1 h 35 min, says their Usher',
      'Anna, idle 1 h 35 min, says their Usher (locked)',
      'Anna, idle 1 h 35 min, says their Usher, 1.9 GB',
      'Anna, idle 1 h 35 min, says their Usher (locked)',
    ]);
  });

  it('says where a screen is locked', () => {
    expect(seen(view([anna({ locked: true })]))[1]).toEqual('Anna, idle 14 min (locked)');
  });

  it('says that nobody else is there', () => {
    expect(seen(view([]))).toEqual(['[Nobody else is signed in]', ...FIXED]);
  });

  it('has the same rows in the same order whatever it shows', () => {
    const ids = (given: View) => plan(given, english).menu.rows.map(({ id }) => id);
    const expected = ['caption', ...Array.from({ length: SLOTS }, (_, index) => `person-${index}`)];
    expect(ids(view([]))).toEqual([...expected, 'more', 'line', 'away', 'history', 'help', 'quit']);
    expect(ids(about(asking(), { listing: 'failed', withoutRow: 9 }))).toEqual(ids(view([])));
  });

  it('begins a conversation with whom the row shows', () => {
    const given = view([ben(), anna()]);
    expect(action(given, 'person-0')).toEqual({ kind: 'begin', key: ANNA, anyway: null });
    expect(action(given, 'person-1')).toEqual({ kind: 'begin', key: BEN, anyway: null });
    expect(action(given, 'person-2')).toEqual(undefined);
    expect(action(given, 'help')).toEqual({ kind: 'help' });
    expect(action(given, 'quit')).toEqual({ kind: 'quit' });
  });

  it('has exactly the clicks that its enabled rows promise', () => {
    for (const given of [
      view([ben(), anna()]),
      about(asking()),
      about(signingOut()),
      view([], { listing: 'failed' }),
    ]) {
      const { menu, actions } = plan(given, english);
      const enabled = menu.rows.flatMap((row) => ('enabled' in row && row.enabled ? [row.id] : []));
      expect([...actions.keys()]).toEqual(enabled);
    }
  });

  it('marks the access key of Quit and of nothing else', () => {
    const { rows } = plan(view([ben({ fullName: '&Ben' })]), english).menu;
    expect(rows.filter((row) => 'mnemonic' in row).map(({ id }) => id)).toEqual(['quit']);
  });
});

describe('a row', () => {
  it.each<[string, Conversation, string]>([
    ['waits for its question', waiting(), 'Ben, next in line. Click to cancel'],
    ['is about to be asked about', checkingUsage(), 'Ben, sign out? Click here to keep signed in'],
    ['is asked about', asking(), 'Ben, sign out? Click here to keep signed in'],
    ['is asked about with a countdown', askingWithSilence(), 'Signing out Ben in 30 s. Click to cancel'],
    ['needs Windows’ permission', permitting(), 'Ben, waiting for permission. Click to cancel'],
    ['counts down', countingDown(), 'Signing out Ben in 10 s. Click to cancel'],
    ['is asked on screen', askingPerson(ben()), 'Asking Ben, 60 s left. Click to cancel'],
    [
      'was asked on screen',
      askingPerson(ben(), { person: 'noAnswer' }),
      'Signing out Ben in 60 s. Click to cancel',
    ],
    [
      'has more time',
      askingPerson(ben(), { person: 'later', endsAt: 600_000 }),
      'Ben has more time, 10 min left. Click to cancel',
    ],
    ['is looked at a last time', lastLooking(), 'Signing out Ben now. Click to cancel'],
    ['is being signed out', signingOut(), '[Signing out Ben…]'],
    ['takes its time', verifying(), '[Still signing out Ben…]'],
  ])('of somebody who %s says so', (_, state, text) => {
    expect(seen(about(state))[1]).toEqual(text);
    const cancel = { kind: 'cancel', key: BEN, conversation: 1 };
    expect(action(about(state), 'person-0')).toEqual(text.startsWith('[') ? undefined : cancel);
  });

  it.each([
    ['refused', 'Ben, said no. Click to sign out anyway…'],
    ['personUnanswered', "Ben, didn't answer. Click to sign out anyway…"],
  ] as const)('of somebody who is remembered as %s leads to the second question', (kind, text) => {
    const given = about(end(waiting(), { kind }, 0));
    expect(seen(given)[1]).toEqual(text);
    expect(action(given, 'person-0')).toEqual({ kind: 'begin', key: BEN, anyway: kind });
  });

  it('says that only an administrator can sign them out, after Windows said so', () => {
    const denied = end(waiting(), { kind: 'failed', error: { kind: 'accessDenied' } }, 0);
    const given = about(denied, { mayLeaveNotes: false });
    expect(seen(given)[1]).toEqual('Ben, can be signed out only by an administrator');
    expect(action(given, 'person-0')).toEqual({ kind: 'begin', key: BEN, anyway: null });
  });

  it.each(['accessDenied', 'noRights', 'neighborForbids'] as const)(
    'leaves a message instead, after %s',
    (kind) => {
      const given = about(end(waiting(), { kind: 'failed', error: { kind } }, 0));
      expect(seen(given)[1]).toEqual('Ben, admins only. Click to leave a message');
      expect(action(given, 'person-0')).toEqual({ kind: 'note', key: BEN, conversation: 1 });
      expect(action({ ...given, listing: 'failed' }, 'person-0')).toBeUndefined();
    },
  );

  it.each(['canceled', 'declined', 'unanswered', 'cameBack', 'slept', 'operatorLeft', 'stillThere'] as const)(
    'is as before after a conversation that ended in %s',
    (kind) => {
      const given = about(end(waiting(), { kind }, 0));
      expect(seen(given)).toEqual(seen(view([ben()])));
      expect(action(given, 'person-0')).toEqual({ kind: 'begin', key: BEN, anyway: null });
    },
  );

  it('of somebody who is gone stays for a while, disabled', () => {
    const slots = assignRows(view([ben(), mia()]).slots, otherUsers([kai(), mia()]), 1000);
    expect(seen(view([], { slots }))).toEqual([
      '[1 other person signed in. Click the name; Usher asks first]',
      '[Ben, signed out]',
      'Mia, using this PC',
      ...FIXED,
    ]);
    expect(seen(view([], { slots, conversations: new Map([[BEN, verifying()]]) }))[1]).toEqual(
      '[Still signing out Ben…]',
    );
  });

  it('that got empty is hidden and moves nobody', () => {
    const people = otherUsers([kai(), mia()]);
    const gone = assignRows(view([ben(), mia()]).slots, people, 0);
    const given = view([], { slots: assignRows(gone, people, 60_000) });
    expect(seen(given)).toEqual([
      '[1 other person signed in. Click the name; Usher asks first]',
      'Mia, using this PC',
      ...FIXED,
    ]);
    expect([...plan(given, english).actions.keys()]).toEqual(['person-1', 'history', 'help', 'quit']);
  });

  it('of a session whose details are hidden is shown and not offered', () => {
    const hidden = ben({ isReadable: false, userName: '', fullName: null, logonTime: null });
    expect(seen(view([hidden]))[1]).toEqual('[Session 2, Windows hides the details from you]');
  });

  it('of the operator’s own second session is "you", with the account that would be signed out', () => {
    expect(seen(view([kai({ sessionId: 5, isCurrent: false })]))[1]).toEqual(
      'You (kai, another session), idle time unknown',
    );
  });
});

describe('the caption', () => {
  it.each<[string, Conversation, string, string]>([
    ['a question', asking(), 'Yes, sign out Ben', '1'],
    ['a second question', asking({ anyway: 'refused', question: '2' }), 'Yes, sign out Ben anyway', '2'],
  ])('is the yes of %s', (_, state, text, question) => {
    expect(seen(about(state))[0]).toEqual(text);
    expect(action(about(state), 'caption')).toEqual({ kind: 'yes', key: BEN, question });
  });

  it('is the yes of the question that stands, not of the one that waits', () => {
    const second = waiting({ pinned: pinned(anna(), { conversation: 2 }) });
    const conversations = new Map<string, Conversation>([
      [ANNA, second],
      [BEN, asking()],
    ]);
    const given = view([ben(), anna()], { conversations });
    expect(seen(given).slice(0, 3)).toEqual([
      'Yes, sign out Ben',
      'Anna, next in line. Click to cancel',
      'Ben, sign out? Click here to keep signed in',
    ]);
  });

  it.each([
    waiting(),
    checkingUsage(),
    permitting(),
    countingDown(),
    lastLooking(),
    signingOut(),
    verifying(),
  ])('answers nothing in $kind', (state) => {
    expect(action(about(state), 'caption')).toEqual(undefined);
  });

  it('says while nothing is known that Usher is looking', () => {
    expect(seen(view([], { listing: 'pending' }))).toEqual(['[Checking who is signed in…]', '---', ...REST]);
  });

  it('of a list that failed lists again, and nobody is offered meanwhile', () => {
    const given = view([ben()], { listing: 'failed' });
    expect(seen(given)).toEqual([
      "Can't see who is signed in. Click to try again",
      '[Ben, away for 2 h 10 min]',
      '---',
      ...REST,
    ]);
    expect(action(given, 'caption')).toEqual({ kind: 'refresh' });
  });

  it('keeps a question answerable while the list fails', () => {
    expect(seen(about(asking(), { listing: 'failed' })).slice(0, 2)).toEqual([
      'Yes, sign out Ben',
      'Ben, sign out? Click here to keep signed in',
    ]);
  });

  it('says that nobody is offered where the operator’s own session is not known', () => {
    const slots = assignRows([], otherUsers([ben()]), 0);
    expect(seen(view([], { slots, isOwnKnown: false }))).toEqual([
      "[Usher can't tell which session is yours and signs nobody out]",
      '[Ben, away for 2 h 10 min]',
      ...FIXED,
    ]);
  });
});

describe('more people than rows', () => {
  const sixty = Array.from({ length: 60 }, (_, index) =>
    ben({ sessionId: index + 2, userName: `user${index}`, fullName: null, sid: null }),
  );

  it('are counted, and the last row shows them all', () => {
    const given = view(sixty);
    const texts = seen(given);
    expect(texts[0]).toEqual('[60 other people signed in. Click a name; Usher asks first]');
    expect(texts.slice(-6)).toEqual(['10 more people. Click to see everyone', ...WITH_EVERYONE]);
    expect(texts).toHaveLength(1 + SLOTS + 1 + WITH_EVERYONE.length);
    expect(action(given, 'more')).toEqual({ kind: 'everyone' });
  });

  it('are all signed out by the row about everyone, those without a row too', () => {
    expect(action(view(sixty), 'away')).toEqual({
      kind: 'beginGroup',
      keys: otherUsers([kai(), ...sixty]).map(({ session }) => signInKey(session)),
    });
  });

  it('are named where one of them alone is asked about, or signed out', () => {
    const last = otherUsers(sixty).at(-1)?.session ?? ben();
    const about = (state: Conversation) =>
      view(sixty, { conversations: new Map([[signInKey(last), state]]) });
    const group = { id: 'g1', isAnybodyThere: false };
    const asked = about(asking({ pinned: pinned(last, { group }), question: 'g1' }));
    expect(plan(asked, english).menu).toMatchObject({
      tooltip: `Usher: asking about ${last.userName}`,
      rows: expect.arrayContaining([expect.objectContaining({ text: `Yes, sign out ${last.userName}` })]),
    });
    expect(face(about(countingDown({ pinned: pinned(last) })))[0]).toContain(last.userName);
  });

  it('may be one', () => {
    expect(seen(view(sixty.slice(0, 51)))).toContain('1 more person. Click to see everyone');
  });
});

describe('icon and tooltip', () => {
  it.each<[string, View, string, string]>([
    ['nobody', view([]), 'Usher: nobody else is signed in', 'calm'],
    ['one', view([ben()]), 'Usher: 1 other person signed in', 'calm'],
    ['several', view([ben(), anna(), mia()]), 'Usher: 3 other people signed in', 'calm'],
    ['no list yet', view([], { listing: 'pending' }), 'Usher: checking who is signed in…', 'calm'],
    ['a list that failed', view([ben()], { listing: 'failed' }), "Usher: can't see who is signed in", 'calm'],
    ['a conversation in the queue', about(waiting()), 'Usher: 1 other person signed in', 'calm'],
    ['a question about to be asked', about(checkingUsage()), 'Usher: asking about Ben', 'asking'],
    ['a question', about(asking()), 'Usher: asking about Ben', 'asking'],
    ['a permission', about(permitting()), 'Usher: asking about Ben', 'asking'],
    [
      'a helper that checks',
      about(elevated({ stage: 'checkingUsage' })),
      'Usher: asking about Ben',
      'asking',
    ],
    ['a helper that asks', about(elevated({ stage: 'asking' })), 'Usher: asking about Ben', 'asking'],
    [
      'a helper that was told to stop',
      about(elevated({ stopped: { kind: 'canceled' } })),
      'Usher: stopping the sign-out of Ben',
      'asking',
    ],
    [
      'a helper that is lost',
      about(verifying({ lost: { kind: 'canceled' } })),
      'Usher: helper lost, watching Ben',
      'asking',
    ],
    [
      'a question that no answer answers',
      about(askingWithSilence()),
      'Usher signs out Ben in 30 s. Open to cancel',
      'asking',
    ],
    ['somebody who is asked', about(askingPerson(ben())), 'Usher: asking Ben, 60 s left', 'asking'],
    [
      'somebody who has more time',
      about(askingPerson(ben(), { person: 'later', endsAt: 600_000 }), {}, 60_000),
      'Usher: Ben has more time, 9 min left',
      'asking',
    ],
    ['a countdown', about(countingDown(), {}, 9001), 'Usher signs out Ben in 1 s. Open to cancel', 'asking'],
    ['a countdown of a helper', about(elevated()), 'Usher signs out Ben in 9 s. Open to cancel', 'asking'],
    ['a last look', about(lastLooking()), 'Usher signs out Ben now. Open to cancel', 'asking'],
    ['a deed, which nothing stops', about(signingOut()), 'Usher: signing out Ben', 'asking'],
    ['a check afterwards', about(verifying()), 'Usher: signing out Ben', 'asking'],
    ['an end', about(end(waiting(), { kind: 'canceled' }, 0)), 'Usher: 1 other person signed in', 'calm'],
  ])('tell of %s', (_, given, tooltip, icon) => {
    expect(face(given)).toEqual([tooltip, icon]);
  });

  it('name whoever has no row any more and is still looked for', () => {
    const conversations = new Map([[signInKey(ben()), verifying()]]);
    expect(face(view([anna()], { conversations }))).toEqual(['Usher: signing out Ben', 'asking']);
  });

  it('name who is being signed out rather than who is asked about', () => {
    const conversations = new Map<string, Conversation>([
      [ANNA, asking({ pinned: pinned(anna()) })],
      [BEN, countingDown()],
    ]);
    const times = timesLeft(conversations, 1000);
    expect(face(view([ben(), anna()], { conversations, timesLeft: times }))).toEqual([
      'Usher signs out Ben in 9 s. Open to cancel',
      'asking',
    ]);
  });
});

it('no click on any menu begins with the operator, a hidden session, or anybody while the list is in doubt', () => {
  const session = fc
    .record(
      {
        sessionId: fc.integer({ min: -1, max: 6 }),
        userName: fc.constantFrom('', 'ben', 'kai'),
        isCurrent: fc.boolean(),
        isReadable: fc.boolean(),
        logonTime: fc.constantFrom(null, minutesAgo(5)),
      },
      { requiredKeys: [] },
    )
    .map((over) => ben(over));
  const listing = fc.constantFrom('pending', 'failed', 'listed');
  fc.assert(
    fc.property(
      fc.uniqueArray(session, { selector: (each) => each.sessionId }),
      listing,
      (sessions, state) => {
        const people = otherUsers(sessions);
        const isOwnKnown = sessions.some(({ isCurrent }) => isCurrent);
        const given = view([], { slots: assignRows([], people, 0), listing: state, isOwnKnown });
        const begun = [...plan(given, english).actions.values()].flatMap((each) =>
          each.kind === 'begin' ? [each.key] : [],
        );
        const may = state === 'listed' && isOwnKnown;
        const offered = sessions.filter(
          (each) =>
            each.isReadable &&
            !each.isCurrent &&
            each.userName !== '' &&
            each.sessionId > 0 &&
            each.logonTime !== null,
        );
        expect(begun.sort()).toEqual(may ? offered.map(signInKey).sort() : []);
      },
    ),
    { numRuns: runs(500) },
  );
});
