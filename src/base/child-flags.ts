/*
 * The first arguments by which this program knows that it was started by itself: each such process does one thing and
 * ends. Here, so that the front door knows them without loading what they start.
 */

/** Shows one box on this screen: `--box <title> <text>`. */
export const BOX_FLAG = '--box';
/**
 * Shows one message in another session and waits: `--ask <id> <seconds> <title> <text>`. For a session of another PC
 * that PC's name is one more argument.
 */
export const ASK_FLAG = '--ask';
/**
 * The same for a note that nobody waits for: `--note <id> <title> <text>`. Where it stays for some time only, that PC's
 * name, or nothing for this one, and the seconds follow.
 */
export const NOTE_FLAG = '--note';
/** Has Windows ask for an administrator, and starts this program as one: `--elevate <args>`. */
export const ELEVATE_FLAG = '--elevate';
/** The elevated helper: `--helper <pipe> <token> <welcome>`. */
export const HELPER_FLAG = '--helper';
/** Makes one call on another PC and prints its answer: `--remote <pc> <call> <argument>`. */
export const REMOTE_FLAG = '--remote';

const FLAGS: readonly string[] = [BOX_FLAG, ASK_FLAG, NOTE_FLAG, ELEVATE_FLAG, HELPER_FLAG, REMOTE_FLAG];

export function isChildFlag(argument: string | undefined): boolean {
  return argument !== undefined && FLAGS.includes(argument);
}
