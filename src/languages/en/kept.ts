import type { Deed } from '../../sessions/deed.ts';

/** What somebody stays to whom nothing is done. */
export type Kept = 'signed in' | 'connected';

/** Who is not disconnected stays signed in, too, but it is the connection that was asked about. */
export function kept(deed: Deed): Kept {
  return deed === 'disconnect' ? 'connected' : 'signed in';
}
