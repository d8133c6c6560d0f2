import type { SessionState } from '../session.ts';
import type { RawRow } from './session-table.ts';

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

/**
 * What the words of one table of `quser` mean, in a language without a list too. The operator's own marked row has a
 * station, so it is active, and so is who has its word; a row with another word and without a station is disconnected.
 * Without such a row, and for every other one, the state stays unknown: an own session that is switched out itself has
 * no station, and its word is not the one for active.
 */
export function statesByRule(rows: readonly RawRow[]): (row: RawRow) => SessionState | 'unknown' {
  const active = new Set(rows.filter(isAtWork).map(({ stateWord }) => stateWord.toLowerCase()));
  return ({ stateWord, stationName }) => {
    const known = stateOfWord(stateWord);
    if (known !== 'unknown' || active.size === 0) return known;
    if (active.has(stateWord.toLowerCase())) return 'active';
    return stationName === '' ? 'disconnected' : 'unknown';
  };
}

function isAtWork({ isCurrent, stateWord, stationName }: RawRow): boolean {
  const known = stateOfWord(stateWord);
  return isCurrent && (known === 'active' || (known === 'unknown' && stationName !== ''));
}
