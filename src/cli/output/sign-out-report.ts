import type { Ended } from '../../conversation/state.ts';
import type { Session } from '../../sessions/session.ts';
import type { Conversed } from '../conversing.ts';
import type { CliWords } from '../words.ts';
import { EXIT, outcomeExit } from './exit-code.ts';
import { safeJson } from './safe-json.ts';
import type { Terminal } from './terminal.ts';

export interface ReportParts {
  readonly terminal: Terminal;
  readonly words: { readonly cli: CliWords };
  nameOf(session: Session): string;
}

/** Reports each person's outcome: what was done to stdout, what was not to stderr. */
export function report({ ends, isInterrupted }: Conversed, json: boolean, parts: ReportParts): void {
  const { terminal, words, nameOf } = parts;
  const isKept = ends.every(({ outcome: { kind } }) => kind === 'canceled' || kind === 'declined');
  if (isKept && isInterrupted) terminal.tell(words.cli.canceled);
  if (json) terminal.print(safeJson(ends.map(endJson)));
  else if (!isKept || !isInterrupted) {
    for (const { outcome, pinned } of ends) {
      const line = words.cli.ended(outcome, nameOf(pinned.session), pinned.deed);
      if (outcomeExit(outcome) === EXIT.done) terminal.print(line);
      else terminal.tell(line);
    }
  }
}

/** One person's outcome for programs. Part of the interface. */
function endJson({ outcome, pinned: { session } }: Ended) {
  const { host, sessionId, userName, domainName } = session;
  const error = outcome.kind === 'failed' ? outcome.error : null;
  return { host, sessionId, userName, domainName, outcome: outcome.kind, error };
}
