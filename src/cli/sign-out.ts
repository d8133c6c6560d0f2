import { join } from 'node:path';
import { clock } from '../base/clock.ts';
import { logFile, userFolders } from '../base/folders.ts';
import { fileLog } from '../base/log.ts';
import type { EngineWords } from '../engine/words.ts';
import type { Policy } from '../settings/policy.ts';
import { underPolicy } from '../settings/rules.ts';
import type { Settings } from '../settings/settings.ts';
import { DEFAULT_SETTINGS, readSettings } from '../settings/settings.ts';
import type { SettingsWords } from '../settings/words.ts';
import type { DisconnectInvocation, SignOutInvocation } from './command-line/invocation.ts';
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
import { signedIn } from './people.ts';
import { signOutParts } from './sign-out-parts.ts';
import { peopleMeant } from './sign-out-people.ts';
import type { CliWords } from './words.ts';

/** Less than what a listing of all PCs may take, so that one that is off costs only its own people. In ms. */
export const DEADLINE = 8000;

export interface SignOutParts {
  readonly terminal: Terminal;
  readonly words: EngineWords & { readonly cli: CliWords; readonly settings: SettingsWords };
  readonly openPcs: OpenPcs;
  /** Ctrl+C. */
  readonly interrupt: AbortSignal;
  /** Says why one PC is left out. */
  complain(error: CommandError): void;
}

/** `usher sign-out` and `usher disconnect`. @throws CommandError where nothing was begun */
export async function signOut(
  invocation: SignOutInvocation | DisconnectInvocation,
  parts: SignOutParts,
): Promise<ExitCode> {
  const { terminal, words, openPcs } = parts;
  if (!invocation.dryRun && !invocation.yes && !terminal.isInteractive) {
    throw new CommandError(EXIT.wrongUse, words.cli.errors.noTerminal);
  }
  const log = fileLog(logFile(userFolders().data));
  const pcs = await openPcs(invocation, { deadline: DEADLINE, words: words.cli, log, asksNeighbors: true });
  try {
    return await signOutOn(pcs, invocation, parts);
  } finally {
    void pcs.fleet.close();
  }
}

/** What the settings and the policy say. */
export interface Rules {
  readonly settings: Settings;
  readonly policy: Policy;
  /** What is wrong with them, a sentence each. */
  readonly problems: readonly string[];
}

export async function rulesOf(pcs: Pcs, demo: boolean, words: SettingsWords): Promise<Rules> {
  const own = demo
    ? { settings: DEFAULT_SETTINGS, problems: [] }
    : readSettings(join(userFolders().settings, 'settings.json'), words);
  const policy = await pcs.policy();
  const ruled = underPolicy(own.settings, policy);
  const settings = { ...ruled, protected: await pcs.toldUsers(ruled.protected) };
  return { settings, policy, problems: [...policy.problems, ...own.problems] };
}

async function signOutOn(
  pcs: Pcs,
  invocation: SignOutInvocation | DisconnectInvocation,
  parts: SignOutParts,
): Promise<ExitCode> {
  const { terminal, words, interrupt } = parts;
  const rules = await rulesOf(pcs, invocation.demo, words.settings);
  for (const problem of rules.problems) terminal.tell(problem);
  const listed = signedIn(pcs, rules.settings.protected, DEADLINE / 1000, words.cli);
  const here = await unlessAborted(listed, interrupt);
  if (here === null) {
    terminal.tell(words.cli.canceled);
    return EXIT.notDone;
  }
  return signOutAmong(here, rules, pcs, invocation, parts);
}

/** Signs out whoever is meant of those who are here. @throws CommandError where nothing was begun */
export async function signOutAmong(
  here: SignedIn,
  { settings, policy }: Rules,
  pcs: Pcs,
  invocation: SignOutInvocation | DisconnectInvocation,
  parts: SignOutParts,
): Promise<ExitCode> {
  const { whom, dryRun: isDry, json } = invocation;
  const { terminal, words, complain } = parts;
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
  const conversing = await signOutParts(
    { meant, pcs: { ...pcs, fleet: involved }, invocation, settings, policy, here },
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
