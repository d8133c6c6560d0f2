import type { Item } from '../pc/item.ts';
import type { Pipe } from '../pc/pipes.ts';
import type { Process } from '../pc/process.ts';
import type { ProgramName } from '../pc/programs.ts';
import { PROGRAMS } from '../pc/programs.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { LOOK_COUNTS } from './deeds.ts';

/** A request to somebody's own Usher to sign them out. */
export interface Request {
  readonly pipe: Pipe;
  readonly at: number;
}

const MINUTE = 60_000;

/** Their own click counts for so long, in ms. A line takes a moment. */
const YES_COUNTS = 31_000;

/** When somebody's own Usher may sign them out because somebody else asks. */
export class OwnRules {
  readonly #now: () => number;
  readonly #requests: Request[] = [];
  /** Requests to ask somebody. Some are refused, because two come at once. */
  readonly #asking: Pipe[] = [];
  readonly #saidYes = new Map<Process, { readonly sessionId: number; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  asked(pipe: Pipe): void {
    this.#requests.push({ pipe, at: this.#now() });
  }

  asksPerson(pipe: Pipe): void {
    this.#asking.push(pipe);
  }

  /** Who has this person asked by their own Usher; null for nobody. */
  askerOf(process: Process): Process | null {
    const found = this.#asking.filter(({ server }) => server === process);
    return (found.findLast(({ isOpen }) => isOpen) ?? found.at(-1))?.client ?? null;
  }

  answered({ process, end }: Item): void {
    const asker = this.askerOf(process);
    if (end === 'signOut' && asker !== null) {
      this.#saidYes.set(process, { sessionId: asker.sessionId, at: this.#now() });
    }
  }

  /** The request that this process acts on; null for none. */
  requestTo(process: Process): Request | null {
    return this.#requests.findLast(({ pipe }) => pipe.server === process && pipe.isOpen) ?? null;
  }

  /** @returns what is wrong with it, as sentences */
  whatIsWrong(victim: SignIn, { pipe, at }: Request, othersMay: string): readonly string[] {
    const said = this.#saidYes.get(pipe.server);
    if (said !== undefined && said.sessionId === pipe.client.sessionId && at - said.at <= YES_COUNTS)
      return [];
    const now = this.#now();
    const wrong: string[] = [];
    const { inputAt, isThere, backAt, open, openChangedAt } = victim;
    if (isThere && (backAt ?? 0) < now - LOOK_COUNTS) wrong.push('they are there, and have not agreed');
    const idleMs = inputAt > now - LOOK_COUNTS ? Number.POSITIVE_INFINITY : now - inputAt;
    if (pipe.client.isElevated || openChangedAt > now - LOOK_COUNTS) return wrong;
    const least = leastAway(othersMay, open);
    if (least === null) wrong.push('their settings do not allow it');
    else if (idleMs < least) wrong.push('they have not been away for long enough');
    return wrong;
  }
}

function leastAway(othersMay: string, open: ReadonlySet<ProgramName>): number | null {
  const whys = [...open].map((each) => PROGRAMS[each].why);
  const isWork = whys.some((why) => why !== 'restores');
  if (othersMay === 'politely') {
    if (whys.includes('unsaved')) return null;
    return open.size === 0 ? 5 * MINUTE : 30 * MINUTE;
  }
  if (othersMay !== 'whenNothingIsLost' || isWork) return null;
  return open.size === 0 ? 5 * MINUTE : 30 * MINUTE;
}
