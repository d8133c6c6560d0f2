import { inputOf } from './inputs/input.ts';
import { shrunk } from './shrink.ts';
import type { Target } from './target.ts';

/** The most processor time that one input may take, in ms. */
const LONGEST = 50;
/** It counts only if it takes that long each time: the engine compiles and clears up now and then. */
const AGAIN = 4;

export interface Fault {
  readonly number: number;
  readonly why: string;
  /** The shortest input found that fails, too. */
  readonly input: Buffer;
}

export interface Campaign {
  readonly inputs: number;
  /** How many of them were believed, at least in part. */
  readonly believed: number;
  /** The most processor time of one input, in ms; null where it was not measured. */
  readonly slowest: number | null;
  readonly fault: Fault | null;
}

export interface CampaignParts {
  readonly seed: number;
  /** The number of the first input. */
  readonly from: number;
  readonly inputs: number;
  /** Measures each input. Not for a busy machine's tests: there nothing may depend on time. */
  readonly isTimed: boolean;
  /** Called before each input, and before each shorter one. */
  begun?(number: number): void;
}

/** Has a target read that many inputs. It ends with the first fault. */
export async function campaign(target: Target, parts: CampaignParts): Promise<Campaign> {
  const { seed, from, inputs, isTimed, begun = () => {} } = parts;
  let believed = 0;
  let slowest = 0;
  for (let number = from; number < from + inputs; number += 1) {
    begun(number);
    const input = inputOf(target, seed, number);
    const { why, ms, isBelieved } = await tried(target, input, isTimed);
    if (isBelieved) believed += 1;
    slowest = Math.max(slowest, ms);
    if (why === null) continue;
    const shortest = await shrunk(input, async (each) => {
      begun(number);
      return (await tried(target, each, isTimed)).why !== null;
    });
    const fault = { number, input: shortest, why };
    return { inputs: number - from + 1, believed, slowest: isTimed ? slowest : null, fault };
  }
  return { inputs, believed, slowest: isTimed ? slowest : null, fault: null };
}

interface Tried {
  /** What is wrong; null for nothing. */
  readonly why: string | null;
  /** Processor time, in ms. */
  readonly ms: number;
  readonly isBelieved: boolean;
}

/** One input. What is slow is tried again, and the fastest time counts. */
export async function tried(target: Target, input: Buffer, isTimed: boolean): Promise<Tried> {
  let ms = Number.POSITIVE_INFINITY;
  for (let left = isTimed ? AGAIN : 1; left > 0 && ms > LONGEST; left -= 1) {
    const before = isTimed ? process.cpuUsage() : undefined;
    try {
      const isBelieved = await target.run(input);
      const used = before === undefined ? { user: 0, system: 0 } : process.cpuUsage(before);
      ms = Math.min(ms, (used.user + used.system) / 1000);
      if (isPolluted()) return { why: 'every object has a new member', ms, isBelieved };
      if (ms <= LONGEST) return { why: null, ms, isBelieved };
    } catch (error) {
      return {
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
        ms: 0,
        isBelieved: false,
      };
    }
  }
  return { why: `takes ${Math.round(ms)} ms`, ms, isBelieved: false };
}

function isPolluted(): boolean {
  for (const _ in {}) return true;
  return false;
}
