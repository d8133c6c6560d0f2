/**
 * What a program may hold of a person's work; `forms` are half-filled ones in a browser. `unknown` is a class of
 * its own and is never harmless.
 */
export type ProgramClass = 'documents' | 'forms' | 'harmless' | 'unknown';

export interface Program {
  /** The name a person knows, such as `Word`; the image name where no better one is known. */
  readonly name: string;
  readonly holds: ProgramClass;
}

/**
 * What runs in one session. `known` only where *every* process of the session could be read.
 */
export type Usage =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly programs: readonly Program[]; readonly memoryBytes: number };

export const UNKNOWN_USAGE: Usage = { kind: 'unknown' };
