/*
 * The first arguments of this program's own children. Each child does one thing and ends. They are here so that
 * `main` knows them without loading what they start.
 */

/** Shows one box on this screen: `--box <title> <text>`. */
export const BOX_FLAG = '--box';
/**
 * Shows one message in another session and waits: `--ask <id> <seconds> <title> <text>`. For another PC its name is
 * one more argument.
 */
export const ASK_FLAG = '--ask';
/**
 * The same for a note that needs no answer: `--note <id> <title> <text>`. With a time limit two arguments follow:
 * the PC's name (empty for this one) and the seconds.
 */
export const NOTE_FLAG = '--note';
/**
 * Has Windows ask for an administrator, and starts this program as one: `--elevate <terminal> <deed>
 * <count> <name> <args>`, with the terminal's window, 0 for none, and what and whom it is about.
 */
export const ELEVATE_FLAG = '--elevate';
/** The elevated helper: `--helper <pipe> <token> <welcome>`. */
export const HELPER_FLAG = '--helper';
/**
 * Asks this Usher's own person on this screen: `--own-question <seconds> <more time?> <silence signs out?> <asker>
 * <account> <reason>`, with `yes` or `no`, and an empty reason for none.
 */
export const OWN_QUESTION_FLAG = '--own-question';
/** A window on this screen. What it shows and what is clicked are lines on its standard input and output: `--question`. */
export const QUESTION_FLAG = '--question';
/** Makes one call on another PC and prints its answer: `--remote <pc> <call> <argument>`. */
export const REMOTE_FLAG = '--remote';

/** Windows started Usher because its person has signed in. It is no child: then the icon comes, or it ends at once. */
export const AT_SIGN_IN = '--at-sign-in';

const FLAGS: readonly string[] = [
  BOX_FLAG,
  ASK_FLAG,
  NOTE_FLAG,
  ELEVATE_FLAG,
  HELPER_FLAG,
  OWN_QUESTION_FLAG,
  QUESTION_FLAG,
  REMOTE_FLAG,
];

export function isChildFlag(argument: string | undefined): boolean {
  return argument !== undefined && FLAGS.includes(argument);
}
