import type { Clock } from '../../base/clock.ts';
import { realMsSince } from '../../base/clock.ts';
import { orNull } from '../../base/or-null.ts';
import type { CouldBeLost, OwnFacts } from '../../sessions/could-be-lost.ts';
import type { Session } from '../../sessions/session.ts';
import type { ProcessInfo } from '../../sessions/wts/process-info.ts';
import type { TopWindow } from '../../windows/own-windows.ts';
import type { SeenProgram, SeenWindow } from './could-be-lost.ts';
import { couldBeLost, NOT_LISTED } from './could-be-lost.ts';
import { knownProgram } from './known-programs.ts';
import { openWindows } from './open-windows.ts';
import { ProcessorTimes, shareOf, timeReading } from './processor-time.ts';
import type { OwnProcess } from './usher-processes.ts';
import { usherProcesses } from './usher-processes.ts';

/** What it takes to know one's own session. Each may throw; then what it would tell is unknown. */
export interface OwnSessionParts {
  readonly clock: Clock;
  readonly own: OwnProcess;
  /** Milliseconds since the last input here; null if Windows does not tell. */
  idle(): number | null;
  /** The windows of this desktop; null if they cannot be listed. */
  windows(): readonly TopWindow[] | null;
  /** All processes of this session; null if they cannot be listed. */
  processes(): Promise<readonly ProcessInfo[] | null>;
  /** The path of a process's program; null if the process may not be opened. */
  imageOf(processId: number): string | null;
  /** This session as a new listing sees it; null if it does not tell. */
  session(): Promise<Session | null>;
}

/** Facts that took longer than this to read are too old, in ms. */
const LONGEST = 5000;

/** An Usher that has run for less than this has seen too little, in ms. */
const SHORTEST = 1000;

/**
 * What one's own Usher knows about its own session, read when somebody asks. Nothing runs in between: call `listed`
 * at each listing that Usher makes anyway, at least once a minute.
 */
export class OwnSession {
  readonly #parts: OwnSessionParts;
  readonly #times = new ProcessorTimes();
  readonly #begun: number;
  #gathering: Promise<OwnFacts | null> | null = null;

  constructor(parts: OwnSessionParts) {
    this.#parts = parts;
    this.#begun = parts.clock.now();
  }

  /** Reads how much processor time everything has used, so that a later question knows the last minute. */
  async listed(): Promise<void> {
    if (this.#times.isDue(this.#now())) await this.#readProcesses();
  }

  /**
   * The facts as they are now. Several who ask at once get the same.
   * @returns null if they cannot be trusted: in the first second, for a second after minutes without `listed` as after
   *   sleep, and if Windows took longer than 5 s to tell. Ask again later
   */
  facts(): Promise<OwnFacts | null> {
    this.#gathering ??= this.#gather().finally(() => {
      this.#gathering = null;
    });
    return this.#gathering;
  }

  /** The programs with windows. After Windows has asked all of them to close, these objected. Each once. */
  remaining(): readonly string[] {
    const windows = openWindows(orNull(() => this.#parts.windows()) ?? []);
    const objecting = windows.filter(({ hasBlockReason }) => hasBlockReason);
    const programs = (objecting.length > 0 ? objecting : windows).map(({ processId }) =>
      knownProgram(orNull(() => this.#parts.imageOf(processId))),
    );
    return [...new Set(programs.flatMap(({ kind, name }) => (kind === 'shell' ? [] : [name])))];
  }

  async #gather(): Promise<OwnFacts | null> {
    const { clock } = this.#parts;
    const takenAt = clock.now();
    if (realMsSince(this.#begun, clock) < SHORTEST) return null;
    const [session, lost] = await Promise.all([this.#parts.session().catch(() => null), this.#couldBeLost()]);
    const idleMs = orNull(() => this.#parts.idle());
    if (lost === null || realMsSince(takenAt, clock) > LONGEST) return null;
    return { idleMs, isAway: session && isAway(session), couldBeLost: lost, takenAt };
  }

  /** Null if the last minute is not known. */
  async #couldBeLost(): Promise<CouldBeLost | null> {
    const before = this.#times.before(this.#now());
    const read = await this.#readProcesses();
    const windows = orNull(() => this.#parts.windows());
    if (windows === null || read === null) return NOT_LISTED;
    if (before === null) return null;
    const { processes, reading } = read;
    const imageOf = (processId: number) => orNull(() => this.#parts.imageOf(processId));
    const ushers = usherProcesses(processes, this.#parts.own, imageOf);
    const others = processes.filter(({ processId }) => !ushers.has(processId));
    const seen = openWindows(windows).flatMap(({ processId, ...window }): readonly SeenWindow[] => {
      if (ushers.has(processId)) return [];
      const path = imageOf(processId);
      const name = processes.find((each) => each.processId === processId)?.imageName ?? path;
      return [{ ...window, program: knownProgram(name), isReadable: path !== null }];
    });
    return couldBeLost(
      seen,
      shares(others, (process) => shareOf(process, before, reading)),
    );
  }

  async #readProcesses() {
    const at = this.#now();
    const processes = await this.#parts.processes().catch(() => null);
    const reading = processes && timeReading(processes, at);
    if (processes === null || reading === null) return null;
    if (this.#times.isDue(at)) this.#times.add(reading);
    return { processes, reading };
  }

  /** In ms of the machine's time, because that is what processors use. */
  #now(): number {
    const { clock } = this.#parts;
    return clock.now() / clock.speed;
  }
}

/** Locked or switched out; null if Windows does not tell one of the two. */
function isAway({ state, locked }: Session): boolean | null {
  if (state === 'disconnected' || locked === true) return true;
  return state === 'unknown' ? null : locked;
}

/** The share of each program, with all its processes. */
function shares(
  processes: readonly ProcessInfo[],
  share: (process: ProcessInfo) => number,
): readonly SeenProgram[] {
  const programs = new Map<string, SeenProgram>();
  for (const process of processes) {
    const program = knownProgram(process.imageName);
    const known = programs.get(program.imageName)?.share ?? 0;
    programs.set(program.imageName, { program, share: known + share(process) });
  }
  return [...programs.values()];
}
