import { realMsSince } from '../../base/clock.ts';
import { LATE, within } from '../../base/deadline.ts';
import { orNull } from '../../base/or-null.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import { LOOK_COUNTS } from '../../sessions/last-look.ts';
import type { Because, NeighborAnswer } from '../protocol.ts';
import { keptAnswer } from './answers.ts';
import type { Asker } from './asker.ts';
import { inTime } from './in-time.ts';
import type { OwnUsherParts } from './ports.ts';
import type { Talk } from './talk.ts';

/** The decision as of now. @returns null for yes */
export type Against = (facts: OwnFacts | null) => Because | null;

/** A person who is still signed in after this was kept. In ms. */
const LEAVING = 15_000;

/**
 * Signs this Usher's person out, politely. Before Windows is asked any doubt, any error and the end of the talk mean
 * that nothing happens.
 * @returns once the person is known to stay. Else this process ends with their session
 */
export async function signOutPolitely(
  asker: Asker,
  talk: Talk,
  against: Against,
  parts: OwnUsherParts,
): Promise<void> {
  const no = (because: Because) => talk.say({ kind: 'no', because });
  const facts = await inTime(() => parts.facts());
  const doubt = against(facts);
  if (facts === null || doubt !== null) return no(doubt ?? 'unknown');
  if (talk.signal.aborted) return;

  const { session, own } = asker;
  const receipt = { asker: session, person: own, lost: facts.couldBeLost };
  const id = orNull(() => parts.receipts.write(receipt));
  if (id === null) return no('unknown');
  await leave(facts, talk, against, parts);
  orNull(() => parts.receipts.kept(id));
}

/** @returns once the person is known to stay */
async function leave(facts: OwnFacts, talk: Talk, against: Against, parts: OwnUsherParts): Promise<void> {
  const no = (because: Because) => talk.say({ kind: 'no', because });
  const before = (await lookAgain(facts, parts)) ?? against(facts);
  if (before !== null) return no(before);
  if (!(await talk.sayForSure({ kind: 'leaving' }))) return;
  // The line took a moment, in which the person may have come back.
  const now = (await lookAgain(facts, parts)) ?? against(facts);
  if (now !== null) return no(now);
  // In the call chain of that look: nothing may be awaited in between.
  if (talk.signal.aborted) return;
  const asked = orNull(() => parts.leave());
  if (asked?.kind === 'failed') return no('unknown');
  parts.log(`Windows was asked to sign this person out${asked === null ? ', perhaps' : ''}`);
  talk.say(await whoObjects(parts));
}

/** @returns null if nothing has changed since the facts */
async function lookAgain(facts: OwnFacts, parts: OwnUsherParts): Promise<Because | null> {
  const begun = parts.clock.now();
  const look = await inTime(() => parts.look(facts), LOOK_COUNTS);
  if (look === 'there') return 'there';
  // A look that took long says nothing about now. A call that blocks is not cut off by any timer.
  return look === 'same' && realMsSince(begun, parts.clock) <= LOOK_COUNTS ? null : 'unknown';
}

/** Windows ends this process last, so it hears who objects. */
async function whoObjects(parts: OwnUsherParts): Promise<NeighborAnswer> {
  const stop = new AbortController();
  // Without that news, time tells.
  const told = Promise.resolve()
    .then(() => parts.objected(stop.signal))
    .catch(() => new Promise<never>(() => {}));
  const names = await within(told, LEAVING);
  stop.abort();
  return keptAnswer(names === LATE ? (orNull(() => parts.blocking()) ?? []) : names);
}
