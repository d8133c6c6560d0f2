import type { AccountFacts } from '../rights/account-rights.ts';
import type { UacPolicy } from '../rights/windows/uac-policy.ts';
import type { DoctorFacts } from './facts.ts';
import type { RawSession } from './raw-sessions.ts';

/** What `doctor --report` is made from. */
export interface ReportFacts {
  readonly facts: DoctorFacts;
  readonly account: AccountFacts | null;
  /** True where Windows tells beforehand whether this account may leave others a message. */
  readonly isMessageKnown: boolean;
  /** The DWORDs of UAC's policy as they stand in the registry, null where there is none. */
  readonly uac: UacPolicy | null;
  /** The sessions, or why they could not be listed. */
  readonly sessions: readonly RawSession[] | { readonly error: string };
  /** What runs, by session id: how many processes, and how much memory in bytes. */
  readonly usage: readonly {
    readonly sessionId: number;
    readonly processCount: number | null;
    readonly memoryBytes: number | null;
  }[];
  /** Time limits for sessions that a policy sets, in ms; null where none does. */
  readonly limits: Readonly<Record<'disconnected' | 'idle' | 'active', number | null>>;
  /** Every name that must not be in the report: people, accounts, computers, folders named after them. */
  readonly names: readonly string[];
}

/**
 * The raw facts as one JSON text to attach to a bug report. Names are taken out of it, and nothing in it is a file's
 * content.
 */
export function report({ names, ...told }: ReportFacts): string {
  return JSON.stringify(
    told,
    (_key, value) => (typeof value === 'string' ? nameless(value, names) : value),
    2,
  );
}

/** Shorter ones are no names but parts of words, and would tear everything apart. */
const SHORTEST = 2;

/** The longest first: a name may contain another one. Without case, as Windows takes names. */
function nameless(text: string, names: readonly string[]): string {
  const known = [...new Set(names)].filter((name) => name.length >= SHORTEST);
  known.sort((a, b) => b.length - a.length);
  if (known.length === 0) return text;
  const pattern = known.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  return text.replace(new RegExp(pattern, 'giu'), '<name>');
}
