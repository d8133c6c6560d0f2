import { realMsSince } from '../../base/clock.ts';
import { orNull } from '../../base/or-null.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import { LOOK_COUNTS } from '../../sessions/last-look.ts';
import type { Because, NeighborAnswer } from '../protocol.ts';
import { keptAnswer } from './answers.ts';
import type { Asker } from './asker.ts';
import { inTime } from './in-time.ts';
import type { OwnUsherParts } from './ports.ts';
import type { Talk } from './talk.ts';

/** The decision as of now. */
export interface Decision {
  /** @returns null for yes */
  against(facts: OwnFacts | null): Because | null;
  /** True if the person has clicked *Sign out* themselves: then they are there, and that is no doubt. */
  readonly hasSaidYes: boolean;
}

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
  decision: Decision,
  parts: OwnUsherParts,
): Promise<void> {
  const no = (because: Because) => talk.say({ kind: 'no', because });
  const facts = await inTime(() => parts.facts());
  const doubt = decision.against(facts);
  if (facts === null || doubt !== null) return no(doubt ?? 'unknown');
  if (talk.signal.aborted) return;

  const { session, own } = asker;
  const { hasSaidYes: saidYes } = decision;
  const receipt = { asker: session, person: own, lost: facts.couldBeLost, saidYes };
  const id = orNull(() => parts.receipts.write(receipt));
  if (id === null) return no('unknown');
  await leave(facts, talk, decision, parts);
  orNull(() => parts.receipts.kept(id));
}

/** @returns once the person is known to stay */
async function leave(
  facts: OwnFacts,
  talk: Talk,
  { against, hasSaidYes }: Decision,
  parts: OwnUsherParts,
): Promise<void> {
  const no = (because: Because) => talk.say({ kind: 'no', because });
  const look = async () => (hasSaidYes ? null : await lookAgain(facts, parts)) ?? against(facts);
  const before = await look();
  if (before !== null) return no(before);
  if (!(await talk.sayForSure({ kind: 'leaving' }))) return;
  // The line took a moment, in which the person may have come back.
  const now = await look();
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

/** Windows ends this process last. It tells nobody who objects, so time does. */
async function whoObjects(parts: OwnUsherParts): Promise<NeighborAnswer> {
  await new Promise((over) => setTimeout(over, LEAVING));
  return keptAnswer(orNull(() => parts.blocking()) ?? []);
}
