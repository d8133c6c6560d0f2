import type { PipeServerFacts } from '../../wire/pipe-client.ts';

/**
 * Whether the server of a session's pipe is the Usher of that person. `unknown` if Windows does not tell one of the two
 * accounts; then it is not trusted either.
 * @param sid of the person whose session it is
 */
export function whoServes(
  server: PipeServerFacts,
  sessionId: number,
  sid: string | null,
): 'theirs' | 'stranger' | 'unknown' {
  if (server.sessionId !== sessionId) return 'stranger';
  if (server.user === null || sid === null) return 'unknown';
  return server.user === sid ? 'theirs' : 'stranger';
}
