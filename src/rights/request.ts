import { z } from 'zod';
import { isNews } from '../consent.ts';
import type { Pinned } from '../conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE, LONGEST_REASON } from '../conversation/pinned.ts';
import { signIn, signInOf } from '../sessions/sign-in.ts';
import type { Usage } from '../sessions/usage.ts';
import { MOST_PEOPLE } from './protocol.ts';

/** 128 random bits in hexadecimal. */
export const SECRET = /^[0-9a-f]{32}$/;

/** Without controls, ends of lines, or what turns the text after it round. */
const ONE_PLAIN_LINE = /^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]*$/u;

/**
 * With room for the programs' paths before it: Windows' longest command line has 32,767 UTF-16 units.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw
 */
const LONGEST_ARGUMENT = 30_000;

/** Somebody whom the helper is to sign out, as they were at the click. */
const target = signIn.extend({
  /** The programs that the answered question named; null where it said that nobody can see what is open. */
  named: z.array(z.string().max(320)).max(40).nullable(),
});

/** A countdown that the operator may have set longer, never shorter than the settings allow. In ms. */
const countdown = (least: number) => z.int().min(least).max(3_600_000);

const request = z.strictObject({
  /** Shown to the person as the operator's words; it must not look like anything else of the box. */
  reason: z.string().min(1).max(LONGEST_REASON).regex(ONE_PLAIN_LINE).nullable(),
  away: countdown(LEAST_AWAY),
  there: countdown(LEAST_THERE),
  /** From how long without input on somebody is not asked for their yes, in ms. */
  quiet: z.int().min(60_000).max(86_400_000),
  people: z.array(target).min(1).max(MOST_PEOPLE).refine(areDifferent),
});

export type Target = z.infer<typeof target>;
export type HelperRequest = z.infer<typeof request>;

/** The people as arguments can carry them; the rest of what is known about them the helper reads itself. */
export function targetOf({ session }: Pick<Pinned, 'session'>, usage: Usage): Target | null {
  const passed = signInOf(session);
  return passed && { ...passed, named: named(usage) };
}

/** A name that does not fit is left out: then the helper asks about it again. */
function named(usage: Usage): string[] | null {
  if (usage.kind === 'unknown') return null;
  const open = usage.programs.filter((program) => isNews({ ...usage, programs: [program] }, []));
  return open
    .map(({ name }) => name)
    .filter((name) => name.length <= 64)
    .slice(0, 40);
}

function areDifferent(people: readonly { readonly host: string; readonly sessionId: number }[]): boolean {
  return (
    new Set(people.map(({ host, sessionId }) => `${sessionId} ${host.toLowerCase()}`)).size === people.length
  );
}

/** Whether one helper can be started for all of these people. */
export function isForOneHelper(asked: HelperRequest): boolean {
  return asked.people.length <= MOST_PEOPLE && writeRequest(asked).length <= LONGEST_ARGUMENT;
}

/** As one argument without a sign that a command line could read otherwise. */
export function writeRequest(asked: HelperRequest): string {
  return Buffer.from(JSON.stringify(asked)).toString('base64url');
}

/** @returns null for whatever is no request */
export function readRequest(argument: string): HelperRequest | null {
  try {
    const read = request.safeParse(JSON.parse(Buffer.from(argument, 'base64url').toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
