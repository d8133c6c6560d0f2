import { z } from 'zod';
import type { Timings } from '../conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE, LONGEST_COUNTDOWN } from '../conversation/pinned.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { OTHERS_MAY } from './others-may.ts';
import type { Allowed } from './words.ts';

/** zod's messages are texts, so what is allowed goes through them as JSON. */
const message = (allowed: Allowed) => JSON.stringify(allowed);

const between = (least: number, most: number, unit: 'seconds' | 'minutes') => {
  const allowed = message({ kind: 'range', least, most, unit });
  return z.number(allowed).min(least, allowed).max(most, allowed);
};

const NAMES = message({ kind: 'names' });

const SILENCE = ['whenNothingToLose', 'whenAway', 'never'] as const;

const ASK_IN = ['toast', 'window'] as const;

export type AskIn = (typeof ASK_IN)[number];

const seconds = (leastMs: number) => between(leastMs / 1000, LONGEST_COUNTDOWN / 1000, 'seconds');

const countdowns = {
  away: seconds(LEAST_AWAY).default(10),
  silence: seconds(5000).default(30),
  there: seconds(LEAST_THERE).default(60),
};

/** Each error message is what is allowed, as `message` writes it. */
export const schema = z.strictObject({
  silenceCounts: z.enum(SILENCE, message({ kind: 'oneOf', values: SILENCE })).default('whenNothingToLose'),
  /** Where the operator is asked first. */
  askIn: z.enum(ASK_IN, message({ kind: 'oneOf', values: ASK_IN })).default('toast'),
  /** After this many minutes without input somebody counts as not being there. */
  quietAfterMinutes: between(1, 1440, 'minutes').default(5),
  /** After this many minutes without anybody there "Sign out everyone…" includes somebody. */
  everyoneAwayMinutes: between(5, 10_080, 'minutes').default(60),
  othersMaySignMeOut: z
    .enum(OTHERS_MAY, message({ kind: 'oneOf', values: OTHERS_MAY }))
    .default('whenNothingIsLost'),
  /** People who are shown but never offered. See `ProtectedUsers`. */
  protected: z.array(z.string(NAMES), NAMES).default([]),
  /** The shortest time between two questions to the same person. See `askAgainMs`. */
  askAgainAfterMinutes: between(1, 1440, 'minutes').default(5),
  /** In seconds. Somebody who is there gets at least a full minute to save their work. */
  countdowns: z
    .strictObject(countdowns, message({ kind: 'object', names: Object.keys(countdowns) }))
    .prefault({}),
});

export type Settings = Readonly<
  Omit<z.infer<typeof schema>, 'protected'> & { readonly protected: ProtectedUsers }
>;

export const DEFAULT_SETTINGS: Settings = schema.parse({});

/**
 * The settings if the file exists but cannot be used. It may have protected anybody, and forbidden that silence
 * counts or that others sign this person out.
 */
export const UNKNOWN_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  silenceCounts: 'never',
  othersMaySignMeOut: 'never',
  protected: 'unknown',
};

/** The conversation's durations, in milliseconds. Each is read from the settings at the moment of use. */
export function timings(settings: Pick<Settings, 'countdowns'>): Timings {
  const ms = (name: keyof Settings['countdowns']) => settings.countdowns[name] * 1000;
  return {
    question: 60_000,
    get away() {
      return ms('away');
    },
    get silence() {
      return ms('silence');
    },
    get there() {
      return ms('there');
    },
    verify: 30_000,
  };
}

/**
 * The time between two questions to the same person, in ms. It is at least as long as a question stays on their
 * screen, because another process learns of that question only from the history.
 */
export function askAgainMs({
  askAgainAfterMinutes,
  countdowns,
}: Pick<Settings, 'askAgainAfterMinutes' | 'countdowns'>): number {
  return Math.max(askAgainAfterMinutes * 60_000, countdowns.there * 1000);
}

/**
 * Checks a value for the setting of this name; `countdowns.away` names a nested one.
 * @returns null if it is allowed, else what would be allowed
 */
export function allowedInstead(path: string, value: unknown): Allowed | null {
  const fields: Readonly<Record<string, z.ZodType>> = {
    ...schema.shape,
    ...within('countdowns', countdowns),
  };
  const told = fields[path]?.safeParse(value).error?.issues[0]?.message;
  return told === undefined ? null : (JSON.parse(told) as Allowed);
}

function within(path: string, fields: Readonly<Record<string, z.ZodType>>) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [`${path}.${name}`, field]));
}
