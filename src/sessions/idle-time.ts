/**
 * How long nobody has been at a session, with the origin of the fact. `ms` is as of the listing.
 *
 * - `away`: disconnected (switched out); counts from the disconnect. `ms` is null where that moment is unknown.
 * - `noInput`: connected, no key or mouse for a minute or more.
 * - `inUse`: input within the last minute.
 * - `unknown`: Windows cannot tell, as for an active console session seen from outside.
 */
export type IdleTime =
  | { readonly kind: 'away'; readonly ms: number | null }
  | { readonly kind: 'noInput'; readonly ms: number }
  | { readonly kind: 'inUse'; readonly ms: number | null }
  | { readonly kind: 'unknown'; readonly ms: null };
