import { vi } from 'vitest';
import { UNDAMAGED } from '../../../../src/history/history-reader.ts';
import type { Receipt } from '../../../../src/history/receipts.ts';
import type { CouldBeLost } from '../../../../src/sessions/could-be-lost.ts';
import type { Rights } from '../../../../src/sessions/rights.ts';
import type { Session } from '../../../../src/sessions/session.ts';
import type { NeighborSays } from '../../../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS } from '../../../../src/settings/settings.ts';
import type { LeftForThem } from '../../../../src/tray/waiting.ts';
import { anna, ben, guest, kai, mia, minutesAgo, zoe } from '../../../fakes/people.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../../fakes/pinned.ts';
import type { World, WorldParts } from './world.ts';

/** What happens to an Usher, in a few steps. */
export interface Story {
  readonly parts: WorldParts;
  run(world: World): Promise<void>;
}

const HOUR = 60;
const leo = () =>
  ben({ sessionId: 9, userName: 'leo', fullName: 'Leo', sid: null, logonTime: minutesAgo(299) });
/** Connected, and without input for two hours. */
const ivy = () => {
  const lastInputTime = minutesAgo(2 * HOUR);
  return anna({
    sessionId: 8,
    userName: 'ivy',
    fullName: 'Ivy',
    sid: null,
    lastInputTime,
    logonTime: minutesAgo(298),
  });
};
/** Somebody at the console who locked the screen. */
const locked = (over: Partial<Session> = {}) => anna({ locked: true, ...over });

const lost = (word: CouldBeLost['word'], ...names: readonly string[]): CouldBeLost => ({
  word,
  programs: word === 'nothing' || word === 'unknown' ? [] : names.map((name) => ({ name, why: word })),
});
const says = (over: Partial<NeighborSays> = {}): NeighborSays => ({
  lost: lost('nothing'),
  allows: false,
  asks: false,
  idleMs: null,
  askedBy: null,
  ...over,
});
const ALLOWS = says({ allows: true });
const ASKS = says({ asks: true });
const PERMISSION: { readonly rights: () => Rights } = { rights: () => 'withPermission' };
const NONE: { readonly rights: () => Rights } = { rights: () => 'none' };

/** Ben is asked about, and the countdown runs. */
async function countdown(w: World): Promise<void> {
  w.usher.pc.usage = WORD_OPEN;
  await w.clickThenYes('Ben');
  await w.seconds(2);
}

/** Windows' permission is given, and the helper has begun. */
async function permitted(w: World, row = 'Ben'): Promise<void> {
  w.usher.pc.usage = WORD_OPEN;
  await w.clickThenYes(row);
  await w.seconds(2);
  for (const helper of w.helpers.begun) helper.permit(true);
  await w.seconds(2);
}

/** Told once more where Usher asks in its window. */
const IN_WINDOW: readonly string[] = [
  'nobody answers, and nothing can be lost',
  'a yes while silence runs',
  'two questions',
  'present, wants ten more minutes',
  'quiet, and cannot be asked',
  'everyone, one of them asked',
  'everyone, kept by the row',
  'permission is declined',
  'the helper goes through every stage',
  'the helper is lost',
  'an own Usher that is late',
  'Windows takes its time',
  'the operator leaves a countdown',
];

const ONCE: Readonly<Record<string, Story>> = {
  'nobody answers, and nothing can be lost': {
    parts: { people: [ben()] },
    async run(w) {
      await w.click('Ben');
      await w.seconds(40);
      await w.seconds(70);
    },
  },
  'somebody with a locked screen is only disconnected': {
    parts: { people: [locked()], mayDisconnect: true },
    async run(w) {
      await w.click('Anna');
      await w.disconnects();
      await w.seconds(30);
    },
  },
  'somebody who is to be disconnected says no': {
    parts: { people: [mia()], mayDisconnect: true },
    async run(w) {
      await w.click('Mia');
      await w.disconnects();
      await w.says('mia', 'no');
    },
  },
  'somebody who is not there is to be disconnected, and is back': {
    parts: { people: [ivy()], mayDisconnect: true },
    async run(w) {
      await w.click('Ivy');
      await w.disconnects();
      w.typing.add('ivy');
      await w.seconds(70);
    },
  },
  'a helper that would disconnect somebody is stopped': {
    parts: { people: [locked()], mayDisconnect: true, ...PERMISSION },
    async run(w) {
      await w.click('Anna');
      await w.disconnects();
      w.helper.permit(true);
      await w.seconds(2);
      await w.helperAt('countingDown', 9000);
      await w.click('Disconnecting Anna');
      await w.seconds(3);
    },
  },
  'a yes while silence runs': {
    parts: { people: [ben(), mia()] },
    async run(w) {
      await w.clickThenYes('Ben');
      await w.seconds(15);
    },
  },
  'a yes with Word open': {
    parts: { people: [ben(), anna(), guest()] },
    async run(w) {
      await countdown(w);
      await w.seconds(70);
    },
  },
  'programs that hide': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.usage = { kind: 'unknown' };
      await w.click('Ben');
      await w.answer('no');
      const holds = 'unknown' as const;
      w.usher.pc.usage = {
        kind: 'known',
        memoryBytes: 5 * 1024 ** 2,
        programs: [{ name: 'Strange', holds }],
      };
      await w.clickThenYes('Ben');
      await w.seconds(20);
    },
  },
  'a no, and no answer at all': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.click('Ben');
      await w.answer('no');
      await w.click('Ben');
      await w.seconds(65);
    },
  },
  'messages instead': {
    parts: { people: [ben(), mia()] },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.click('Ben');
      await w.answer('note');
      await w.click('Ben');
      await w.answer('note');
      await w.click('Mia');
      w.usher.pc.noteResult = 'failed';
      await w.answer('note');
      w.happened.add('noteRefused');
      w.usher.pc.noteResult = 'refused';
      await w.click('Mia');
      await w.answer('note');
    },
  },
  'two questions': {
    parts: { people: [ben(), anna()] },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.click('Ben');
      await w.click('Anna', 4);
      await w.answer('yes');
      await w.answer('no');
      await w.seconds(12);
    },
  },
  'quiet, and gives no answer': {
    parts: { people: [anna()] },
    async run(w) {
      await w.clickThenYes('Anna');
      await w.seconds(50);
      await w.says('anna', 'noAnswer');
      await w.seconds(20);
    },
  },
  'quiet, and comes back without an answer': {
    parts: { people: [anna()] },
    async run(w) {
      await w.clickThenYes('Anna');
      await w.seconds(40);
      w.typing.add('anna');
      await w.seconds(30);
    },
  },
  'quiet, says that they will be back': {
    parts: { people: [anna()] },
    async run(w) {
      await w.clickThenYes('Anna');
      await w.says('anna', 'no', 'backSoon');
      await w.seconds(5);
    },
  },
  'quiet, and cannot be asked': {
    parts: { people: [anna()] },
    async run(w) {
      await w.clickThenYes('Anna');
      await w.says('anna', 'cannotBeAsked');
      await w.seconds(70);
    },
  },
  'on a PC that can ask nobody': {
    parts: { people: [anna()], hostParts: { canAsk: false } },
    async run(w) {
      await w.click('Anna');
      await w.answer('no');
    },
  },
  'present, says yes': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.seconds(10);
      await w.says('mia', 'yes');
      await w.seconds(70);
    },
  },
  'present, says no, and is overruled': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.says('mia', 'no');
      await w.click('Mia, said no');
      await w.answer('yes');
      await w.seconds(65);
    },
  },
  'present, is working, and the second question is answered with no': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.says('mia', 'no', 'stillWorking');
      await w.click('Mia, said no');
      await w.answer('no');
      await w.click('Mia');
      await w.seconds(310);
      await w.click('Mia');
    },
  },
  'present, something still runs': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.says('mia', 'no', 'programRuns');
    },
  },
  'present, wants ten more minutes': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.says('mia', 'later');
      await w.seconds(602);
      await w.says('mia', 'yes');
    },
  },
  'present, gives no answer': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.seconds(65);
      await w.click("Mia, didn't answer");
      await w.answer('no');
    },
  },
  'unknown, and cannot be asked': {
    parts: { people: [guest()] },
    async run(w) {
      await w.clickThenYes('guest');
      await w.says('guest', 'cannotBeAsked');
      await w.answer('yes');
      await w.seconds(65);
    },
  },
  'asked again too soon': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.click('Asking Mia');
      await w.click('Mia');
    },
  },
  'with a history that nobody can read': {
    parts: { people: [mia(), ben()], disturbances: () => null },
    async run(w) {
      await w.click('Mia');
      w.usher.pc.usage = WORD_OPEN;
      await w.click('Ben');
      await w.answer('note');
    },
  },
  'locked screens': {
    parts: {
      people: [
        locked({ lastInputTime: minutesAgo(40) }),
        locked({ ...guest(), locked: true }),
        locked({ ...mia(), locked: true, lastInputTime: minutesAgo(0) }),
      ],
      ownUshers: { guest: says({ idleMs: 20_000, allows: true }) },
    },
    async run(w) {
      await w.seconds(5);
      await w.click('Anna');
      await w.answer('no');
      await w.click('guest');
      await w.answer('no');
      await w.click('Mia');
      await w.answer('yes');
      await w.seconds(12);
    },
  },
  'everyone, of two': {
    parts: { people: [ben(), leo(), mia()] },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.seconds(80);
    },
  },
  'everyone, one of them asked': {
    parts: { people: [ben(), leo(), ivy()] },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.clickThenYes('Sign out everyone');
      await w.seconds(4);
      await w.says('ivy', 'no');
      await w.seconds(65);
    },
  },
  'everyone, one of them back, and then the operator leaves': {
    parts: { people: [ben(), leo()] },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.becomes('ben', { state: 'active', stationName: 'console', connectTime: Date.now() });
      w.happened.add('operatorLeft');
      await w.becomes('kai', { locked: true });
      await w.becomes('kai', { locked: false }, 4);
    },
  },
  'everyone, one of them for ten more minutes': {
    parts: { people: [ben(), ivy()] },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.seconds(4);
      await w.says('ivy', 'later');
      await w.seconds(70);
      await w.seconds(540);
      await w.says('ivy', 'no');
    },
  },
  'everyone, one of them kept': {
    parts: { people: [ben(), leo()] },
    async run(w) {
      w.usher.pc.usage = { kind: 'unknown' };
      await w.click('Sign out everyone');
      await w.click('Ben, sign out?');
      await w.answer('yes');
      await w.seconds(15);
    },
  },
  'everyone, kept by the row': {
    parts: { people: [ben(), leo()] },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.click('Signing out 2 people');
      await w.seconds(15);
    },
  },
  'everyone, one without a way to be asked': {
    parts: { people: [ben(), ivy()] },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.says('ivy', 'cannotBeAsked');
      await w.seconds(65);
    },
  },
  'everyone, with permission': {
    parts: { people: [ben(), leo(), ivy()], ...PERMISSION },
    async run(w) {
      await permitted(w, 'Sign out everyone');
      await w.helperAt('asking', null, 'ben');
      await w.helperAt('countingDown', 60_000, 'ben');
      await w.helperAt('waitingForPerson', 60_000, 'ivy');
      await w.helperAt('asking', null, 'leo');
      await w.helperAt('countingDown', 50_000, 'leo');
      await w.helperAt('personHasMoreTime', 600_000, 'ivy');
      const [first, second] = w.helpers.begun;
      first?.report({ kind: 'ended', outcome: { kind: 'permissionDeclined' } });
      second?.report({ kind: 'lost' });
      await w.seconds(3);
    },
  },
  'everyone, one of whom only a second question can sign out': {
    parts: { people: [ben(), ivy()], ownUshers: { ivy: ASKS }, ...PERMISSION },
    async run(w) {
      await w.clickThenYes('Sign out everyone');
      await w.seconds(1);
      for (const helper of w.helpers.begun) helper.permit(true);
      await w.helperAt('countingDown', 60_000, 'ben');
      await w.says('ivy', 'cannotBeAsked');
      await w.seconds(4);
      await w.answer('no');
    },
  },
  'no rights, a message by the row': {
    parts: { people: [ben()], ...NONE },
    async run(w) {
      await w.click('Ben');
      await w.click('Ben, admins only');
    },
  },
  'no rights, a message by the button': {
    parts: { people: [mia()], ...NONE },
    async run(w) {
      await w.click('Mia');
      w.usher.toasts.shown.at(-1)?.end('note');
      await w.seconds(2);
    },
  },
  'no rights, no messages': {
    parts: { people: [ben(), mia()], ...NONE, mayLeaveNotes: () => false },
    async run(w) {
      await w.click('Ben');
      await w.click('Mia');
      w.usher.pc.listFails = new Error('no');
      w.usher.pc.changed();
      await w.seconds(3);
    },
  },
  'permission is declined': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.clickThenYes('Ben');
      await w.seconds(3);
      w.helper.permit(false);
      await w.seconds(2);
    },
  },
  'the helper does not start': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.clickThenYes('Ben');
      w.helper.report({ kind: 'absent' });
      await w.seconds(2);
    },
  },
  'the helper goes through every stage': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      await permitted(w);
      await w.helperAt('asking');
      await w.helperAt('countingDown', 10_000);
      await w.helperAt('lastLook');
      await w.helperAt('signingOut');
      await w.helperAt('verifying');
      await w.leaves('ben');
      w.helper.report({ kind: 'ended', outcome: { kind: 'signedOut', memoryBytes: null } });
      await w.seconds(3);
    },
  },
  'the helper asks the person': {
    parts: { people: [mia()], ...PERMISSION },
    async run(w) {
      await permitted(w, 'Mia');
      await w.helperAt('waitingForPerson', 60_000);
      await w.helperAt('personHasMoreTime', 600_000);
      await w.helperAt('waitingForPerson', 60_000);
      w.helper.report({ kind: 'ended', outcome: { kind: 'refused' } });
      await w.seconds(2);
      await w.click('Mia, said no');
      await w.answer('no');
    },
  },
  'the helper cannot ask the person': {
    parts: { people: [anna()], ...PERMISSION },
    async run(w) {
      await permitted(w, 'Anna');
      await w.helperAt('countingDownUnasked', 60_000);
      await w.click('Signing out Anna in', 0.5);
      await w.seconds(3);
    },
  },
  'the helper is lost': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      await permitted(w);
      await w.helperAt('countingDown', 10_000);
      w.helper.report({ kind: 'lost' });
      await w.seconds(130);
    },
  },
  'the helper is lost while it signs out': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      await permitted(w);
      await w.helperAt('signingOut');
      w.helper.report({ kind: 'lost' });
      await w.seconds(40);
    },
  },
  'a protected account, seen only by the helper': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      await permitted(w);
      w.helper.report({ kind: 'ended', outcome: { kind: 'failed', error: { kind: 'protected' } } });
      await w.seconds(2);
    },
  },
  'own Ushers that allow it, with something open': {
    parts: {
      people: [ben(), leo()],
      ownUshers: { ben: { ...ALLOWS, lost: lost('restores', 'Microsoft Edge') }, leo: ALLOWS },
      ...PERMISSION,
    },
    async run(w) {
      await w.click('Leo');
      await w.seconds(35);
      await w.clickThenYes('Ben');
      await w.seconds(12);
    },
  },
  'own Ushers that will not, and something is open': {
    parts: {
      people: [
        ben(),
        leo(),
        anna({ state: 'disconnected', disconnectTime: minutesAgo(50), stationName: '' }),
        mia({ state: 'disconnected', disconnectTime: minutesAgo(20), stationName: '' }),
      ],
      ownUshers: {
        ben: says({ lost: lost('unsaved', 'Word') }),
        leo: says({ lost: lost('working', 'Blender', 'ffmpeg') }),
        anna: says({ lost: lost('work', 'Notepad') }),
        mia: says({ lost: lost('unsaved') }),
      },
      ...PERMISSION,
    },
    async run(w) {
      for (const name of ['Ben', 'Leo', 'Anna', 'Mia']) {
        await w.click(name);
        await w.answer('no');
      }
    },
  },
  'an own Usher, and no other way': {
    parts: { people: [ben(), leo()], ownUshers: { ben: says(), leo: ALLOWS }, ...NONE },
    async run(w) {
      await w.click('Ben');
      await w.seconds(2);
      w.usher.pc.attempts = [{ kind: 'absent' }];
      await w.clickThenYes('Leo');
      await w.seconds(15);
    },
  },
  'an own Usher that asks its person': {
    parts: {
      people: [mia(), anna()],
      ownUshers: { mia: { ...ASKS, idleMs: 0 }, anna: says({ idleMs: 600_000 }) },
      ...PERMISSION,
    },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.seconds(5);
      await w.says('mia', 'cannotBeAsked');
      await w.seconds(2);
      await w.answer('no');
    },
  },
  'an own Usher that is busy': {
    parts: { people: [ben(), mia()], ownUshers: { ben: says({ askedBy: 4 }), mia: says({ askedBy: 99 }) } },
    async run(w) {
      await w.click('Ben');
      await w.click('Mia');
      await w.seconds(250);
      await w.click('Ben');
      await w.answer('no');
    },
  },
  'an own Usher that is late': {
    parts: {
      people: [ben()],
      ownUshers: { ben: { ...ALLOWS, lost: lost('unsaved', 'Word') } },
      lateUshers: ['ben'],
      ...PERMISSION,
    },
    async run(w) {
      await w.click('Ben', 5);
      await w.answer('no');
    },
  },
  'a program that objects': {
    parts: { people: [ben(), leo()], ownUshers: { ben: ALLOWS, leo: ALLOWS } },
    async run(w) {
      w.usher.pc.attempts = [{ kind: 'kept', programs: ['Word', 'Excel'] }];
      await w.clickThenYes('Ben');
      await w.seconds(12);
      await w.click('Ben, kept by an app');
      await w.answer('no');
      w.usher.pc.attempts = [{ kind: 'kept', programs: [] }];
      await w.clickThenYes('Leo');
      await w.seconds(12);
    },
  },
  'an own Usher that does nothing': {
    parts: { people: [ben()], ownUshers: { ben: ALLOWS } },
    async run(w) {
      w.usher.pc.attempts = [{ kind: 'slow' }];
      await w.clickThenYes('Ben');
      await w.seconds(50);
    },
  },
  'Windows takes its time': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.sessionsEnd = false;
      await countdown(w);
      await w.seconds(50);
    },
  },
  'an attempt that never ends': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.attempts = ['never ends'];
      await countdown(w);
      await w.seconds(20);
    },
  },
  'Windows refuses': {
    parts: { people: [ben(), leo()] },
    async run(w) {
      const refused = { kind: 'failed', code: 1722, accessDenied: false } as const;
      w.usher.pc.attempts = [refused, refused];
      await countdown(w);
      await w.seconds(20);
      const denied = { kind: 'failed', code: 5, accessDenied: true } as const;
      w.usher.pc.attempts = [denied, denied];
      await w.clickThenYes('Leo');
      await w.seconds(15);
    },
  },
  'one way fails, and the other does it': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.attempts = [{ kind: 'failed', code: null, accessDenied: false }];
      await countdown(w);
      await w.seconds(20);
    },
  },
  'comes back in the countdown': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      await w.becomes('ben', { state: 'active', stationName: 'console', connectTime: Date.now() });
      await w.seconds(5);
    },
  },
  'signs out by themselves': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      await w.leaves('ben');
      await w.seconds(5);
    },
  },
  'somebody else has that session now': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      await w.leaves('nobody');
      await w.arrives(zoe({ disconnectTime: minutesAgo(1) }));
      await w.seconds(5);
    },
  },
  'the operator leaves a question': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.click('Ben');
      w.happened.add('operatorLeft');
      await w.becomes('kai', { locked: true });
      await w.becomes('kai', { locked: false }, 4);
    },
  },
  'the operator leaves a countdown': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      w.happened.add('operatorLeft');
      await w.becomes('kai', { locked: true });
      await w.becomes('kai', { locked: false }, 4);
    },
  },
  'the PC sleeps while Windows asks for permission': {
    parts: { people: [ben()], ...PERMISSION },
    async run(w) {
      w.usher.asleep = 0;
      w.usher.pc.usage = WORD_OPEN;
      await w.clickThenYes('Ben');
      await w.seconds(2);
      w.happened.add('slept');
      w.usher.asleep = 600_000;
      await w.seconds(3);
    },
  },
  'the PC sleeps in a countdown': {
    parts: { people: [ben()] },
    async run(w) {
      w.usher.asleep = 0;
      await countdown(w);
      w.happened.add('slept');
      w.usher.asleep = 600_000;
      await w.seconds(3);
    },
  },
  'the clock is set back in a countdown': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      w.happened.add('clockStepped');
      w.setBackMs = 3_600_000;
      vi.setSystemTime(Date.now() - w.setBackMs);
      await w.seconds(3);
    },
  },
  'the icon disappears': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      w.happened.add('iconLost');
      w.usher.tray.lose();
      await w.seconds(3);
    },
  },
  'the list cannot be read in a countdown': {
    parts: { people: [ben()] },
    async run(w) {
      await countdown(w);
      w.usher.pc.listFails = new Error('no');
      await w.seconds(12);
      w.usher.pc.listFails = null;
      await w.click("Can't see who is signed in");
    },
  },
  'the first list takes its time, and fails': {
    parts: { people: [ben()], listFails: 'never answers' },
    async run(w) {
      await w.seconds(15);
      w.usher.pc.listFails = null;
      await w.click("Can't see who is signed in");
    },
  },
  'a list that fails after a no': {
    parts: { people: [mia()] },
    async run(w) {
      await w.clickThenYes('Mia');
      await w.says('mia', 'no');
      w.usher.pc.listFails = new Error('no');
      w.usher.pc.changed();
      await w.seconds(3);
    },
  },
  'nobody else': {
    parts: { people: [] },
    run: (w) => w.seconds(3),
  },
  'nobody knows whose session this is': {
    parts: { people: [ben()], own: kai({ isCurrent: false }) },
    run: (w) => w.seconds(3),
  },
  'protected people': {
    parts: { people: [ben(), mia()], settings: { ...DEFAULT_SETTINGS, protected: ['ben', 'mia'] } },
    run: (w) => w.seconds(3),
  },
  'nobody knows who is protected': {
    parts: {
      people: [ben()],
      settings: { ...DEFAULT_SETTINGS, protected: 'unknown' },
      settingsFile: {
        look() {},
        watch: () => () => {},
        doubt: 'protectedUnknown',
        problems: ['Line 3 is wrong.'],
      },
    },
    run: (w) => w.seconds(3),
  },
  'settings with mistakes': {
    parts: {
      people: [ben()],
      settingsFile: {
        look() {},
        watch: () => () => {},
        doubt: 'lastSettings',
        problems: ['Line 3 is wrong.', 'Line 4 is wrong.', 'Line 5 is wrong.'],
      },
    },
    run: (w) => w.seconds(3),
  },
  'two mistakes': {
    parts: {
      people: [ben()],
      settingsFile: {
        look() {},
        watch: () => () => {},
        doubt: null,
        problems: ['Line 3 is wrong.', 'Line 4 is wrong.'],
      },
    },
    run: (w) => w.click('Help and about'),
  },
  'people who are hard to tell apart': {
    parts: {
      people: [
        ben({ fullName: 'Alex', userName: 'alex' }),
        leo(),
        anna({ fullName: 'Alex', userName: 'alexander', sid: null }),
        kai({
          sessionId: 12,
          isCurrent: false,
          state: 'disconnected',
          stationName: '',
          disconnectTime: null,
        }),
        ben({ sessionId: 13, isReadable: false, userName: 'max', fullName: null, sid: null }),
        ben({ sessionId: 14, isReadable: false, userName: '', fullName: null, sid: null, state: 'unknown' }),
      ],
    },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.click('alex,');
      await w.answer('no');
      await w.click('alexander');
      await w.answer('yes');
      await w.seconds(3);
      await w.says('alexander', 'no');
      await w.click('You (kai, another session)');
      await w.answer('yes');
      await w.seconds(12);
    },
  },
  'more people than rows': {
    parts: { people: [ben(), leo(), mia(), anna()], rows: 2 },
    async run(w) {
      await w.seconds(2);
      await w.leaves('mia');
      await w.clickThenYes('Sign out everyone');
      await w.seconds(15);
    },
  },
  'a question that nobody sees': {
    parts: { people: [ben(), leo(), mia()] },
    async run(w) {
      w.usher.toasts.questionsEnd = 'notShown';
      await w.click('Ben');
      w.usher.boxes.at(-1)?.click('no');
      await w.click('Mia');
      await w.seconds(70);
      await w.click('Sign out everyone');
      w.usher.boxes.at(-1)?.click('yes');
      await w.seconds(15);
    },
  },
  'a question over an own Usher, in a box': {
    parts: { people: [ben()], ownUshers: { ben: says({ lost: lost('work', 'Notepad') }) }, ...PERMISSION },
    async run(w) {
      w.usher.toasts.questionsEnd = 'notShown';
      await w.click('Ben');
      w.usher.boxes.at(-1)?.click('no');
      await w.seconds(2);
    },
  },
  'finds what others left, one after the other': {
    get parts() {
      return { people: [], left: leftForKai() };
    },
    async run(w) {
      for (let each = 0; each < 5; each += 1) {
        w.usher.toasts.shown.at(-1)?.end('dismissed');
        await w.seconds(1);
      }
    },
  },
  'finds what others left, all at once': {
    get parts() {
      return { people: [], left: leftForKai(), notifications: () => 'busy' as const };
    },
    async run(w) {
      w.usher.toasts.shown.at(-1)?.end('notShown');
      await w.seconds(2);
      await w.click('5 messages');
      w.usher.boxes.at(-1)?.click('yes');
      await w.seconds(2);
    },
  },
  'finds one message': {
    get parts() {
      return { people: [], left: leftForKai(1), notifications: () => 'busy' as const };
    },
    async run(w) {
      w.usher.toasts.shown.at(-1)?.end('notShown');
      await w.seconds(3);
    },
  },
  'leaves others in peace': {
    // Anew for each run, because it remembers.
    get parts() {
      return { people: [ben()], doNotAsk: doNotAsk() };
    },
    async run(w) {
      await w.click("Don't ask me");
      await w.click('Your Usher says no');
    },
  },
  'idle for less than anybody is waited for': {
    parts: {
      people: [anna({ lastInputTime: minutesAgo(3) }), ben({ disconnectTime: minutesAgo(2) }), leo()],
    },
    async run(w) {
      w.usher.pc.usage = NOTHING_OPEN;
      await w.click('Ben');
      await w.answer('no');
      await w.seconds(120);
      await w.click('Leo');
      await w.seconds(32);
      await w.seconds(3);
    },
  },
};

/** What waits for Kai: the first so many of a sign-out, one more, one that was kept, a note, and a note that was shown. */
function leftForKai(most = 5): LeftForThem {
  const told = new Set<string>();
  const waits = <T extends { readonly id: string }>(all: readonly T[]) =>
    all.filter(({ id }) => Number(id) <= most && !told.has(id));
  const receipt = (id: string, minutes: number, over: Partial<Receipt>): Receipt => ({
    id,
    time: minutesAgo(minutes),
    asker: 'Ben',
    askerAccount: { sessionId: 2, userName: 'ben' },
    person: { sessionId: 1, userName: 'kai', logonTime: minutesAgo(300) },
    lost: lost('nothing'),
    saidYes: false,
    became: 'unknown',
    ...over,
  });
  const receipts = [
    receipt('1', 310, { lost: lost('work', 'Notepad') }),
    receipt('2', 305, { saidYes: true }),
    receipt('3', 200, { became: 'kept' }),
  ];
  const note = { id: '4', time: minutesAgo(2000), from: 'Leo', sid: null, text: 'Feed the cat.' };
  return {
    receipts: {
      waiting: () => ({ receipts: waits(receipts), damage: UNDAMAGED }),
      shown: (id) => void told.add(id),
    },
    notes: {
      waiting: () => ({ notes: waits([note]), damage: UNDAMAGED }),
      shown: (id) => void told.add(id),
    },
    shownNotes: {
      waiting: () => waits([{ id: '5', time: minutesAgo(60), person: 'Mia' }]),
      told: (id) => void told.add(id),
    },
  };
}

function doNotAsk() {
  let isOn = false;
  return {
    isOn: () => isOn,
    begin() {
      isOn = true;
    },
    end() {
      isOn = false;
    },
  };
}

/** Only a window shows these. */
const WINDOWS: Readonly<Record<string, Story>> = {
  'Ben is let in, and the operator is back later': {
    parts: { people: [ben()], signInScreen: { kind: 'done' }, inWindow: true },
    async run(w) {
      await w.click('Ben');
      await w.choose('letIn');
      await w.seconds(5);
      await w.becomes('kai', { state: 'active', stationName: 'console' });
      await w.seconds(2);
    },
  },
  'Ben is to be let in, and Windows refuses it': {
    parts: { people: [ben()], signInScreen: { kind: 'failed', code: 5 }, inWindow: true },
    async run(w) {
      await w.click('Ben');
      await w.choose('letIn');
      await w.seconds(5);
    },
  },
  'somebody is asked in the window about a disconnect, and lets it be': {
    parts: { people: [mia()], mayDisconnect: true, inWindow: true },
    async run(w) {
      await w.click('Mia');
      await w.choose('disconnect');
      await w.seconds(5);
      await w.says('mia', 'yes');
      await w.seconds(5);
    },
  },
  'a disconnect counts down in the window': {
    parts: { people: [locked()], mayDisconnect: true, inWindow: true },
    async run(w) {
      await w.click('Anna');
      await w.choose('disconnect');
      await w.seconds(30);
    },
  },
  'no permission is given for a disconnect': {
    parts: { people: [locked()], mayDisconnect: true, inWindow: true, ...PERMISSION },
    async run(w) {
      await w.click('Anna');
      await w.choose('disconnect');
      await w.seconds(2);
      for (const helper of w.helpers.begun) helper.permit(false);
      await w.seconds(5);
    },
  },
  'Windows refuses a disconnect': {
    parts: {
      people: [locked()],
      mayDisconnect: true,
      inWindow: true,
      disconnectFails: { kind: 'failed', code: 5, accessDenied: true },
    },
    async run(w) {
      await w.click('Anna');
      await w.choose('disconnect');
      await w.seconds(20);
    },
  },
  'a disconnect fails': {
    parts: {
      people: [locked()],
      mayDisconnect: true,
      inWindow: true,
      disconnectFails: { kind: 'failed', code: 1722, accessDenied: false },
    },
    async run(w) {
      await w.click('Anna');
      await w.choose('disconnect');
      await w.seconds(20);
    },
  },
  'the helper is stopped in the window': {
    parts: { people: [ben()], ...PERMISSION, inWindow: true },
    async run(w) {
      await permitted(w);
      await w.helperAt('countingDown', 60_000);
      await w.choose('cancel');
      await w.seconds(5);
    },
  },
  'a second question has to wait, in a window of its own': {
    parts: { people: [mia(), ben()], inWindow: true },
    async run(w) {
      w.usher.pc.usage = WORD_OPEN;
      await w.clickThenYes('Mia');
      await w.click('Ben');
      await w.says('mia', 'cannotBeAsked');
      await w.seconds(5);
      await w.answer('no');
      await w.seconds(5);
    },
  },
};

const again = Object.entries(ONCE).flatMap(([name, { parts, run }]): [string, Story][] =>
  IN_WINDOW.includes(name) ? [[`${name}, in the window`, { parts: { ...parts, inWindow: true }, run }]] : [],
);

export const STORIES: Readonly<Record<string, Story>> = { ...ONCE, ...WINDOWS, ...Object.fromEntries(again) };
