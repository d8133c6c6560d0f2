import { every } from '../base/clock.ts';
import { isOverrulable } from '../conversation/outcome.ts';
import type { NewPinned } from '../conversation/pinned.ts';
import type { Ended } from '../conversation/state.ts';
import { isPastStopping } from '../conversation/state-facts.ts';
import { Engine } from '../engine/engine.ts';
import type { EngineParts } from '../engine/ports.ts';
import type { EngineWords } from '../engine/words.ts';
import type { Deed } from '../sessions/deed.ts';
import { signInKey } from '../sessions/identity.ts';
import type { Session } from '../sessions/session.ts';
import type { Settings } from '../settings/settings.ts';
import type { Order } from './command-line/order.ts';
import { beginsAnyway } from './command-line/order.ts';
import { progressOf } from './output/progress.ts';
import type { Terminal } from './output/terminal.ts';
import { terminalOperator } from './terminal-operator.ts';
import type { CliWords } from './words.ts';

export interface ConversingParts extends Omit<EngineParts, 'operator' | 'words'> {
  readonly settings: Settings;
  readonly order: Order;
  readonly deed: Deed;
  readonly words: EngineWords & { readonly cli: CliWords };
  readonly terminal: Terminal;
  /** How long those of a group have not been there, in ms; null where that does not matter. */
  readonly overMs: number | null;
  /** Who was asked on their screen a short while ago, by `signInKey`. */
  readonly askedLately: ReadonlySet<string>;
  /** Ctrl+C. */
  readonly interrupt: AbortSignal;
  nameOf(session: Session): string;
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
 * Has the conversations about these people, all behind one question. A refusal is overruled by a second question, where
 * the order says so or somebody at the terminal does.
 */
export async function converse(people: readonly Session[], parts: ConversingParts): Promise<Conversed> {
  const { clock, order, deed, terminal, words, interrupt } = parts;
  const ends = new Map<string, Ended>();
  const overruled = new Set<string>();
  let isInterrupted = interrupt.aborted;
  let over = () => {};
  const allOver = new Promise<void>((resolve) => {
    over = resolve;
  });
  const engine: Engine = new Engine(
    { ...parts, operator: terminalOperator({ ...parts, interrupted: interruptAll }) },
    {
      changed: draw,
      ended(key, conversation) {
        if (mayOverrule(key, conversation)) void overrule(key, conversation);
        else end(key, conversation);
      },
    },
  );
  const pins = new Map(people.map((session) => [signInKey(session), engine.pin(session, deed)] as const));

  function end(key: string, conversation: Ended): void {
    ends.set(key, conversation);
    if (ends.size === pins.size) over();
  }

  /** Nobody of a group is overruled. An elevated helper asks the second question itself. */
  function mayOverrule(key: string, { outcome, pinned: { rights } }: Ended): boolean {
    if (deed === 'disconnect') return false;
    if (!isOverrulable(outcome) || isInterrupted || overruled.has(key) || rights !== 'direct') return false;
    return order.anyway || (terminal.isInteractive && pins.size === 1);
  }

  async function overrule(key: string, conversation: Ended): Promise<void> {
    overruled.add(key);
    const sessions = await engine.list().catch(() => []);
    const session = sessions.find((each) => signInKey(each) === key);
    const { outcome } = conversation;
    if (session === undefined || isInterrupted || !isOverrulable(outcome)) end(key, conversation);
    else engine.start(new Map([[key, engine.pin(session, deed)]]), () => outcome.kind);
  }

  function interruptAll(): void {
    isInterrupted = true;
    if ([...engine.conversations.states.values()].some(isPastStopping))
      terminal.tell(words.cli.tooLateToCancel(deed));
    engine.conversations.cancelAll();
  }

  function draw(): void {
    const states = engine.conversations.states.values();
    terminal.progress(progressOf(states, clock.now(), parts.nameOf, words.cli.progress));
  }

  function anyway(pinned: NewPinned) {
    return beginsAnyway(pinned, parts.timings, parts.askedLately.has(signInKey(pinned.session)));
  }

  interrupt.addEventListener('abort', interruptAll);
  const stopDrawing = every(REDRAW, draw, clock);
  const stopLooking = every(LOOK_EVERY, engine.refresh, clock);
  try {
    // A listing names whoever else is asking already, as a neighbor tells.
    if (parts.host.neighbor !== undefined) await engine.list().catch(() => []);
    if (!isInterrupted && pins.size > 0) {
      engine.start(pins, anyway);
      await allOver;
    }
  } finally {
    stopDrawing();
    stopLooking();
    interrupt.removeEventListener('abort', interruptAll);
    terminal.progress(null);
    engine.stop();
  }
  return { ends: [...ends.values()], isInterrupted };
}
