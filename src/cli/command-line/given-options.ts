import type { CliWords } from '../words.ts';
import type {
  AskInvocation,
  DisconnectInvocation,
  Invocation,
  ListInvocation,
  LockInvocation,
  Servers,
  SignOutInvocation,
} from './invocation.ts';
import { Misuse, must } from './misuse.ts';
import { sentenceOf } from './options.ts';
import type { Order } from './order.ts';

/*
 * What each command was given, each value understood by itself, made into what it asks for.
 */

type Help = CliWords['help'];

/** What fits in a box without scrolling, in UTF-16 units. */
const LONGEST_MESSAGE = 500;

/** How many entries of the history are shown unless somebody says otherwise. */
const LAST = 50;

/** The options of the program itself. They may stand before a command. */
export interface Globals extends Servers {
  readonly terminal: boolean;
  readonly plain: boolean;
  readonly quser: string | null;
  readonly quit: boolean;
  readonly everybody: boolean;
  readonly atSignIn: boolean;
  readonly assumeUnelevated: boolean;
}

/** Whether something was given that goes with no command. */
export function isOfMenu({ terminal, plain, quser, quit, everybody, atSignIn }: Globals): boolean {
  return terminal || plain || quser !== null || quit || everybody || atSignIn;
}

/**
 * The menu, a table of `quser` in its place, or the end of the menu that runs.
 * @throws Misuse for everybody without that end
 */
export function menuOf(given: Globals, help: Help): Invocation {
  const { demo, terminal, plain, quser, quit, everybody, atSignIn, assumeUnelevated } = given;
  if (everybody && !quit) throw new Misuse(help.everybodyAlone);
  if (quit) return { command: 'quit', everybody };
  if (quser !== null) return { command: 'quser', file: quser };
  if (plain) return { command: 'plain', demo, assumeUnelevated };
  return { command: 'tray', demo, terminal, assumeUnelevated, ...(atSignIn && { atSignIn }) };
}

export function listOf(
  user: string | undefined,
  { id, all, json, demo, server }: Servers & Pick<SignOutGiven, 'id' | 'json'> & { readonly all: boolean },
): ListInvocation {
  const whom = user === undefined && id === null ? null : { user: user ?? null, id };
  return { command: 'list', whom, all, json, demo, server };
}

interface SignOutGiven extends Globals, Order {
  readonly id: number | null;
  readonly others: boolean;
  /** In ms. */
  readonly idleOver: number | null;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** @throws Misuse unless it is one person or the others */
export function signOutOf(user: string | undefined, given: SignOutGiven, help: Help): SignOutInvocation {
  const { id, others, idleOver, demo, server, json, assumeUnelevated } = given;
  const { yes, anyway, countdown, reason, dryRun } = given;
  if ((user !== undefined || id !== null) === others) throw new Misuse(help.whom);
  if (idleOver !== null && !others) throw new Misuse(help.idleOverAlone);
  const whom = others ? { idleOverMs: idleOver } : { user: user ?? null, id };
  const order = { yes, anyway, countdown, reason, dryRun };
  return { command: 'signOut', whom, ...order, json, demo, server, assumeUnelevated };
}

type DisconnectGiven = Pick<
  SignOutGiven,
  'id' | 'yes' | 'reason' | 'dryRun' | 'json' | 'demo' | 'server' | 'assumeUnelevated'
>;

/** @throws Misuse unless it is one person */
export function disconnectOf(
  user: string | undefined,
  { id, yes, reason, dryRun, json, demo, server, assumeUnelevated }: DisconnectGiven,
  help: Help,
): DisconnectInvocation {
  if (user === undefined && id === null) throw new Misuse(help.whomToDisconnect);
  const order = { yes, anyway: false, countdown: null, reason, dryRun };
  const whom = { user: user ?? null, id };
  return { command: 'disconnect', whom, ...order, json, demo, server, assumeUnelevated };
}

export function lockOf({ dryRun, json, demo }: Omit<LockInvocation, 'command'>): LockInvocation {
  return { command: 'lock', dryRun, json, demo };
}

/** @throws Misuse for a message that is too long, or no sentence */
export function askOf(
  user: string,
  text: string | undefined,
  { id, json, demo, server }: Servers & { readonly id: number | null; readonly json: boolean },
  help: Help,
): AskInvocation {
  const said = text === undefined ? null : must(sentenceOf(text, LONGEST_MESSAGE), help, 'text');
  return { command: 'ask', whom: { user, id }, text: said, json, demo, server };
}

export function historyOf({
  last,
  json,
  demo,
}: {
  readonly last: number | null;
  readonly json: boolean;
  readonly demo: boolean;
}): Invocation {
  return { command: 'history', last: last ?? LAST, json, demo };
}

export function doctorOf({ report, demo }: { readonly report: boolean; readonly demo: boolean }): Invocation {
  return { command: 'doctor', report, demo };
}

export function demoOf({
  assumeUnelevated,
  stories,
}: {
  readonly assumeUnelevated: boolean;
  readonly stories: boolean;
}): Invocation {
  return { command: 'demo', assumeUnelevated, stories };
}
