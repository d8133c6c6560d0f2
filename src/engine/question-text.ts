import type { Timings } from '../conversation/pinned.ts';
import { isOverNeighbor, needsPermission, thereMs } from '../conversation/pinned.ts';
import type { Asking } from '../conversation/state.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { About } from './operator.ts';
import type { EngineWords, Question } from './words.ts';

/** What a question is put into words with. */
export interface QuestionParts {
  readonly host: SessionHost;
  readonly words: EngineWords;
  readonly timings: Timings;
  /** How long those of a group have not been there, in ms; null where that does not matter. */
  readonly overMs: number | null;
  /** The person's name as sentences have room for it. */
  nameOf(session: Session): string;
}

/**
 * The question in words, about one of them or about all of a group.
 * @param mayLeaveNote whether whoever asks can leave a message instead
 */
export function questionAbout(about: About, parts: QuestionParts, mayLeaveNote = false): Question {
  return isGroup(about) ? groupQuestion(about, parts) : questionFor(about[0], parts, mayLeaveNote);
}

/** Whoever is left alone of a group is asked about as one person. */
export function isGroup({ length }: About): boolean {
  return length > 1;
}

function questionFor(state: Asking, parts: QuestionParts, mayLeaveNote: boolean): Question {
  const { session, presence, deed } = state.pinned;
  const facts = {
    name: parts.nameOf(session),
    idle: session.idle,
    presence,
    personSeconds: parts.host.canAsk ? Math.round(thereMs(parts.timings) / 1000) : null,
    needsPermission: needsPermission(state.pinned),
  };
  if (deed === 'disconnect') return parts.words.disconnectQuestion(facts);
  return parts.words.question({
    ...facts,
    usage: state.usage,
    anyway: state.anyway,
    silenceCounts: state.silenceEndsAt !== null,
    ...(state.isNeighborLate !== true && isOverNeighbor(state.pinned) && { isOverNeighbor: true }),
    mayLeaveNote,
  });
}

function groupQuestion(asked: readonly Asking[], parts: QuestionParts): Question {
  const { words, host, timings, overMs } = parts;
  return words.groupQuestion({
    people: asked.map(({ pinned, usage, anyway }) => ({
      name: parts.nameOf(pinned.session),
      usage,
      isAsked: pinned.presence !== 'away' && host.canAsk && anyway === null,
      isThereUnasked: pinned.presence !== 'away' && !(host.canAsk && anyway === null),
    })),
    overMs,
    personSeconds: Math.round(thereMs(timings) / 1000),
    needsPermission: asked.some(({ pinned }) => needsPermission(pinned)),
  });
}
