import { userInfo } from 'node:os';
import { clock } from '../base/clock.ts';
import { historyFile, logFile } from '../base/folders.ts';
import { fileLog } from '../base/log.ts';
import { visibleName } from '../base/text/plain-text.ts';
import { quietMs } from '../conversation/consent.ts';
import type { EngineWords } from '../engine/words.ts';
import { appendEntry } from '../history/history-file.ts';
import { readDisturbances } from '../history/history-reader.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Session } from '../sessions/session.ts';
import type { Policy } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import { askAgainMs, timings } from '../settings/settings.ts';
import type { DisconnectInvocation, SignOutInvocation } from './command-line/invocation.ts';
import { orderedTimings } from './command-line/order.ts';
import type { ConversingParts } from './conversing.ts';
import type { Terminal } from './output/terminal.ts';
import type { Pcs } from './pcs.ts';
import type { SignedIn } from './people.ts';
import { namesOf } from './people.ts';
import type { Meant } from './sign-out-people.ts';
import type { CliWords } from './words.ts';

/** What a sign-out by command is about: whom, on which PCs, as ordered, under which rules. */
export interface SignOutFacts {
  readonly meant: Meant;
  readonly pcs: Pcs;
  readonly invocation: SignOutInvocation | DisconnectInvocation;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly here: SignedIn;
}

/** What the conversations of a sign-out by command run with. */
export async function signOutParts(
  { meant, pcs, invocation, settings, policy, here }: SignOutFacts,
  parts: {
    readonly terminal: Terminal;
    readonly words: EngineWords & { readonly cli: CliWords };
    readonly interrupt: AbortSignal;
  },
): Promise<ConversingParts> {
  const { fleet, isThisPc } = pcs;
  const { whom, assumeUnelevated, reason } = invocation;
  const log = fileLog(logFile(pcs.folder));
  const file = historyFile(pcs.folder);
  const account = await pcs.account(assumeUnelevated, log);
  // Another PC decides for itself what this account may do there.
  const rightsOn = ({ host }: Session): Rights => (isThisPc(host) ? account.rights : 'direct');
  const needsHelper = meant.people.some((session) => rightsOn(session) === 'withPermission');
  const durations = orderedTimings(invocation, timings(settings), needsHelper, policy);
  const { away, there } = durations;
  const quiet = quietMs(settings);
  return {
    ...parts,
    host: fleet,
    order: invocation,
    deed: invocation.command,
    settings,
    timings: durations,
    elevation: account.elevation({ away, there, quiet, reason }),
    clock: clock(),
    log,
    own: here.operator,
    // Over SSH nobody is signed in to the session that this process is in.
    operatorUnknown: visibleName(userInfo().username),
    reason,
    protectedUsers: () => settings.protected,
    askAgainMs: () => askAgainMs(settings),
    disturbances: () => readDisturbances(file),
    overMs: 'idleOverMs' in whom ? whom.idleOverMs : null,
    askedLately: meant.askedLately,
    rightsOn,
    nameOf: namesOf(here.others, parts.words),
    asleep: pcs.asleep,
    record: (entry) => appendEntry(file, entry),
  };
}
