/**
 * What a program is to its person's work. The first is Windows' own surface. `background` is known to hold nothing.
 * `explorer` to `launcher` hold no work, or come back by themselves; program-kinds.json has each reason. The last
 * three may hold work.
 */
export type ProgramKind =
  | 'shell'
  | 'background'
  | 'explorer'
  | 'browser'
  | 'mail'
  | 'chat'
  | 'player'
  | 'settings'
  | 'launcher'
  | 'terminal'
  | 'documents'
  | 'unknown';

export interface KnownProgram {
  /** In lower case; empty if Windows does not tell. */
  readonly imageName: string;
  /** As people know it; empty if nobody knows which program it is. */
  readonly name: string;
  readonly kind: ProgramKind;
}

/** A program of which nothing is known. */
export const NO_PROGRAM: KnownProgram = { imageName: '', name: '', kind: 'unknown' };

/** True for a program that may hold work which nobody else has. */
export function mayHoldWork({ kind }: KnownProgram): boolean {
  return kind === 'terminal' || kind === 'documents' || kind === 'unknown';
}
