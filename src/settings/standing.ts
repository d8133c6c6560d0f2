import { isProtectionKnown } from '../sessions/protected-users.ts';
import type { Settings } from './schema.ts';
import { UNKNOWN_SETTINGS } from './schema.ts';
import type { ReadSettings } from './settings.ts';
import type { SettingsDoubt, SettingsWords } from './words.ts';

/** The settings in force, while the file changes under them. */
export interface Standing {
  readonly settings: Settings;
  readonly problems: readonly string[];
  /** The last usable settings; null if there were none since the start. */
  readonly last: Settings | null;
  /** True if the file existed. */
  readonly isThere: boolean;
  /** Since when the file cannot be used, in ms of a monotonic clock; null if it can be used. */
  readonly badSince: number | null;
}

export const BEFORE_THE_FIRST_LOOK: Standing = {
  settings: UNKNOWN_SETTINGS,
  problems: [],
  last: null,
  isThere: false,
  badSince: null,
};

/** A file is empty or cut for a moment while an editor writes it. A problem counts only after this long. In ms. */
export const WRITING = 2000;

/**
 * The settings in force after a look, by a monotonic clock in ms. If the file is unusable, the earlier settings
 * stay in force, but silence never counts, and nobody else may sign this person out. If there was no file before, nobody knows whom this one protects.
 */
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
    settings: { ...last, silenceCounts: 'never', othersMaySignMeOut: 'never' },
    problems: [`${why} ${words.untilMended.withLast}`],
  };
}

/** @param settings those in force, with what a policy adds */
export function doubtAbout(standing: Standing, settings: Settings): SettingsDoubt | null {
  if (!isProtectionKnown(settings.protected)) return 'protectedUnknown';
  return standing.last !== null && standing.settings !== standing.last ? 'lastSettings' : null;
}
