import type { SessionHost, SignOutMethod } from '../session-host.ts';
import type { Accounts } from './accounts.ts';
import type { WtsBindings } from './bindings.ts';
import type { KnownClients } from './clients.ts';
import { disconnectSessionMethod } from './disconnect-session-method.ts';
import { eventWatch } from './event-watch.ts';
import { letIn } from './let-in.ts';
import { logoffSessionMethod } from './logoff-session-method.ts';
import type { Messenger } from './messenger.ts';
import type { Processes } from './processes.ts';
import { usageOf } from './processes.ts';
import { listSessions, lookAt } from './session-list.ts';

export interface WtsHostParts {
  /** This PC's name. */
  readonly host: string;
  readonly wts: WtsBindings;
  readonly accounts: Accounts;
  readonly messenger: Messenger;
  readonly processes: Processes;
  /** Tried after WTSLogoffSession, in this order. */
  readonly methods: readonly SignOutMethod[];
  /** Locks this session. @returns Windows' error number; 0 if it has begun */
  lock(): number;
}

/** Windows through wtsapi32.dll: exact, off the main thread, with events from Windows. */
export function wtsHost({
  host,
  wts,
  accounts,
  messenger,
  processes,
  methods,
  lock,
}: WtsHostParts): SessionHost {
  const events = eventWatch(wts);
  const clients: KnownClients = new Map();
  return {
    name: 'wtsapi32',
    isExact: true,
    canAsk: true,
    // The call in this process comes first, because it follows the look at once. A program takes time to start.
    methods: [logoffSessionMethod(wts, wts.ownSessionId()), ...methods],
    disconnecting: disconnectSessionMethod(wts, wts.ownSessionId()),
    letIn: () => letIn({ wts, lock }),
    list: () => listSessions(wts, accounts, processes, host, clients),
    look: ({ sessionId }) => lookAt(wts, host, sessionId),
    async usage({ sessionId }) {
      return usageOf((await processes.read([sessionId])).get(sessionId));
    },
    ask: async (...asked) => ({ answer: await messenger.ask(...asked) }),
    leaveNote: messenger.leaveNote,
    watch: events.start,
    close: events.close,
  };
}
