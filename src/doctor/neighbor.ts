/** Somebody else's session, and what is known of the Usher in it. */
export interface Neighbor {
  readonly sessionId: number;
  /** What the menu calls the person. */
  readonly name: string;
  readonly usher: NeighborUsher;
}

export type NeighborUsher =
  | { readonly kind: 'answers' | 'otherVersion'; readonly version: number }
  /** Nobody serves its name. */
  | { readonly kind: 'none' }
  /** A program of another account, or in another session, serves its name. */
  | { readonly kind: 'stranger' }
  /** It says nothing, or Windows does not tell who serves its name. */
  | { readonly kind: 'unknown' };
