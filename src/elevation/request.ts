import { z } from 'zod';
import { oneLine } from '../base/text/plain-text.ts';
import { LEAST_AWAY, LEAST_THERE, LONGEST_REASON } from '../conversation/pinned.ts';
import { signIn } from '../sessions/sign-in.ts';
import { MOST_PEOPLE, readMessage, SECRET } from './protocol.ts';

/**
 * The welcome with the request, with its line end, in bytes of UTF-8: room for anybody's names, and for twenty people
 * with usual ones.
 */
export const LONGEST_WELCOME = 32_768;

/** A countdown that the operator may have set longer, never shorter than the settings allow. In ms. */
const countdown = (least: number) => z.int().min(least).max(3_600_000);

const request = z
  .strictObject({
    /** Shown to the person as the operator's words; it must not look like anything else of the box. */
    reason: z.string().min(1).max(LONGEST_REASON).refine(isOneLine).nullable(),
    away: countdown(LEAST_AWAY),
    there: countdown(LEAST_THERE),
    /** From how long without input on somebody is not asked for their yes, in ms. */
    quiet: z.int().min(60_000).max(86_400_000),
    /**
     * The operator has overruled programs that objected: the person's own Usher is not asked again. What that may lose the
     * helper asks about itself.
     */
    overrulesPrograms: z.boolean(),
    /** What the operator's yes is for. A disconnect is about one person. */
    deed: z.enum(['signOut', 'disconnect']),
    people: z.array(signIn).min(1).max(MOST_PEOPLE).refine(areDifferent),
  })
  .refine(({ overrulesPrograms, people }) => !overrulesPrograms || people.length === 1)
  .refine(({ deed, people }) => deed === 'signOut' || people.length === 1);

export type HelperRequest = z.infer<typeof request>;

/** What is the same for every helper. */
export type HelperSettings = Omit<HelperRequest, 'people' | 'overrulesPrograms' | 'deed'>;

/** `secret` shows that this is the tray that had the helper started, not one that serves a pipe of that name. */
const welcome = z.strictObject({ kind: z.literal('welcome'), secret: z.string().regex(SECRET), request });

export type Welcome = z.infer<typeof welcome>;

function isOneLine(text: string): boolean {
  return oneLine(text) === text;
}

function areDifferent(people: readonly { readonly host: string; readonly sessionId: number }[]): boolean {
  return (
    new Set(people.map(({ host, sessionId }) => `${sessionId} ${host.toLowerCase()}`)).size === people.length
  );
}

/** Whether one helper can be told of all of these people. */
export function isForOneHelper(asked: HelperRequest): boolean {
  const line = writeWelcome({ kind: 'welcome', secret: '0'.repeat(32), request: asked });
  return asked.people.length <= MOST_PEOPLE && Buffer.byteLength(line) <= LONGEST_WELCOME;
}

export function writeWelcome(message: Welcome): string {
  return `${JSON.stringify(message)}\n`;
}

/** @returns null for whatever is none */
export const readWelcome = (line: string) => readMessage(welcome, line);
