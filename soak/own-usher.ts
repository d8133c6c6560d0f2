import type { Clock } from '../src/base/clock.ts';
import { OwnUsher } from '../src/neighbors/own/serve-neighbors.ts';
import type { leftHere } from '../src/start/left-for-them.ts';
import { ben, kai } from '../test/fakes/people.ts';

const AWAY = 15 * 60_000;

/** Somebody's own Usher, which keeps notes and tells what is open. */
export function ownUsher(time: Clock, left: ReturnType<typeof leftHere>): OwnUsher {
  return new OwnUsher({
    clock: time,
    facts: async () => ({
      idleMs: AWAY,
      isAway: true,
      couldBeLost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] },
      takenAt: time.now(),
    }),
    setting: () => 'whenNothingIsLost',
    listing: () => ({ sessions: [ben({ isCurrent: true }), kai({ isCurrent: false })], ageMs: 0 }),
    receipts: left.receipts,
    look: async () => 'same',
    leave: () => ({ kind: 'failed', code: 5 }),
    blocking: () => [],
    askHere: async () => ({ kind: 'noAnswer' }),
    notes: left.notes,
    shownNotes: left.shownNotes,
    log() {},
  });
}
