import type { Disk } from '../pc/disk.ts';
import type { Process } from '../pc/process.ts';
import type { Windows } from '../pc/windows.ts';
import type { Watched } from './witnessed.ts';

/** What was open a moment before a question may not be known to whoever asks, in ms. */
const KNOWN_AFTER = 3000;

/** What is known by whoever judges: the PC as it truly is, the programs that are watched, and what went wrong. */
export class Known {
  /** What went wrong; the first one is the one to look at. */
  readonly faults: string[] = [];
  readonly story: string[] = [];
  readonly slept: number[] = [];
  readonly stepped: number[] = [];
  /** Where the clock was set by more than what does not matter. */
  readonly leapt: number[] = [];
  readonly watched = new Map<Process, Watched>();
  #windows: Windows | null = null;

  /** The PC that is judged. */
  attend(windows: Windows): void {
    this.#windows = windows;
  }

  /** @throws RangeError before `attend` */
  get windows(): Windows {
    if (this.#windows === null) throw new RangeError('no PC is judged yet');
    return this.#windows;
  }

  get disk(): Disk {
    return this.windows.disk;
  }

  get now(): number {
    return this.#windows?.time.now ?? 0;
  }

  tell(sentence: string): void {
    const seconds = ((this.now - 10_000_000) / 1000).toFixed(2);
    this.story.push(`${seconds.padStart(8)} s  ${sentence}`);
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
    this.tell(`FAULT: ${sentence}`);
  }

  /** @throws Error for a process that is neither a tray nor a helper */
  of(process: Process): Watched {
    const found = this.watched.get(process);
    if (found === undefined) throw new Error(`${process.name} is not known`);
    return found;
  }

  /** The tray that a helper works for; a tray is its own. */
  trayOf(of: Watched): Watched {
    return of.tray === null ? of : this.of(of.tray);
  }

  isNothingOpen(key: string): boolean {
    const who = this.windows.signIns.find((each) => each.key === key);
    return who === undefined || who.open.size === 0 || this.now - who.openChangedAt < KNOWN_AFTER;
  }
}
