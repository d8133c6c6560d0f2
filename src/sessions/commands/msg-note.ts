import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import { messageLine } from '../../base/text/plain-text.ts';
import type { NoteResult, PersonNote } from '../person-note.ts';
import type { Session } from '../session.ts';
import { isSignOutId } from '../session.ts';
import { windowsErrorIn } from './windows-error.ts';

const DEADLINE = 10_000;

/** How long the message stays on the screen, in seconds. */
const SHOWN = 3600;
/** In code points. */
const LONGEST = 255;

/**
 * Leaves a note by `msg`. Its box has only OK, so it cannot ask a question. The text is always an argument; without
 * one `msg` would read it from its input. A recipient with a leading `@` would name a file.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/msg
 * @param server the PC of the session; null for this one
 */
export function msgNote(msg: Command, runProgram: typeof run = run, server: string | null = null) {
  const where = server === null ? [] : [`/SERVER:${server}`];
  return async ({ sessionId }: Session, note: PersonNote): Promise<NoteResult> => {
    if (!isSignOutId(sessionId)) return 'failed';
    // `msg` would read a leading slash as a switch, such as /SERVER.
    const line = messageLine(`${note.title}. ${note.text}`, Number.POSITIVE_INFINITY);
    const text = messageLine(line.replace(/^[\s/-]+/, ''), LONGEST);
    const args = [...msg.args, String(sessionId), ...where, `/TIME:${note.seconds ?? SHOWN}`, text];
    const result = await runProgram(msg.file, args, { timeoutMs: DEADLINE }).catch(() => undefined);
    if (result?.kind !== 'exited') return 'failed';
    if (result.exitCode === 0) return 'left';
    return windowsErrorIn(result.stderr.toString('latin1')) === 5 ? 'refused' : 'failed';
  };
}
