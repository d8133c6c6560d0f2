import type { Session } from '../session.ts';
import type { DisconnectMethod, SessionHost, SignOutMethod } from '../session-host.ts';

/** What can be done to the people of several PCs, each by their own PC. @param hostOf @throws SessionError */
export function deedsOf(
  all: readonly SessionHost[],
  hostOf: (session: Session) => SessionHost,
): Pick<SessionHost, 'methods' | 'disconnecting'> {
  const method = (index: number): SignOutMethod => ({
    describe: (session) => hostOf(session).methods[index]?.describe(session) ?? '',
    async warmUp() {
      await Promise.all(all.map((host) => host.methods[index]?.warmUp?.()));
    },
    looksItself: (session) => hostOf(session).methods[index]?.looksItself?.(session) ?? false,
    end: async (session, isInputADoubt) =>
      hostOf(session).methods[index]?.end(session, isInputADoubt) ?? { kind: 'absent' },
  });
  const disconnecting: DisconnectMethod = {
    describe: (session) => hostOf(session).disconnecting?.describe(session) ?? '',
    looksItself: (session) => hostOf(session).disconnecting?.looksItself?.(session) ?? false,
    disconnect: async (session, isInputADoubt) =>
      hostOf(session).disconnecting?.disconnect(session, isInputADoubt) ?? { kind: 'absent' },
  };
  const most = Math.max(...all.map(({ methods }) => methods.length));
  const mayDisconnect = all.some((host) => host.disconnecting !== undefined);
  return {
    methods: Array.from({ length: most }, (_, index) => method(index)),
    ...(mayDisconnect && { disconnecting }),
  };
}
