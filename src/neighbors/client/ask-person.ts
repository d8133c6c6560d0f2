import { LATE, within } from '../../base/deadline.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { PersonQuestion, PersonReply } from '../../sessions/person-answer.ts';
import type { Session } from '../../sessions/session.ts';
import type { NeighborAnswer, NeighborRequest } from '../protocol.ts';
import { LEAST_ASKED, LONGEST_TEXT, MOST_ASKED } from '../protocol.ts';
import type { NeighborlyParts } from './ports.ts';
import { talk } from './talk.ts';

/** How much longer than its time a question may take, in ms. */
const GRACE = 5000;

/**
 * Has the person's own Usher ask them. The abort takes the question from their screen.
 * @returns null if they were not asked, or if their Usher ended meanwhile and the question with it, so that another way
 *   may be tried
 */
export async function askPerson(
  session: Session,
  question: PersonQuestion,
  signal: AbortSignal,
  { connect, clock }: NeighborlyParts,
): Promise<PersonReply | null> {
  const stream = await connect(session).catch(() => null);
  if (stream === null) return null;
  const asked = talk(stream, requestOf(question), clock);
  signal.addEventListener('abort', asked.close);
  if (signal.aborted) asked.close();
  try {
    const first = await asked.first;
    const isShown = first?.kind === 'asking';
    // What is said before they were asked is no answer of theirs.
    const answer = isShown ? await within(asked.next(), question.seconds * 1000 + GRACE, clock) : null;
    if (signal.aborted || answer === LATE) return NO_ANSWER;
    return replyOf(answer);
  } finally {
    signal.removeEventListener('abort', asked.close);
    asked.close();
  }
}

const NO_ANSWER: PersonReply = { answer: 'noAnswer' };

function requestOf({ seconds, reason, silenceSignsOut }: PersonQuestion): NeighborRequest {
  const line = reason === null ? '' : oneLine(reason, LONGEST_TEXT);
  return {
    kind: 'ask',
    seconds: Math.min(Math.max(Math.round(seconds), LEAST_ASKED), MOST_ASKED),
    reason: line === '' ? null : line,
    silenceSignsOut,
  };
}

/** @returns null if the question could not be shown, or is lost */
function replyOf(answer: NeighborAnswer | null): PersonReply | null {
  if (answer?.kind !== 'said') return null;
  switch (answer.answer) {
    case 'signOut':
      return { answer: 'yes' };
    case 'stay':
      return answer.reason === null ? { answer: 'no' } : { answer: 'no', because: answer.reason };
    case 'later':
    case 'noAnswer':
      return { answer: answer.answer };
  }
}
