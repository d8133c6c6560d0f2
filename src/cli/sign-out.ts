import { userInfo } from 'node:os';
import { join } from 'node:path';
import { clock } from '../base/clock.ts';
import { historyFile, logFile, userFolders } from '../base/folders.ts';
import { fileLog } from '../base/log.ts';
import { quietMs } from '../conversation/consent.ts';
import type { EngineWords } from '../engine/words.ts';
import { appendEntry } from '../history/history-file.ts';
import { readDisturbances } from '../history/history-reader.ts';
import { plainName } from '../sessions/display-name.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Session } from '../sessions/session.ts';
import type { Policy } from '../settings/policy.ts';
import { underPolicy } from '../settings/rules.ts';
import type { Settings } from '../settings/settings.ts';
import { askAgainMs, DEFAULT_SETTINGS, readSettings, timings } from '../settings/settings.ts';
import type { SettingsWords } from '../settings/words.ts';
import type { SignOutInvocation } from './command-line/invocation.ts';
import { orderedTimings } from './command-line/order.ts';
import type { ConversingParts } from './conversing.ts';
import { converse } from './conversing.ts';
import { dryRun } from './dry-run.ts';
import { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT, outcomeExit, togetherExit } from './output/exit-code.ts';
import { safeJson } from './output/safe-json.ts';
import { report } from './output/sign-out-report.ts';
import type { Terminal } from './output/terminal.ts';
import type { OpenPcs, Pcs } from './pcs.ts';
import type { SignedIn } from './people.ts';
import { namesOf, signedIn } from './people.ts';
import type { Meant } from './sign-out-people.ts';
import { peopleMeant } from './sign-out-people.ts';
import type { CliWords } from './words.ts';

/** Less than what a listing of all PCs may take, so that one that is off costs only its own people. In ms. */
const DEADLINE = 8000;

export interface SignOutParts {
  readonly terminal: Terminal;
  readonly words: EngineWords & { readonly cli: CliWords; readonly settings: SettingsWords };
  readonly openPcs: OpenPcs;
  /** Ctrl+C. */
  readonly interrupt: AbortSignal;
  /** Says why one PC is left out. */
  complain(error: CommandError): void;
}

/** `usher sign-out`. @throws CommandError where nothing was begun */
export async function signOut(invocation: SignOutInvocation, parts: SignOutParts): Promise<ExitCode> {
  const { terminal, words, openPcs } = parts;
  if (!invocation.dryRun && !invocation.yes && !terminal.isInteractive) {
    throw new CommandError(EXIT.wrongUse, words.cli.errors.noTerminal);
  }
  const log = fileLog(logFile(userFolders().data));
  const pcs = await openPcs(invocation, { deadline: DEADLINE, words: words.cli, log });
  try {
    return await signOutOn(pcs, invocation, parts);
  } finally {
    void pcs.fleet.close();
  }
}

async function signOutOn(pcs: Pcs, invocation: SignOutInvocation, parts: SignOutParts): Promise<ExitCode> {
  const { whom, demo, dryRun: isDry, json } = invocation;
  const { terminal, words, complain, interrupt } = parts;
  const folders = userFolders();
  const own = demo
    ? { settings: DEFAULT_SETTINGS, problems: [] }
    : readSettings(join(folders.settings, 'settings.json'), words.settings);
  const policy = await pcs.policy();
  const ruled = underPolicy(own.settings, policy);
  const settings = { ...ruled, protected: await pcs.toldUsers(ruled.protected) };
  for (const problem of [...policy.problems, ...own.problems]) terminal.tell(problem);

  const here = await unlessAborted(signedIn(pcs, settings.protected, DEADLINE / 1000, words.cli), interrupt);
  if (here === null) {
    terminal.tell(words.cli.canceled);
    return EXIT.notDone;
  }
  const meant = peopleMeant(pcs, invocation, settings, here, { ...parts, clock: clock() });
  const { people } = meant;
  for (const failure of [...here.failures, ...meant.leftOut]) complain(failure);
  const codes = [...here.failures.map(({ exitCode }) => exitCode), ...meant.codes];
  if (people.length === 0) {
    const overMs = 'idleOverMs' in whom ? whom.idleOverMs : null;
    if (json) terminal.print('[]');
    else if (meant.leftOut.length === 0) terminal.print(words.cli.nobodyToSignOut(overMs));
    return togetherExit(codes);
  }
  const involved = pcs.fleet.only(new Set(people.map(({ host }) => host)));
  const conversing = await conversingParts(
    meant,
    { ...pcs, fleet: involved },
    invocation,
    { settings, policy },
    here,
    parts,
  );
  if (isDry) {
    const { lines, plan } = await dryRun(people, conversing);
    if (json) terminal.print(safeJson(plan));
    else for (const line of lines) terminal.print(line);
    return togetherExit([EXIT.done, ...codes]);
  }
  const conversed = await converse(people, conversing);
  report(conversed, json, conversing);
  return togetherExit([...conversed.ends.map(({ outcome }) => outcomeExit(outcome)), ...codes]);
}

/** What the work comes to, or null where Ctrl+C came first. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  const aborted = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  return Promise.race([work, aborted]);
}

async function conversingParts(
  { people, askedLately }: Meant,
  pcs: Pcs,
  invocation: SignOutInvocation,
  { settings, policy }: { readonly settings: Settings; readonly policy: Policy },
  here: SignedIn,
  parts: SignOutParts,
): Promise<ConversingParts> {
  const { fleet, isThisPc } = pcs;
  const { whom, assumeUnelevated, reason } = invocation;
  const log = fileLog(logFile(pcs.folder));
  const file = historyFile(pcs.folder);
  const account = await pcs.account(assumeUnelevated, log);
  // Another PC decides for itself what this account may do there.
  const rightsOn = ({ host }: Session): Rights => (isThisPc(host) ? account.rights : 'direct');
  const isHelped = people.some((session) => rightsOn(session) === 'withPermission');
  const durations = orderedTimings(invocation, timings(settings), isHelped, policy);
  const { away, there } = durations;
  const quiet = quietMs(settings);
  return {
    ...parts,
    host: fleet,
    order: invocation,
    settings,
    timings: durations,
    elevation: account.elevation({ away, there, quiet, reason }),
    clock: clock(),
    log,
    own: here.operator,
    // Over SSH nobody is signed in to the session that this process is in.
    operatorUnknown: plainName(userInfo().username),
    reason,
    protectedUsers: () => settings.protected,
    askAgainMs: () => askAgainMs(settings),
    disturbances: () => readDisturbances(file),
    overMs: 'idleOverMs' in whom ? whom.idleOverMs : null,
    askedLately,
    rightsOn,
    nameOf: namesOf(here.others, parts.words),
    asleep: pcs.asleep,
    record: (entry) => appendEntry(file, entry),
  };
}
