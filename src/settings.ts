import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Pace } from './conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE } from './conversation/pinned.ts';

const between = (least: number, most: number, unit: string) => {
  const allowed = `${least} to ${most} ${unit}`;
  return z.number(allowed).min(least, allowed).max(most, allowed);
};

const NAMES = 'a list of account names';

/** Each message names what is allowed. */
export const schema = z.strictObject({
  silenceCounts: z
    .enum(['whenNothingToLose', 'whenAway', 'never'], 'whenNothingToLose, whenAway or never')
    .default('whenNothingToLose'),
  /** From how many minutes without input on somebody counts as not being there. */
  quietAfterMinutes: between(1, 1440, 'minutes').default(5),
  /** From how many minutes without anybody there the row about everyone takes somebody in. */
  everyoneAwayMinutes: between(5, 10_080, 'minutes').default(60),
  /** Accounts that are shown and never offered, as `ben` or `OFFICE\\ben`. */
  protected: z.array(z.string(NAMES), NAMES).default([]),
  /** How long the same person is left in peace between two questions. */
  askAgainAfterMinutes: between(0, 1440, 'minutes').default(5),
  /** In seconds. Whoever is there gets a full minute to save their work. */
  countdowns: z
    .strictObject(
      {
        away: between(LEAST_AWAY / 1000, 3600, 'seconds').default(10),
        silence: between(5, 3600, 'seconds').default(30),
        there: between(LEAST_THERE / 1000, 3600, 'seconds').default(60),
      },
      'an object with away, silence and there',
    )
    .prefault({}),
});

export type Settings = Readonly<z.infer<typeof schema>>;

export interface ReadSettings {
  readonly settings: Settings;
  /** One sentence for each thing that could not be used, naming the line and what is used instead. */
  readonly problems: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = schema.parse({});

/** Reads settings.json. A missing file is the defaults; anything unusable is named and replaced, never obeyed. */
export function readSettings(file: string): ReadSettings {
  try {
    return parseSettings(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return unusable(isMissing ? [] : ["settings.json can't be read. Using the standard settings."]);
  }
}

/** The same for the file's text. Never throws; one bad value costs only itself. */
export function parseSettings(text: string): ReadSettings {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return unusable(['settings.json is not JSON. Using the standard settings.']);
  }
  const first = schema.safeParse(content);
  if (first.success) return { settings: first.data, problems: [] };
  const { issues } = first.error;
  if (issues.some((issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys')) {
    return unusable(['settings.json is not an object. Using the standard settings.']);
  }
  const bad = issues.flatMap<{ path: Path; allowed: string | null }>((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], allowed: null }))
      : [{ path: issue.path, allowed: issue.message }],
  );
  for (const { path } of bad) remove(content, path);
  const settings = schema.parse(content);
  return { settings, problems: bad.map((each) => problem(text, each.path, each.allowed, settings)) };
}

/** The conversation's durations, in milliseconds. */
export function pace({ countdowns }: Settings): Pace {
  return {
    question: 60_000,
    away: countdowns.away * 1000,
    silence: countdowns.silence * 1000,
    there: countdowns.there * 1000,
    verify: 30_000,
  };
}

function unusable(problems: readonly string[]): ReadSettings {
  return { settings: DEFAULT_SETTINGS, problems };
}

type Path = readonly PropertyKey[];

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((object, key) => (object as Record<PropertyKey, unknown>)[key], value);
}

function remove(content: unknown, path: Path): void {
  delete (at(content, path.slice(0, -1)) as Record<PropertyKey, unknown>)[path.at(-1) ?? ''];
}

function problem(text: string, path: Path, allowed: string | null, used: Settings): string {
  const where = `settings.json${lineOf(text, path)}: ${path.map(String).join('.')}`;
  if (allowed === null) return `${where} is not a setting.`;
  const standard = at(used, path);
  const using = typeof standard === 'object' ? 'the standard ones' : String(standard);
  return `${where} must be ${allowed}. Using ${using}.`;
}

function lineOf(text: string, path: Path): string {
  const found = path.reduce<number>((from, key) => (from < 0 ? from : nameAt(text, String(key), from)), 0);
  return found < 0 ? '' : `, line ${text.slice(0, found).split('\n').length}`;
}

/** Where `"name":` next stands, or -1; the same text as a value is no name. */
function nameAt(text: string, name: string, from: number): number {
  const quoted = JSON.stringify(name);
  let at = text.indexOf(quoted, from);
  while (
    at >= 0 &&
    !text
      .slice(at + quoted.length)
      .trimStart()
      .startsWith(':')
  ) {
    at = text.indexOf(quoted, at + 1);
  }
  return at;
}
