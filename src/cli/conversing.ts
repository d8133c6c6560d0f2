import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { isOverrulable } from '../conversation/outcome.ts';
import type { Timings } from '../conversation/pinned.ts';
import { seen } from '../conversation/seen.ts';
import type { Ended } from '../conversation/state.ts';
import type { Conversations } from '../engine/conversations.ts';
import { conversations } from '../engine/conversations.ts';
import type { Elevation } from '../engine/elevation.ts';
import { lister } from '../engine/listing.ts';
import type { EngineWords } from '../engine/words.ts';
import type { HistoryEntry } from '../history/history.ts';
import { recordEvent } from '../history/history.ts';
import type { Rights } from '../rights/account-rights.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { Settings } from '../settings/settings.ts';
import type { Order } from './command-line/order.ts';
import { beginsAnyway } from './command-line/order.ts';
import { isTooLate, progressOf } from './output/progress.ts';
import type { Terminal } from './output/terminal.ts';
import { pin } from './pin.ts';
import { terminalOperator } from './terminal-operator.ts';
import type { CliWords } from './words.ts';

export interface ConversingParts {
  readonly host: SessionHost;
  readonly order: Order;
  readonly settings: Settings;
  readonly timings: Timings;
  readonly elevation: Elevation;
  readonly clock: Clock;
  readonly words: EngineWords & { readonly cli: CliWords };
  readonly terminal: Terminal;
  readonly log: Log;
  /** The operator's own session as of the listing. */
  readonly operator: Session | null;
  /** How long those of a group have not been there, in ms; null where that does not matter. */
  readonly overMs: number | null;
  /** Who was asked on their screen a short while ago, by `signInKey`. */
  readonly askedLately: ReadonlySet<string>;
  /** Ctrl+C. */
  readonly interrupt: AbortSignal;
  rightsOn(session: Session): Rights;
  nameOf(session: Session): string;
  operatorName(): string;
  asleep(): number | null;
  record(line: HistoryEntry): void;
}

/** Not every PC tells when something changes: how often to look whether anybody came back or left. In ms. */
const LOOK_EVERY = 5000;

/** How often the line about what goes on is written anew, in ms. */
const REDRAW = 250;

export interface Conversed {
  /** How it ended for each. */
  readonly ends: readonly Ended[];
  /** The operator pressed Ctrl+C. */
  readonly isInterrupted: boolean;
}

/**
 * Has the conversations about these people, all behind one question. A refusal is overruled by a second one, where the
 * order says so or somebody at the terminal does.
 */
export async function converse(people: readonly Session[], parts: ConversingParts): Promise<Conversed> {
  const { host, clock, order, terminal, words, interrupt } = parts;
  const ends = new Map<string, Ended>();
  const overruled = new Set<string>();
  let isInterrupted = interrupt.aborted;
  const pins = new Map(people.map((session) => [signInKey(session), pin(session, parts)] as const));
  let over = () => {};
  const allOver = new Promise<void>((resolve) => {
    over = resolve;
  });

  const heard = (sessions: readonly Session[] | null) =>
    talks.sendToAll(({ pinned }) => seen(pinned, sessions));
  const listing = lister(host, clock, heard, parts.asleep);
  const talks: Conversations = conversations({
    ...parts,
    list: listing.list,
    operator: terminalOperator({ ...parts, interrupted: interruptAll }),
    changed: draw,
    moved() {},
    happened(event, conversation) {
      recordEvent(event, conversation.pinned, parts.operator, parts);
    },
    ended(key, conversation) {
      if (mayOverrule(key, conversation)) void overrule(key, conversation);
      else end(key, conversation);
    },
  });

  function end(key: string, conversation: Ended): void {
    ends.set(key, conversation);
    if (ends.size === pins.size) over();
  }

  /** A group's members refuse for themselves; a helper asks the second question itself. */
  function mayOverrule(key: string, { outcome, pinned: { rights } }: Ended): boolean {
    if (!isOverrulable(outcome) || isInterrupted || overruled.has(key) || rights !== 'direct') return false;
    return order.anyway || (terminal.isInteractive && pins.size === 1);
  }

  async function overrule(key: string, conversation: Ended): Promise<void> {
    overruled.add(key);
    const sessions = await listing.list().catch(() => []);
    const session = sessions.find((each) => signInKey(each) === key);
    const { outcome } = conversation;
    if (session === undefined || isInterrupted || !isOverrulable(outcome)) end(key, conversation);
    else talks.begin(key, pin(session, parts), outcome.kind);
  }

  function interruptAll(): void {
    isInterrupted = true;
    if ([...talks.states.values()].some(isTooLate)) terminal.tell(words.cli.tooLateToCancel);
    talks.sendToAll(() => ({ kind: 'canceled' }));
  }

  function draw(): void {
    terminal.progress(progressOf(talks.states.values(), clock.now(), parts.nameOf, words.cli.progress));
  }

  interrupt.addEventListener('abort', interruptAll);
  const seconds = setInterval(draw, REDRAW);
  const looking = setInterval(listing.refresh, LOOK_EVERY);
  try {
    const [first] = isInterrupted ? [] : pins;
    if (first !== undefined && pins.size === 1) {
      const [key, only] = first;
      talks.begin(key, only, beginsAnyway(only, parts.timings, parts.askedLately.has(key)));
    } else if (first !== undefined) {
      talks.beginGroup(pins, (each) =>
        beginsAnyway(each, parts.timings, parts.askedLately.has(signInKey(each.session))),
      );
    }
    if (first !== undefined) await allOver;
  } finally {
    clearInterval(seconds);
    clearInterval(looking);
    interrupt.removeEventListener('abort', interruptAll);
    terminal.progress(null);
    listing.stop();
    talks.stop();
  }
  return { ends: [...ends.values()], isInterrupted };
}
