import type { AccountFacts } from '../rights/account-rights.ts';
import type { UacPolicy } from '../rights/windows/uac-policy.ts';
import type { DoctorFacts } from './facts.ts';
import type { RawSession } from './raw-sessions.ts';

export interface ReportFacts {
  readonly facts: DoctorFacts;
  readonly account: AccountFacts | null;
  /** True if Windows tells beforehand whether this account may leave others a message. */
  readonly isMessageKnown: boolean;
  /** The DWORDs of UAC's policy in the registry; null for each that is missing. */
  readonly uac: UacPolicy | null;
  /** The sessions, or why they could not be listed. */
  readonly sessions: readonly RawSession[] | { readonly error: string };
  /** What runs, by session id: how many processes, and how much memory in bytes. */
  readonly usage: readonly {
    readonly sessionId: number;
    readonly processCount: number | null;
    readonly memoryBytes: number | null;
  }[];
  /** Session time limits that a policy sets, in ms; null for none. */
  readonly limits: Readonly<Record<'disconnected' | 'idle' | 'active', number | null>>;
  /** Every name that must not be in the report: people, accounts, computers, and folders named after them. */
  readonly names: readonly string[];
}

/** The raw facts as JSON, to attach to a bug report. Names are removed. It never contains a file's content. */
export function report({ names, facts, ...others }: ReportFacts): string {
  const neighbors = facts.neighbors?.map(({ sessionId, usher }) => ({ sessionId, usher }));
  return JSON.stringify(
    { facts: { ...facts, ...(neighbors !== undefined && { neighbors }) }, ...others },
    (_key, value) => (typeof value === 'string' ? nameless(value, names) : value),
    2,
  );
}

/** Shorter names occur inside ordinary words, and replacing them would tear the text apart. */
const SHORTEST = 2;

/** Replaces the longest name first, because a name may contain another one. Ignores case, as Windows does. */
function nameless(text: string, names: readonly string[]): string {
  const known = [...new Set(names)].filter((name) => name.length >= SHORTEST);
  known.sort((a, b) => b.length - a.length);
  if (known.length === 0) return text;
  const pattern = known.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  return text.replace(new RegExp(pattern, 'giu'), '<name>');
}
