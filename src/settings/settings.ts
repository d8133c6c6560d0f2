import { readJsonc } from './jsonc.ts';
import { settingsOf } from './members.ts';
import type { Settings } from './schema.ts';
import { DEFAULT_SETTINGS, UNKNOWN_SETTINGS } from './schema.ts';
import type { SettingsText } from './settings-file.ts';
import { settingsText } from './settings-file.ts';
import type { SettingsWords } from './words.ts';

export type { OthersMaySignMeOut } from './others-may.ts';
export type { AskIn, Settings } from './schema.ts';
export { askAgainMs, DEFAULT_SETTINGS, schema, timings, UNKNOWN_SETTINGS } from './schema.ts';

export interface ReadSettings {
  readonly settings: Settings;
  /** A text for each unusable thing, with its line and its consequence. */
  readonly problems: readonly string[];
  /** Set if the file cannot be used at all: what is wrong with it, without the consequence. */
  readonly unusable?: string;
}

/** Reads settings.json. A missing file means the defaults; an unusable one fails closed. Never throws. */
export function readSettings(file: string, words: SettingsWords): ReadSettings {
  return settingsIn(settingsText(file), words);
}

/** The same for content that was already read. */
export function settingsIn(content: SettingsText, words: SettingsWords): ReadSettings {
  if (content.kind === 'text') return parseSettings(content.text, words);
  if (content.kind === 'missing') return { settings: DEFAULT_SETTINGS, problems: [] };
  return unusable(words.file.unreadable[content.because], words);
}

/**
 * The same for the file's text, which may have comments. Never throws. A bad value costs only itself. But if it
 * hides whom the settings protect, whether silence counts, or who may sign this person out, the strictest counts.
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
