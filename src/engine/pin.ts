import { quietMs } from '../conversation/consent.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { AnywayReason, Conversation } from '../conversation/state.ts';
import { isAskingPerson } from '../conversation/state.ts';
import type { CoolDown } from '../history/cool-down.ts';
import type { Disturbances } from '../history/disturbances.ts';
import type { Rights } from '../rights/account-rights.ts';
import { presence } from '../sessions/presence.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Settings } from '../settings/settings.ts';
import type { People } from './listing.ts';
import { personByKey } from './listing.ts';

export interface BeginningParts {
  readonly host: SessionHost;
  readonly settings: Settings;
  rights(): Rights;
  readonly disturbances: Disturbances;
  people(): People;
}

/** What a conversation may begin with. */
export interface Beginnings {
  /** What is pinned for it, as of the last listing; null where this person is gone or not offered. */
  pinned(key: string): Omit<Pinned, 'conversation' | 'group'> | null;
  /**
   * One look at who was asked a short while ago. Answers how long a person is still to be left in coolDown: not at all
   * where nobody would ask them.
   */
  coolDown(): (key: string, anyway: AnywayReason | null) => CoolDown;
  /** Remembers who was asked when. To be told of every state. */
  moved(conversation: Conversation): void;
}

const NONE: CoolDown = { ms: 0, isKnown: true };

export function beginnings({ host, settings, rights, disturbances, people }: BeginningParts): Beginnings {
  function pinned(key: string) {
    const person = personByKey(people(), key);
    if (person === null || person.notOffered !== null) return null;
    const { session } = person;
    const at = presence(session, quietMs(settings));
    return { session, presence: at, rights: rights(), methods: host.methods.length };
  }

  return {
    pinned,
    coolDown() {
      const left = disturbances.look();
      return (key, anyway) => {
        const person = pinned(key);
        const isAsked = person !== null && person.presence !== 'away' && anyway === null && host.canAsk;
        return isAsked ? left('question', person.session) : NONE;
      };
    },
    moved(conversation) {
      if (isAskingPerson(conversation) && host.canAsk)
        disturbances.happened('question', conversation.pinned.session);
    },
  };
}
