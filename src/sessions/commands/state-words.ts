import type { SessionState } from '../session.ts';
import type { RawRow } from './session-table.ts';

/**
 * Words of the state column, from real outputs. The header's language does not tell the words' language: Brazilian
 * Windows prints an English header over Portuguese words, Japanese Windows the reverse.
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

/** The state that a word means; `unknown` for a word of another language. */
export function stateOfWord(word: string): SessionState | 'unknown' {
  const key = word.toLowerCase();
  return Object.hasOwn(WORDS, key) ? (WORDS[key] ?? 'unknown') : 'unknown';
}

/**
 * What the state words of one table of `quser` mean, also in an unlisted language. The operator's own marked row
 * has a station, so it is active. Rows with the same word are active too. A row with another word and no station is
 * disconnected.
 *
 * If the operator's own session is switched out, it has no station, and its word does not mean active. Then, and
 * for every other row, the state stays unknown.
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
