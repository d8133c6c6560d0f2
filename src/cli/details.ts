import { localMinutes } from '../base/local-time.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { UNKNOWN_USAGE } from '../sessions/usage.ts';
import { hearNeighbors } from './neighbors.ts';
import { safeJson } from './output/safe-json.ts';
import { detailedJson } from './output/session-json.ts';
import type { Terminal } from './output/terminal.ts';
import type { CliWords } from './words.ts';

export interface DetailParts {
  readonly terminal: Pick<Terminal, 'print'>;
  readonly words: Pick<CliWords, 'sessionDetails'>;
  readonly json: boolean;
  /** True if the sessions are of several PCs, or of another one. */
  readonly showsHost: boolean;
}

/** Prints all that can be told about these sessions: as lines with an empty one between two sessions, or as JSON. */
export async function printDetails(
  sessions: readonly Session[],
  host: Pick<SessionHost, 'neighbor' | 'usage'>,
  { terminal, words, json, showsHost }: DetailParts,
): Promise<void> {
  const [listed, usages] = await Promise.all([
    hearNeighbors(sessions, host),
    Promise.all(sessions.map((session) => host.usage(session))),
  ]);
  const detailed = listed.map((each, at) => ({ ...each, usage: usages[at] ?? UNKNOWN_USAGE }));
  if (json) return terminal.print(safeJson(detailed.map((each) => detailedJson(each, each.usage))));
  for (const [at, each] of detailed.entries()) {
    if (at > 0) terminal.print('');
    for (const line of words.sessionDetails({ ...each, showsHost, localTime: localMinutes }))
      terminal.print(line);
  }
}
