import { LATE, within } from '../../base/deadline.ts';
import { shownAccount } from '../../engine/names.ts';
import { shownName } from '../../history/somebody.ts';
import type { OthersMaySignMeOut } from '../../settings/others-may.ts';
import type { Because, NeighborRequest } from '../protocol.ts';
import type { Asker } from './asker.ts';
import { inTime } from './in-time.ts';
import type { OwnAnswer } from './own-question.ts';
import type { OwnUsherParts } from './ports.ts';
import type { Talk } from './talk.ts';

export type AskRequest = Extract<NeighborRequest, { readonly kind: 'ask' }>;

/** A window that does not close by itself is taken away after its time and this, in ms. */
const GRACE = 3000;

/**
 * Whether this person may be asked. Somebody away would find an old question, and `never` is an answer given already.
 * @returns null for yes
 */
export function whyNotAsk(isAway: boolean | null, setting: OthersMaySignMeOut): Because | null {
  if (isAway === null) return 'unknown';
  return isAway || setting === 'never' ? 'notAllowed' : null;
}

export interface Asking {
  /** @returns null if the person may be asked */
  against(isAway: boolean | null): Because | null;
  /** Whether more time is offered. */
  readonly mayDelay: boolean;
  /** Hears the answer before the asker does. */
  answered(answer: OwnAnswer['kind']): void;
}

/**
 * Asks this Usher's person in a window on their screen. The end of the talk takes the window away, and then no answer
 * counts.
 * @returns once the asker was told
 */
export async function askPerson(
  { seconds, reason, silenceSignsOut }: AskRequest,
  { session }: Asker,
  talk: Talk,
  parts: OwnUsherParts,
  { against, mayDelay, answered }: Asking,
): Promise<void> {
  const no = (because: Because) => talk.say({ kind: 'no', because });
  const facts = await inTime(() => parts.facts());
  const because = against(facts?.isAway ?? null);
  if (because !== null) return no(because);
  if (talk.signal.aborted || !(await talk.sayForSure({ kind: 'asking' }))) return;

  const asker = shownName(session);
  const account = shownAccount(session) ?? asker;
  const taken = new AbortController();
  const signal = AbortSignal.any([talk.signal, taken.signal]);
  const question = { asker, account, seconds, reason, mayDelay, silenceSignsOut };
  const answer = await within(parts.askHere(question, signal), seconds * 1000 + GRACE);
  taken.abort();
  if (talk.signal.aborted) return;
  if (answer === LATE) return talk.say({ kind: 'said', answer: 'noAnswer' });
  if (answer.kind === 'cannotBeAsked') return no('unknown');
  answered(answer.kind);
  if (answer.kind === 'stay') return talk.say({ kind: 'said', answer: 'stay', reason: answer.reason });
  talk.say({ kind: 'said', answer: answer.kind });
}
