import { isProtectionKnown } from '../sessions/protected-users.ts';
import type { Settings } from './schema.ts';
import { UNKNOWN_SETTINGS } from './schema.ts';
import type { ReadSettings } from './settings.ts';
import type { SettingsDoubt, SettingsWords } from './words.ts';

/** The settings in force, while the file changes under them. */
export interface Standing {
  readonly settings: Settings;
  readonly problems: readonly string[];
  /** The last ones that could be used; null where there were none since the start. */
  readonly last: Settings | null;
  /** True where a file was there. */
  readonly isThere: boolean;
  /** Since when the file cannot be used, by a monotonic clock in ms; null where it can. */
  readonly badSince: number | null;
}

export const BEFORE_THE_FIRST_LOOK: Standing = {
  settings: UNKNOWN_SETTINGS,
  problems: [],
  last: null,
  isThere: false,
  badSince: null,
};

/** An editor that writes a file has it empty or cut for a moment: nobody is told of what is over by then. In ms. */
export const WRITING = 2000;

/** The settings in force after a look, by a monotonic clock in ms. A file that is there and unusable keeps those from before in force; where there was none before, nobody knows whom it was to protect. */
export function afterLook(
  standing: Standing,
  look: ReadSettings,
  isMissing: boolean,
  now: number,
  words: SettingsWords,
): Standing {
  const { last, isThere } = standing;
  const why = isMissing && isThere && last !== null ? words.file.gone : look.unusable;
  if (why === undefined) {
    const { settings, problems } = look;
    return { settings, problems, last: settings, isThere: !isMissing, badSince: null };
  }
  if (last === null) return { ...standing, settings: look.settings, problems: look.problems, isThere: true };
  const badSince = standing.badSince ?? now;
  if (now - badSince < WRITING) return { ...standing, badSince };
  if (!isThere) return { ...standing, badSince, settings: look.settings, problems: look.problems };
  return {
    ...standing,
    badSince,
    settings: { ...last, silenceCounts: 'never' },
    problems: [`${why} ${words.untilMended.withLast}`],
  };
}

/** @param settings those in force, with what a policy adds */
export function doubtAbout(standing: Standing, settings: Settings): SettingsDoubt | null {
  if (!isProtectionKnown(settings.protected)) return 'protectedUnknown';
  return standing.last !== null && standing.settings !== standing.last ? 'lastSettings' : null;
}
