import { clock } from '../../base/clock.ts';
import { logFile, userFolders } from '../../base/folders.ts';
import { fileLog } from '../../base/log.ts';
import { lookInto } from '../../engine/usage-check.ts';
import { signInKey } from '../../sessions/identity.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import { shownIdle } from '../../sessions/shown-idle.ts';
import type { PlainInvocation } from '../command-line/invocation.ts';
import { CommandError } from '../output/command-error.ts';
import type { ExitCode } from '../output/exit-code.ts';
import { EXIT } from '../output/exit-code.ts';
import { allFailed } from '../output/listing-error.ts';
import type { Pcs } from '../pcs.ts';
import type { SignedIn } from '../people.ts';
import { namesOf, signedIn } from '../people.ts';
import type { Rules, SignOutParts } from '../sign-out.ts';
import { DEADLINE, rulesOf, signOutAmong } from '../sign-out.ts';
import type { Lines } from './lines.ts';
import { plainTerminal } from './plain-terminal.ts';
import type { PlainPerson, PlainWords } from './words.ts';

export interface PlainParts extends Omit<SignOutParts, 'terminal' | 'complain'> {
  readonly lines: Lines;
  readonly plain: PlainWords;
}

interface Chosen {
  readonly key: string;
  readonly name: string;
}

/** What is ordered beforehand: nothing. */
const NO_ORDER = { yes: false, anyway: false, countdown: null, reason: null, dryRun: false, json: false };

/**
 * `usher --plain`: lists the people, asks for one of them by number, and signs that one out as `usher sign-out` does.
 * Then anew, until Enter alone, Ctrl+C or the end of the input. @throws CommandError
 */
export async function plain(invocation: PlainInvocation, parts: PlainParts): Promise<ExitCode> {
  const { lines, words, openPcs, interrupt } = parts;
  const leaving = AbortSignal.any([interrupt, lines.ended]);
  const log = fileLog(logFile(userFolders().data));
  const pcs = await openPcs(
    { demo: invocation.demo, server: [] },
    { deadline: DEADLINE, words: words.cli, log, asksNeighbors: true },
  );
  try {
    while (!leaving.aborted) {
      const chosen = await choose(pcs, invocation, leaving, parts);
      if (chosen === null) break;
      await signOutChosen(chosen, pcs, invocation, leaving, parts);
    }
    return EXIT.done;
  } finally {
    void pcs.fleet.close();
  }
}

/** @returns null if nobody was chosen, or nobody is there */
async function choose(
  pcs: Pcs,
  { demo }: PlainInvocation,
  leaving: AbortSignal,
  { lines, plain, words }: PlainParts,
): Promise<Chosen | null> {
  const rules = await rulesOf(pcs, demo, words.settings);
  for (const problem of rules.problems) lines.say(problem);
  const here = await listed(pcs, rules, words);
  const nameOf = namesOf(here.others, words);
  const people = await Promise.all(
    here.others.map((person) => described(person, nameOf(person.session), pcs)),
  );
  lines.say(plain.people(people.length));
  for (const [index, person] of people.entries()) lines.say(plain.person(index + 1, person));
  while (people.length > 0) {
    const answer = await lines.ask(plain.whom, leaving);
    if (answer === null || answer === '') return null;
    const chosen = /^\d{1,4}$/.test(answer) ? here.others[Number(answer) - 1] : undefined;
    if (chosen !== undefined) return { key: signInKey(chosen.session), name: nameOf(chosen.session) };
    lines.say(plain.noSuchNumber(people.length));
  }
  return null;
}

/** @throws CommandError */
async function listed(pcs: Pcs, { settings }: Rules, { cli }: PlainParts['words']): Promise<SignedIn> {
  const here = await signedIn(pcs, settings.protected, DEADLINE / 1000, cli);
  if (here.failures.length > 0) throw allFailed(here.failures, () => {});
  return here;
}

async function described(
  { session, notOffered }: OtherUser,
  name: string,
  { fleet }: Pcs,
): Promise<PlainPerson> {
  const { usage, idleMs } = await lookInto(session, { host: fleet, clock: clock() });
  const { locked, memoryBytes } = session;
  return { name, idle: shownIdle(session, idleMs), locked, memoryBytes, usage, notOffered };
}

async function signOutChosen(
  { key, name }: Chosen,
  pcs: Pcs,
  { demo, assumeUnelevated }: PlainInvocation,
  leaving: AbortSignal,
  parts: PlainParts,
): Promise<void> {
  const { lines, plain, openPcs } = parts;
  const enter = new AbortController();
  const terminal = plainTerminal(lines, plain, clock(), () => enter.abort());
  const words = { ...parts.words, cli: { ...parts.words.cli, progress: plain.progress } };
  const interrupt = AbortSignal.any([leaving, enter.signal]);
  const complain = ({ complaint: { sentence, hint } }: CommandError) => {
    terminal.tell(sentence);
    // An option of a command is none of this one.
    if (hint !== null && !hint.includes('--')) terminal.tell(hint);
  };
  try {
    const rules = await rulesOf(pcs, demo, words.settings);
    // The list that was read aloud may be old.
    const here = await listed(pcs, rules, words);
    const person = here.others.find(({ session }) => signInKey(session) === key);
    if (person === undefined) return terminal.tell(plain.gone(name));
    const whom = { user: null, id: person.session.sessionId };
    const invocation = { ...NO_ORDER, command: 'signOut', whom, demo, server: [], assumeUnelevated } as const;
    await signOutAmong(here, rules, pcs, invocation, { terminal, words, openPcs, interrupt, complain });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    complain(error);
  } finally {
    lines.onUnasked(null);
  }
}
