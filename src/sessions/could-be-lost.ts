/*
 * What a person's own Usher knows about its own session. It runs in that session, so it sees more than anybody
 * outside. All of it may leave the session: it has names of programs, never a title, a path or a file's name.
 */

/** Why a program counts, the worst first. */
export const WHYS = ['unsaved', 'working', 'work', 'restores'] as const;

/**
 * - `unsaved`: the program shows that something is not saved.
 * - `working`: it used more than 2 % of one processor core in the last minute, as for a render or a download.
 * - `work`: it holds documents, or nobody knows what it holds.
 * - `restores`: it holds no work, or it comes back by itself.
 */
export type Why = (typeof WHYS)[number];

/** Programs that are named at most, and the length of a name, in code points. So a line between two Ushers holds all. */
export const MOST_PROGRAMS = 12;
export const LONGEST_PROGRAM_NAME = 32;

export interface AffectedProgram {
  /** A familiar name such as `Word`, else the image name. Empty if Windows does not tell which program it is. */
  readonly name: string;
  readonly why: Why;
}

/** What a sign-out could lose, in one word. */
export interface CouldBeLost {
  /**
   * The worst that applies. `nothing`: no window but the shell's. `unknown`: the windows could not be listed, so it
   * is worse than every other word.
   */
  readonly word: Why | 'nothing' | 'unknown';
  /** Each program once, the worst first, and no more than `MOST_PROGRAMS`. Empty for `nothing` and `unknown`. */
  readonly programs: readonly AffectedProgram[];
}

/**
 * The names of the programs that show unsaved work; empty if none shows any, which does not mean that there is none.
 * @returns null if nobody can tell: the windows could not be listed, or the program behind the word is not named
 */
export function unsavedPrograms({ word, programs }: CouldBeLost): readonly string[] | null {
  if (word === 'unknown') return null;
  const names = programs.flatMap(({ name, why }) => (why === 'unsaved' ? [name] : []));
  return word === 'unsaved' && names.length === 0 ? null : names;
}

export interface OwnFacts {
  /** Milliseconds since the last key or mouse in this session; null if Windows does not tell. */
  readonly idleMs: number | null;
  /** Locked or switched out; null if the listing does not tell. */
  readonly isAway: boolean | null;
  readonly couldBeLost: CouldBeLost;
  /** When these were read, by the monotonic clock of this process, in ms. It means nothing to another process. */
  readonly takenAt: number;
}
