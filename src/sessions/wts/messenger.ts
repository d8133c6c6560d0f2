import { ASK_FLAG, NOTE_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import { messageLine, messageLines } from '../../base/text/plain-text.ts';
import type { PersonAnswer, PersonQuestion } from '../person-answer.ts';
import type { NoteResult, PersonNote } from '../person-note.ts';
import type { Session } from '../session.ts';
import { messageTurns } from './message-turns.ts';
import { MESSAGE_END } from './session-message.ts';

/** The most children at once. Each is a Node.js of its own. */
const MOST_AT_ONCE = 8;

/** How much longer than its box a child may live, in ms. Windows sometimes did not end the wait. */
const GRACE = 5000;
const NOTE_DEADLINE = 10_000;

/** The longest title or text, in code points. */
const LONGEST = 1000;

/** A shorter time is too short to read a question. In seconds. */
const TIME_TO_READ = 10;

/** Sends messages to other sessions. */
export interface Messenger {
  ask(
    session: Session,
    question: Pick<PersonQuestion, 'title' | 'text' | 'seconds'>,
    signal: AbortSignal,
  ): Promise<PersonAnswer>;
  leaveNote(session: Session, note: PersonNote): Promise<NoteResult>;
}

/**
 * Each message is sent by a short-lived child of this program. The call blocks while the box is open. A worker
 * thread could not be taken back, but a child can be ended. That ends only the wait: the box stays open in the
 * other session. So the session counts as asked until the box's own time is up.
 * @param server the name of the sessions' PC; null for this one
 */
export function messenger(
  ownProgram: Command,
  runProgram: typeof run = run,
  server: string | null = null,
): Messenger {
  const inTurn = messageTurns(MOST_AT_ONCE);
  const where = server === null ? [] : [server];

  async function end(args: readonly string[], timeoutMs: number, signal: AbortSignal) {
    try {
      const all = [...ownProgram.args, ...args];
      const result = await runProgram(ownProgram.file, all, { timeoutMs, signal });
      return result.kind === 'exited' ? result.exitCode : null;
    } catch {
      return null;
    }
  }

  return {
    async ask(session, { title, text, seconds }, signal) {
      const { sessionId } = session;
      if (!canSee(session)) return 'cannotBeAsked';
      const isTooLate = (waitedMs: number) => seconds - waitedMs / 1000 < Math.min(seconds, TIME_TO_READ);
      // An earlier question is still open there, and Windows cannot close it.
      if (isTooLate(inTurn.standsFor(sessionId))) return 'cannotBeAsked';
      const askedAt = performance.now();
      const answer = await inTurn(sessionId, signal, async (): Promise<PersonAnswer> => {
        // After the countdown nobody would receive the box's answer.
        const begun = performance.now();
        const left = Math.round(seconds - (begun - askedAt) / 1000);
        if (isTooLate(begun - askedAt)) return 'cannotBeAsked';
        const args = [
          ASK_FLAG,
          String(sessionId),
          String(left),
          messageLine(title, LONGEST),
          messageLines(text, LONGEST),
          ...where,
        ];
        const code = await end(args, left * 1000 + GRACE, signal);
        const until = begun + left * 1000 + (code === null ? GRACE : 0);
        if (!isBoxGone(code)) inTurn.stands(sessionId, until - performance.now());
        return answerOf(code);
      });
      // An answer at the very moment of the abort is void.
      return signal.aborted ? 'noAnswer' : (answer ?? 'noAnswer');
    },
    async leaveNote({ sessionId }, { title, text, seconds }) {
      const limit = seconds === undefined ? where : [server ?? '', String(seconds)];
      const args = [
        NOTE_FLAG,
        String(sessionId),
        messageLine(title, LONGEST),
        messageLines(text, LONGEST),
        ...limit,
      ];
      const never = new AbortController().signal;
      const code = await inTurn(sessionId, never, () => end(args, NOTE_DEADLINE, never), 'note');
      if (code === MESSAGE_END.sent) return 'left';
      return code === MESSAGE_END.denied ? 'refused' : 'failed';
    },
  };
}

/** Nobody sees a message in a session that is switched out or locked. At a locked screen nobody may be sitting. */
function canSee({ state, locked }: Session): boolean {
  return state === 'active' && locked !== true;
}

/** A click closes the box. If asking is denied, there is none. After any other end it may still be open. */
function isBoxGone(code: number | null): boolean {
  return code === MESSAGE_END.yes || code === MESSAGE_END.no || code === MESSAGE_END.denied;
}

function answerOf(code: number | null): PersonAnswer {
  switch (code) {
    case MESSAGE_END.yes:
      return 'yes';
    case MESSAGE_END.no:
      return 'no';
    case MESSAGE_END.denied:
      return 'cannotBeAsked';
    default:
      return 'noAnswer';
  }
}
