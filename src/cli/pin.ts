import { quietMs } from '../conversation/consent.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { Rights } from '../rights/account-rights.ts';
import { presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Order } from './command-line/order.ts';

export interface PinParts {
  readonly host: SessionHost;
  readonly settings: { readonly quietAfterMinutes: number };
  readonly order: Order;
  rightsOn(session: Session): Rights;
}

/** What a conversation about this session begins with. */
export function pin(session: Session, parts: PinParts): Omit<Pinned, 'conversation' | 'group'> {
  const { host, settings, order, rightsOn } = parts;
  return {
    session,
    presence: presence(session, quietMs(settings)),
    rights: rightsOn(session),
    methods: host.methods.length,
    ...(order.reason !== null && { reason: order.reason }),
  };
}
