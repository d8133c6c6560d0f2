import type { Clock } from './clock.ts';
import type { Rights } from './consent.ts';
import { quietMs } from './consent.ts';
import type { Pinned } from './conversation/pinned.ts';
import type { AnywayReason, Conversation } from './conversation/state.ts';
import { isAskingPerson } from './conversation/state.ts';
import type { People } from './people.ts';
import { personByKey } from './people.ts';
import { signInKey } from './sessions/identity.ts';
import { presence } from './sessions/presence.ts';
import type { SessionHost } from './sessions/session-host.ts';
import type { Settings } from './settings.ts';

const MINUTE = 60_000;

export interface BeginningParts {
  readonly host: SessionHost;
  readonly settings: Settings;
  readonly rights: Rights;
  readonly clock: Clock;
  people(): People;
}

/** What a conversation may begin with. */
export interface Beginnings {
  /** What is pinned for it, as of the last listing; null where this person is gone or not offered. */
  pinned(key: string): Omit<Pinned, 'conversation' | 'group'> | null;
  /**
   * How long this person, who would be asked, is still to be left in peace, in ms; 0 where they may be asked,
   * or where nobody would ask them.
   */
  peaceLeft(key: string, anyway: AnywayReason | null): number;
  /** Remembers who was asked when. To be told of every state. */
  moved(conversation: Conversation): void;
}

export function beginnings({ host, settings, rights, clock, people }: BeginningParts): Beginnings {
  const askedAt = new Map<string, number>();

  function pinned(key: string) {
    const person = personByKey(people(), key);
    if (person === null || person.notOffered !== null) return null;
    const { session } = person;
    const at = presence(session, quietMs(settings));
    return { session, presence: at, rights, ways: host.ways.length };
  }

  return {
    pinned,
    peaceLeft(key, anyway) {
      const asked = askedAt.get(key);
      if (asked === undefined || anyway !== null || pinned(key)?.presence === 'away') return 0;
      return Math.max(0, asked + settings.askAgainAfterMinutes * MINUTE - clock.now());
    },
    moved(conversation) {
      if (isAskingPerson(conversation) && host.canAsk)
        askedAt.set(signInKey(conversation.pinned.session), clock.now());
    },
  };
}
