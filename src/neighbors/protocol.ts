import { z } from 'zod';
import { oneLine } from '../base/text/plain-text.ts';
import type { CouldBeLost } from '../sessions/could-be-lost.ts';
import { MOST_PROGRAMS, WHYS } from '../sessions/could-be-lost.ts';
import { programName, programNames, stayReason } from '../sessions/schemas.ts';

/*
 * The lines between the Ushers of two sessions of one PC. Each talk is about one request, over a pipe of its own. Who
 * is at the other end is told by Windows, never by a line: see wire/.
 */

/** Raised when a line changes its meaning. An Usher of another version counts as none. */
export const VERSION = 1;

/** In bytes, with the end of the line. */
export const LONGEST_LINE = 1024;

/** How long a person may be asked, in seconds. */
export const LEAST_ASKED = 5;
export const MOST_ASKED = 3600;

/** A note or a reason, in code points. */
export const LONGEST_TEXT = 200;

/** What one side may call a talk. It is chosen by whoever asks and means nothing to anybody else. */
const text = (most: number) => z.string().refine((given) => given === oneLine(given, most));

const lost: z.ZodType<CouldBeLost> = z.strictObject({
  word: z.enum([...WHYS, 'nothing', 'unknown']),
  programs: z.array(z.strictObject({ name: programName, why: z.enum(WHYS) })).max(MOST_PROGRAMS),
});

/** Why a neighbor did not sign its person out. */
const because = z.enum([
  /** The person is there: they typed, unlocked, connected or opened something. */
  'there',
  /** Their settings, or what could be lost, do not allow it. */
  'notAllowed',
  /** Another talk about the same goes on. */
  'busy',
  /** This account asked too often. */
  'tooOften',
  /** It cannot tell how things are. */
  'unknown',
]);

export type Because = z.infer<typeof because>;

const beat = z.strictObject({ kind: z.literal('beat') });
const hello = z.strictObject({ kind: z.literal('hello'), version: z.literal(VERSION) });

/** The hello of any version. What else a later one says is not read. */
const anyHello = z.looseObject({ kind: z.literal('hello'), version: z.int().nonnegative().max(9999) });

/** What an asker says after its hello. */
const request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('facts') }),
  z.strictObject({ kind: z.literal('signOut') }),
  /** Ask your person, who is there, within so many seconds. The end of the talk takes the question back. */
  z.strictObject({
    kind: z.literal('ask'),
    seconds: z.int().min(LEAST_ASKED).max(MOST_ASKED),
    reason: text(LONGEST_TEXT).min(1).nullable(),
    silenceSignsOut: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('note'), text: text(LONGEST_TEXT).min(1) }),
  /** A note that your person has left was shown to mine. */
  z.strictObject({ kind: z.literal('noteShown') }),
]);

export type NeighborRequest = z.infer<typeof request>;

const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('facts'),
    lost,
    idleMs: z.int().nonnegative().nullable(),
    isAway: z.boolean().nullable(),
    /** True if a request to sign out would be granted now. */
    allows: z.boolean(),
    /** True if the person is there and would be asked. */
    asks: z.boolean(),
    /** The session of somebody else whom this person is being asked for, or asked for more time; null for nobody. */
    askedBy: z.int().nonnegative().nullable(),
  }),
  /** The question is about to be on the person's screen. What comes next is `said`, or a `no` if it cannot be shown. */
  z.strictObject({ kind: z.literal('asking') }),
  z.discriminatedUnion('answer', [
    z.strictObject({ kind: z.literal('said'), answer: z.literal('stay'), reason: stayReason.nullable() }),
    z.strictObject({ kind: z.literal('said'), answer: z.enum(['signOut', 'later', 'noAnswer']) }),
  ]),
  /**
   * Windows is asked to sign the person out. What comes next is `kept`, or the end of this process. A `no` comes if
   * something spoke against it in that very moment, or if Windows refused.
   */
  z.strictObject({ kind: z.literal('leaving') }),
  z.strictObject({ kind: z.literal('kept'), programs: programNames }),
  z.strictObject({ kind: z.literal('no'), because }),
  z.strictObject({ kind: z.literal('noteKept') }),
  /** Says nothing about whether it was believed. */
  z.strictObject({ kind: z.literal('heard') }),
]);

export type NeighborAnswer = z.infer<typeof answer>;

export type ToNeighbor = z.infer<typeof hello> | z.infer<typeof beat> | NeighborRequest;
export type FromNeighbor = z.infer<typeof hello> | z.infer<typeof beat> | NeighborAnswer;

/** @returns null for a line that is none of these */
export function readToNeighbor(line: string): ToNeighbor | null {
  return read(z.union([hello, beat, request]), line);
}

/** @returns null for a line that is none of these */
export function readFromNeighbor(line: string): FromNeighbor | null {
  return read(z.union([hello, beat, answer]), line);
}

/** The version that an Usher greets with; null for a line that is no hello. Only to name it: see `VERSION`. */
export function readVersion(line: string): number | null {
  return read(anyHello, line)?.version ?? null;
}

export function writeLine(message: ToNeighbor | FromNeighbor): string {
  return `${JSON.stringify(message)}\n`;
}

function read<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    const found = schema.safeParse(JSON.parse(line));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
