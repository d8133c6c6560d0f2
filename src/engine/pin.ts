import type { AnywayReason } from '../conversation/answers.ts';
import { quietMs } from '../conversation/consent.ts';
import type { NewPinned } from '../conversation/pinned.ts';
import type { CoolDown } from '../history/cool-down.ts';
import type { CoolDownLook } from '../history/disturbances.ts';
import type { Deed } from '../sessions/deed.ts';
import { isConnectedRemotely } from '../sessions/deed.ts';
import { presence } from '../sessions/presence.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { People } from './listing.ts';
import { personByKey } from './listing.ts';

export interface PinParts {
  readonly host: Pick<SessionHost, 'methods' | 'neighbor' | 'disconnecting'>;
  readonly settings: { readonly quietAfterMinutes: number };
  /** What this account may do about this session. */
  rightsOn(session: Session): Rights;
  /** What the operator gave as the reason; null for none. */
  readonly reason: string | null;
}

/** Whether this person's Remote Desktop connection can be taken away from here. */
export function mayDisconnectFrom(
  { disconnecting }: Pick<SessionHost, 'disconnecting'>,
  session: Session,
): boolean {
  return disconnecting !== undefined && isConnectedRemotely(session);
}

/** What a conversation about this session begins with. */
export function pin(session: Session, deed: Deed, { host, settings, rightsOn, reason }: PinParts): NewPinned {
  const mayDisconnect = mayDisconnectFrom(host, session);
  return {
    session,
    deed,
    ...(mayDisconnect && { mayDisconnect }),
    presence: presence(session, quietMs(settings)),
    rights: rightsOn(session),
    methods: host.methods.length,
    ...(host.neighbor !== undefined && { mayHaveNeighbor: true as const }),
    ...(reason !== null && { reason }),
  };
}

const NONE: CoolDown = { ms: 0, isKnown: true };

/**
 * How long this person is not to be asked again. Somebody away, or not to be asked, has no cool-down: nothing would be on
 * their screen.
 */
export function coolDownOf(
  { presence, session }: Pick<NewPinned, 'presence' | 'session'>,
  anyway: AnywayReason | null,
  { canAsk }: Pick<SessionHost, 'canAsk'>,
  look: CoolDownLook,
): CoolDown {
  return presence !== 'away' && anyway === null && canAsk ? look('question', session) : NONE;
}

/** Somebody who may be asked about, and how long they are not to be asked again. */
export interface Offered {
  readonly key: string;
  readonly pinned: NewPinned;
  readonly coolDown: CoolDown;
}

/** Those of these people who are there and offered, as of a listing. */
export function pinOffered(
  keys: readonly string[],
  people: People,
  anyway: AnywayReason | null,
  parts: PinParts & { readonly host: SessionHost },
  look: CoolDownLook,
): readonly Offered[] {
  return keys.flatMap((key) => {
    const person = personByKey(people, key);
    if (person === null || person.notOffered !== null) return [];
    const pinned = pin(person.session, 'signOut', parts);
    return [{ key, pinned, coolDown: coolDownOf(pinned, anyway, parts.host, look) }];
  });
}
