import { z } from 'zod';
import { oneLine } from '../base/text/plain-text.ts';
import { LONGEST_PROGRAM_NAME, MOST_PROGRAMS } from './could-be-lost.ts';
import { PERSON_ANSWERS, STAY_REASONS } from './person-answer.ts';
import type { AttemptResult } from './session-host.ts';
import type { Program, Usage } from './usage.ts';

/*
 * The schemas that check what another process reports about a session.
 */

/** A text such as a name, in UTF-16 units. */
const text = z.string().max(1024);

/** The name of a program, which somebody else's Usher has told: one line with nothing hidden in it. */
export const programName = z.string().refine((given) => given === oneLine(given, LONGEST_PROGRAM_NAME));

export const programNames = z.array(programName).max(MOST_PROGRAMS);

export const programClass = z.enum(['documents', 'forms', 'harmless', 'unknown']) satisfies z.ZodType<
  Program['holds']
>;

export const usage: z.ZodType<Usage> = z.union([
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('known'),
    programs: z.array(z.strictObject({ name: text, holds: programClass })),
    memoryBytes: z.number().nonnegative(),
  }),
]);

const attempts = [
  z.strictObject({ kind: z.literal('done') }),
  z.strictObject({
    kind: z.literal('stopped'),
    because: z.enum(['changed', 'cameBack', 'operatorLeft', 'clockStepped']),
  }),
  z.strictObject({ kind: z.literal('slow') }),
  z.strictObject({ kind: z.literal('absent') }),
  z.strictObject({ kind: z.literal('kept'), programs: programNames }),
  z.strictObject({ kind: z.literal('failed'), code: z.number().nullable(), accessDenied: z.boolean() }),
] as const;

export const attemptResult: z.ZodType<AttemptResult> = z.discriminatedUnion('kind', attempts);

/** Only its kind. */
export const attemptKind: z.ZodType<AttemptResult['kind']> = z.union(attempts.map(({ shape }) => shape.kind));

export const personAnswer = z.enum(PERSON_ANSWERS);
export const stayReason = z.enum(STAY_REASONS);
