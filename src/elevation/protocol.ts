import { z } from 'zod';
import type { Outcome } from '../conversation/outcome.ts';
import { STAGES } from '../conversation/stage.ts';
import type { HistoryEvent } from '../history/history.ts';
import { attemptKind, personAnswer, programNames, stayReason } from '../sessions/schemas.ts';

/*
 * What the tray and its elevated helper say to each other: one JSON object a line. Neither believes the other more
 * than these shapes; whatever else comes ends the conversation.
 *
 *  helper ─▶ tray    hello, first of all; moved, happened, ended
 *  tray ─▶ helper    welcome with the request, right after the hello; cancel
 *  both              beat, each second after the welcome
 *
 * The tray can stop the helper, and answer nothing that it asks: nobody knows which program wrote a line.
 */

/** 128 random bits in hexadecimal. */
export const SECRET = /^[0-9a-f]{32}$/;

/** With its line end, in bytes of UTF-8: room for the names of all programs that object, in any script. */
export const LONGEST_LINE = 2048;

/** The most people that one helper is about. */
export const MOST_PEOPLE = 20;

/** Which of the people that the helper was started for, counted from 0. */
const person = z
  .int()
  .nonnegative()
  .max(MOST_PEOPLE - 1);
const ms = z.int().nonnegative();
const code = z.int().nonnegative().nullable();

const outcome: z.ZodType<Outcome> = z.union([
  z.strictObject({ kind: z.literal('signedOut'), memoryBytes: z.number().nonnegative().nullable() }),
  z.strictObject({
    kind: z.literal('failed'),
    error: z.union([
      z.strictObject({ kind: z.literal('windows'), code }),
      z.strictObject({
        kind: z.enum([
          'accessDenied',
          'noRights',
          'helperLost',
          'protected',
          'listUnreadable',
          'cannotDisconnect',
          'iconLost',
          'neighborForbids',
          'neighborLost',
        ]),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('keptByProgram'),
    programs: programNames,
  }),
  z.strictObject({ kind: z.literal('refused'), because: stayReason.exactOptional() }),
  z.strictObject({ kind: z.literal('beingAsked'), by: z.string().max(64).nullable() }),
  z.strictObject({
    kind: z.enum([
      'disconnected',
      'alreadyDisconnected',
      'declined',
      'unanswered',
      'permissionDeclined',
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
const method = z.int().nonnegative();

/** What only the helper can account for; the rest the tray knows itself. */
const historyEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('countdown'), consent, asked: z.boolean() }),
  z.strictObject({
    event: z.literal('personAnswered'),
    answer: personAnswer,
    because: stayReason.exactOptional(),
  }),
  z.strictObject({ event: z.literal('lastLook'), consent, method }),
  z.strictObject({ event: z.literal('signingOut'), consent, method }),
  z.strictObject({
    event: z.literal('attempt'),
    result: attemptKind,
    code,
  }),
]) satisfies z.ZodType<HistoryEvent>;

const beat = z.strictObject({ kind: z.literal('beat') });

/** `token` shows that this is the process that was started, not one that saw the pipe's name. */
const hello = z.strictObject({ kind: z.literal('hello'), token: z.string().regex(SECRET) });

const fromHelper = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moved'), person, stage: z.enum(STAGES), leftMs: ms.nullable() }),
  z.strictObject({ kind: z.literal('happened'), person, happened: historyEvent }),
  z.strictObject({ kind: z.literal('ended'), person, outcome }),
  beat,
]);

const toHelper = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('cancel'), person }), beat]);

export type Hello = z.infer<typeof hello>;
export type FromHelper = z.infer<typeof fromHelper>;
export type ToHelper = z.infer<typeof toHelper>;

/** @returns the message, or null for whatever is none */
export const readHello = (line: string) => readMessage(hello, line);
export const readFromHelper = (line: string) => readMessage(fromHelper, line);
export const readToHelper = (line: string) => readMessage(toHelper, line);

/** @returns the message of that shape, or null for whatever is none */
export function readMessage<Message>(shape: z.ZodType<Message>, line: string): Message | null {
  try {
    const read = shape.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The message as a line. @throws RangeError where it is too long: a defect of ours */
export function writeMessage(message: Hello | FromHelper | ToHelper): string {
  const line = `${JSON.stringify(message)}\n`;
  if (Buffer.byteLength(line) > LONGEST_LINE) throw new RangeError(`a line too long: ${message.kind}`);
  return line;
}
