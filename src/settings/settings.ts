import { readJsonc } from './jsonc.ts';
import { settingsOf } from './members.ts';
import type { Settings } from './schema.ts';
import { DEFAULT_SETTINGS, UNKNOWN_SETTINGS } from './schema.ts';
import type { SettingsText } from './settings-file.ts';
import { settingsText } from './settings-file.ts';
import type { SettingsWords } from './words.ts';

export type { Settings } from './schema.ts';
export { askAgainMs, DEFAULT_SETTINGS, schema, timings, UNKNOWN_SETTINGS } from './schema.ts';

export interface ReadSettings {
  readonly settings: Settings;
  /** A text for each thing that could not be used, naming the line and what follows from it. */
  readonly problems: readonly string[];
  /** Where the file cannot be used at all: what is wrong with it, without what follows. */
  readonly unusable?: string;
}

/** Reads settings.json. A missing file is the defaults; one that cannot be used fails closed. Never throws. */
export function readSettings(file: string, words: SettingsWords): ReadSettings {
  return settingsIn(settingsText(file), words);
}

/** The same for what was found there. */
export function settingsIn(content: SettingsText, words: SettingsWords): ReadSettings {
  if (content.kind === 'text') return parseSettings(content.text, words);
  if (content.kind === 'missing') return { settings: DEFAULT_SETTINGS, problems: [] };
  return unusable(words.file.unreadable[content.because], words);
}

/**
 * The same for the file's text, which may have comments. Never throws. A bad value costs only itself; one that hides
 * whom the settings protect, or whether a silence counts, is taken for the strictest.
 */
export function parseSettings(text: string, words: SettingsWords): ReadSettings {
  const root = readJsonc(text.replace(/^\ufeff/, ''));
  if ('fault' in root) return unusable(words.file.syntax(root), words);
  return root.kind === 'object'
    ? settingsOf(root, words.file)
    : unusable(words.file.notAnObject(root), words);
}

function unusable(why: string, words: SettingsWords): ReadSettings {
  const problems = [`${why} ${words.untilMended.without}`];
  return { settings: UNKNOWN_SETTINGS, problems, unusable: why };
}
