import type { CouldBeLost } from './could-be-lost.ts';

/**
 * What a program may hold of a person's work. `forms`: half-filled ones in a browser. `unknown` is a class of its
 * own and never harmless.
 */
export type ProgramClass = 'documents' | 'forms' | 'harmless' | 'unknown';

export interface Program {
  /** A familiar name, such as `Word`; the image name if there is no better one. */
  readonly name: string;
  readonly holds: ProgramClass;
}

/**
 * What could be lost in one session. `known` only if *every* process of the session could be read. `told`: the person's
 * own Usher sees its windows and said what a sign-out could lose.
 */
export type Usage =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'told'; readonly lost: CouldBeLost; readonly memoryBytes: number | null }
  | { readonly kind: 'known'; readonly programs: readonly Program[]; readonly memoryBytes: number };

export const UNKNOWN_USAGE: Usage = { kind: 'unknown' };
