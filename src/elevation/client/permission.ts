import { oneLine } from '../../base/text/plain-text.ts';
import type { PermissionFacts } from '../words.ts';

/*
 * How this program and its child that asks Windows for permission understand each other: whom it is about by arguments,
 * the answer by the exit code.
 */

/** Whom Windows is asked about, and in which conversations. */
export interface PermissionFor extends PermissionFacts {
  readonly conversations: readonly number[];
}

/** Exit codes. Node.js itself uses none of these. */
export const PERMISSION_END = { started: 0x71, declined: 0x72, failed: 0x73 } as const;

/** How Windows answered the request to start something as an administrator. */
export type PermissionAnswer = keyof typeof PERMISSION_END;

/**
 * Has Windows ask for a window that stands already. Aborting takes the window away.
 * @param args what this program is to be started with as an administrator
 * @returns null where none stands about these conversations
 */
export type AskInWindow = (
  about: PermissionFor,
  args: readonly string[],
  signal: AbortSignal,
) => Promise<PermissionAnswer> | null;

/** In code points. */
const LONGEST_NAME = 100;

export interface PermissionAsked extends PermissionFacts {
  /** What this program is to be started with as an administrator. */
  readonly args: readonly string[];
}

export interface PermissionRequest extends PermissionAsked {
  /** The window of the terminal in which the operator agreed; 0n for none. */
  readonly terminal: bigint;
}

export function permissionArguments(request: PermissionRequest): readonly string[] {
  const { deed, count, name, terminal, args } = request;
  return [String(terminal), deed, String(count), oneLine(name, LONGEST_NAME), ...args];
}

/** @returns null for arguments that are no request */
export function readPermissionArguments(given: readonly string[]): PermissionRequest | null {
  const [terminal = '', deed = '', people = '', name = '', ...args] = given;
  const count = Number(people);
  if (!/^\d{1,20}$/.test(terminal) || !Number.isSafeInteger(count) || count < 1) return null;
  if (args.length === 0 || (deed !== 'signOut' && deed !== 'disconnect')) return null;
  return { terminal: BigInt(terminal), deed, count, name, args };
}

/** Any code that means nothing is the end of a program that failed. */
export function permissionAnswerOf(exitCode: number): PermissionAnswer {
  const answers: readonly PermissionAnswer[] = ['started', 'declined'];
  return answers.find((answer) => PERMISSION_END[answer] === exitCode) ?? 'failed';
}
