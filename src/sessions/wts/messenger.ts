import { run } from '../../run.ts';
import type { Command } from '../commands/logoff-way.ts';
import type { NoteEnd, PersonNote } from '../person-note.ts';
import type { Session } from '../session.ts';
import type { PersonAnswer, PersonQuestion } from '../session-host.ts';
import { ASK_FLAG, MESSAGE_END, NOTE_FLAG } from './session-message.ts';

/** So many boxes may be open in other sessions at once; more wait their turn. */
const MOST_AT_ONCE = 8;

/** How much longer than its box a child may live, in ms: Windows has been seen not to end the wait. */
const GRACE = 5000;
const NOTE_DEADLINE = 10_000;

/** Messages into other sessions. */
export interface Messenger {
  ask(session: Session, question: PersonQuestion, signal: AbortSignal): Promise<PersonAnswer>;
  leaveNote(session: Session, note: PersonNote): Promise<NoteEnd>;
}

/**
 * Each message is sent by a short-lived child of this very program: the call blocks for as long as the box
 * stands, a worker thread could not be taken back, and a child can be ended.
 */
export function messenger(ownProgram: Command, runProgram: typeof run = run): Messenger {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  async function end(
    args: readonly string[],
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<number | null> {
    const options = { timeoutMs, ...(signal && { signal }) };
    const result = await runProgram(ownProgram.file, [...ownProgram.args, ...args], options).catch(
      () => null,
    );
    return result?.kind === 'exited' ? result.exitCode : null;
  }

  return {
    async ask(session, { title, text, seconds }, signal) {
      if (!canSee(session)) return 'cannotBeAsked';
      const code = await turn(async () => {
        if (signal.aborted) return null;
        const args = [ASK_FLAG, session.sessionId, Math.round(seconds), plainText(title), plainText(text)];
        return end(args.map(String), seconds * 1000 + GRACE, signal);
      });
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
    },
    async leaveNote(session, { title, text }) {
      const args = [NOTE_FLAG, session.sessionId, plainText(title), plainText(text)];
      const code = await turn(() => end(args.map(String), NOTE_DEADLINE));
      if (code === MESSAGE_END.sent) return 'left';
      return code === MESSAGE_END.denied ? 'refused' : 'failed';
    },
  };
}

/** Nobody sees a message in a session that is switched out or locked, and a locked screen may be an empty chair. */
function canSee({ state, locked }: Session): boolean {
  return state === 'active' && locked !== true;
}

const LONGEST = 1000;

/** Without what could end an argument or draw outside its line; line breaks stay. */
function plainText(text: string): string {
  const plain = text.toWellFormed().replace(/[^\P{C}\n]/gu, ' ');
  return [...plain].slice(0, LONGEST).join('');
}
