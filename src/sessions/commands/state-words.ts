import type { SessionState } from '../session.ts';

/**
 * The words of the state column that real outputs show, in the languages there are outputs of. The header's
 * language says nothing: Brazilian Windows prints an English header over Portuguese words, Japanese the reverse.
 */
const WORDS: Readonly<Record<string, SessionState>> = {
  // English, Japanese
  active: 'active',
  disc: 'disconnected',
  conn: 'connected',
  listen: 'listen',
  // German
  aktiv: 'active',
  'getr.': 'disconnected',
  'abhör.': 'listen',
  // French
  actif: 'active',
  déco: 'disconnected',
  // Spanish
  activo: 'active',
  desc: 'disconnected',
  escuchar: 'listen',
  // Brazilian Portuguese
  ativo: 'active',
  disco: 'disconnected',
  // Italian
  attivo: 'active',
  // Russian
  активно: 'active',
  // Simplified Chinese
  运行中: 'active',
  断开: 'disconnected',
};

/** What a word of the state column means; `unknown` for a word of any other language. */
export function stateOfWord(word: string): SessionState | 'unknown' {
  const key = word.toLowerCase();
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? 'unknown') : 'unknown';
}
