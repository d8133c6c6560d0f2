import { z } from 'zod';
import { STAGES } from '../conversation/helped.ts';
import type { Outcome } from '../conversation/outcome.ts';
import type { AnywayReason } from '../conversation/state.ts';
import type { DeedEvent } from '../history.ts';
import type { Program, Usage } from '../sessions/usage.ts';

/*
 * What the tray and its elevated helper say to each other: one JSON object a line. Neither believes the other more
 * than these shapes; whatever else comes ends the conversation.
 *
 *  helper ─▶ tray    hello (first of all), moved, asks, happened, ended
 *  tray ─▶ helper    yes, cancel
 *  both              beat, each second
 */

/** With its line end, in bytes of UTF-8. */
export const LONGEST_LINE = 1024;

/** The most people that one helper is about. */
export const MOST_PEOPLE = 20;

/** Which of the people that the helper was started for, counted from 0. */
const person = z
  .int()
  .nonnegative()
  .max(MOST_PEOPLE - 1);
const question = z.string().regex(/^[\w-]{1,40}$/);
const ms = z.int().nonnegative();
const code = z.int().nonnegative().nullable();

const usage: z.ZodType<Usage> = z.union([
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({
    kind: z.literal('known'),
    programs: z.array(
      z.strictObject({
        name: z.string().max(LONGEST_LINE),
        holds: z.enum(['documents', 'forms', 'harmless', 'unknown']),
      }),
    ),
    memoryBytes: z.number().nonnegative(),
  }),
]);

const outcome: z.ZodType<Outcome> = z.union([
  z.strictObject({ kind: z.literal('signedOut'), memoryBytes: z.number().nonnegative().nullable() }),
  z.strictObject({
    kind: z.literal('failed'),
    error: z.union([
      z.strictObject({ kind: z.literal('windows'), code }),
      z.strictObject({
        kind: z.enum(['accessDenied', 'noRights', 'helperLost', 'listUnreadable', 'iconLost']),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.enum([
      'declined',
      'unanswered',
      'permissionDeclined',
      'refused',
      'personUnanswered',
      'canceled',
      'operatorLeft',
      'cameBack',
      'alreadyGone',
      'changed',
      'slept',
      'clockStepped',
      'stillThere',
    ]),
  }),
]);

const consent = z.enum(['operator', 'anyway', 'silence', 'person']);
const way = z.int().nonnegative();

/** What only the helper can account for; the rest the tray knows itself. */
const deedEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('countdown'), consent, asked: z.boolean() }),
  z.strictObject({
    event: z.literal('personAnswered'),
    answer: z.enum(['yes', 'no', 'noAnswer', 'cannotBeAsked']),
  }),
  z.strictObject({ event: z.literal('lastLook'), consent, way }),
  z.strictObject({ event: z.literal('signingOut'), consent, way }),
  z.strictObject({
    event: z.literal('deed'),
    deed: z.enum(['done', 'stopped', 'slow', 'absent', 'failed']),
    code,
  }),
]) satisfies z.ZodType<DeedEvent>;

const anyway: z.ZodType<AnywayReason | null> = z
  .enum(['refused', 'personUnanswered', 'cannotBeAsked'])
  .nullable();

const beat = z.strictObject({ kind: z.literal('beat') });

const fromHelper = z.discriminatedUnion('kind', [
  /** `token` shows that this is the process that was started, not one that saw the pipe's name. */
  z.strictObject({ kind: z.literal('hello'), token: z.string().length(32) }),
  z.strictObject({ kind: z.literal('moved'), person, stage: z.enum(STAGES), leftMs: ms.nullable() }),
  z.strictObject({ kind: z.literal('asks'), person, question, anyway, usage }),
  z.strictObject({ kind: z.literal('happened'), person, happened: deedEvent }),
  z.strictObject({ kind: z.literal('ended'), person, outcome }),
  beat,
]);

const toHelper = z.discriminatedUnion('kind', [
  /** The operator's answer to that one question of the helper's. */
  z.strictObject({ kind: z.literal('yes'), person, question }),
  z.strictObject({ kind: z.literal('cancel'), person }),
  beat,
]);

export type FromHelper = z.infer<typeof fromHelper>;
export type ToHelper = z.infer<typeof toHelper>;

/** @returns the message, or null for whatever is none */
export const readFromHelper = (line: string) => readMessage(fromHelper, line);
export const readToHelper = (line: string) => readMessage(toHelper, line);

function readMessage<Message>(shape: z.ZodType<Message>, line: string): Message | null {
  try {
    const read = shape.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The message as a line. @throws RangeError where it is too long: a defect of ours */
export function writeMessage(message: FromHelper | ToHelper): string {
  const line = `${JSON.stringify(message)}\n`;
  if (Buffer.byteLength(line) > LONGEST_LINE) throw new RangeError(`a line too long: ${message.kind}`);
  return line;
}

/** A name is cut where a question would cut it anyway; room for the rest of the line is kept. */
const LONGEST_NAME = 24;
const ROOM = LONGEST_LINE - 256;

/**
 * What may hold work, the gravest first, as far as it fits into a line: a question names the first three and counts
 * the others.
 */
export function briefUsage(all: Usage): Usage {
  if (all.kind === 'unknown') return all;
  const programs: Program[] = [];
  let room = ROOM;
  for (const holds of ['documents', 'forms', 'unknown'] as const) {
    for (const program of all.programs) {
      if (program.holds !== holds) continue;
      const brief = { name: [...program.name.toWellFormed()].slice(0, LONGEST_NAME).join(''), holds };
      room -= Buffer.byteLength(JSON.stringify(brief)) + 1;
      if (room < 0) return { ...all, programs };
      programs.push(brief);
    }
  }
  return { ...all, programs };
}
