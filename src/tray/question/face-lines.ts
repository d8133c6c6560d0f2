import { z } from 'zod';
import { argument, oneLine } from '../../base/text/plain-text.ts';
import type { PermissionAnswer, PermissionAsked } from '../../elevation/client/permission.ts';
import type { Face } from './face.ts';

/*
 * The lines between the tray and the child that draws its window. The tray sends faces, and the child what was clicked. A
 * further request is a further `kind`: each side ignores lines that it does not know.
 */

/** In code points. */
const LONGEST_TEXT = 4000;
const LONGEST_LABEL = 60;
/** In UTF-16 units. What is longer was not written by this child. */
const LONGEST_ANSWER = 200;

/** Of a helper. */
const MOST_ARGUMENTS = 8;

const number = z.int().min(1);
const text = z.string().max(2 * LONGEST_TEXT);
const label = z
  .string()
  .min(1)
  .max(2 * LONGEST_LABEL);
const choice = z.strictObject({ id: label, label, shield: z.literal(true).exactOptional() });
const time = z.strictObject({ leftMs: z.number().min(0), wholeMs: z.number().positive() });

const face = z.strictObject({
  title: text.min(1),
  text,
  choices: z.array(choice).min(1).max(8),
  usual: label,
  time: time.nullable(),
  details: z.strictObject({ text, show: label, hide: label }).nullable(),
});

const fromTray = z.strictObject({ kind: z.literal('face'), number, face });
const fromChild = z.strictObject({ kind: z.literal('chosen'), number, choice: label.nullable() });

const permission = z.strictObject({
  kind: z.literal('permission'),
  deed: z.enum(['signOut', 'disconnect']),
  count: z.int().min(1),
  name: text,
  args: z.array(z.string().max(LONGEST_ANSWER)).min(1).max(MOST_ARGUMENTS),
});
const permitted = z.strictObject({
  kind: z.literal('permitted'),
  answer: z.enum(['started', 'declined', 'failed']),
});

export interface NumberedFace {
  readonly number: number;
  readonly face: Face;
}

export interface Chosen {
  /** Of the face that stood. */
  readonly number: number;
  /** Null for Esc, and for the window's own close button. */
  readonly choice: string | null;
}

export function faceLine({ number, face }: NumberedFace): string {
  const { title, choices, details } = face;
  const shown: Face = {
    ...face,
    title: oneLine(title, LONGEST_TEXT),
    text: argument(face.text, LONGEST_TEXT),
    choices: choices.map((each) => ({ ...each, label: oneLine(each.label, LONGEST_LABEL) })),
    details: details && { ...details, text: argument(details.text, LONGEST_TEXT) },
  };
  return JSON.stringify({ kind: 'face', number, face: shown });
}

/** @returns null for a line that is no face */
export function readFace(line: string): NumberedFace | null {
  const { data } = fromTray.safeParse(json(line));
  if (!data?.face.choices.some(({ id }) => id === data.face.usual)) return null;
  return { number: data.number, face: data.face };
}

/** The last face among these lines; null if there is none. */
export function lastFace(lines: readonly string[]): NumberedFace | null {
  return lines.map(readFace).findLast((each) => each !== null) ?? null;
}

export function chosenLine({ number, choice }: Chosen): string {
  return JSON.stringify({ kind: 'chosen', number, choice });
}

/** @returns null for a line that is no answer */
export function readChosen(line: string): Chosen | null {
  if (line.length > LONGEST_ANSWER) return null;
  const { data } = fromChild.safeParse(json(line));
  return data === undefined ? null : { number: data.number, choice: data.choice };
}

export function permissionLine({ deed, count, name, args }: PermissionAsked): string {
  return JSON.stringify({ kind: 'permission', deed, count, name: oneLine(name, LONGEST_LABEL), args });
}

/** @returns null for a line that asks for no permission */
export function readPermission(line: string): PermissionAsked | null {
  const { data } = permission.safeParse(json(line));
  if (data === undefined) return null;
  const { kind: _, ...asked } = data;
  return asked;
}

export function permittedLine(answer: PermissionAnswer): string {
  return JSON.stringify({ kind: 'permitted', answer });
}

/** @returns null for a line that is no answer of Windows */
export function readPermitted(line: string): PermissionAnswer | null {
  return line.length > LONGEST_ANSWER ? null : (permitted.safeParse(json(line)).data?.answer ?? null);
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
