import { entryFault } from '../sessions/protected-entry.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { JsonValue } from './jsonc.ts';
import type { SettingsWords } from './words.ts';

/**
 * The people whom the value of `protected` names. A number is an account with that name, as schools have them. An
 * entry that names nobody is reported and costs only itself. An entry that can be no account, but may have been
 * meant for one, stays in the list. There it keeps everybody from being offered.
 */
export function protectedEntries(
  value: JsonValue,
  words: SettingsWords['file'],
): {
  readonly users: ProtectedUsers;
  readonly problems: readonly string[];
} {
  if (value.kind !== 'array') return { users: 'unknown', problems: [words.protectedNoList(value)] };
  const entries = value.elements.map((each) => entryOf(each, words));
  return {
    users: entries.some(({ isUnknown }) => isUnknown) ? 'unknown' : entries.flatMap(({ names }) => names),
    problems: entries.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

interface Entry {
  readonly names: readonly string[];
  /** It may name somebody, but is not even a text. */
  readonly isUnknown: boolean;
  readonly problem: string | null;
}

function entryOf(value: JsonValue, words: SettingsWords['file']): Entry {
  const { kind, plain, source } = value;
  if (namesNobody(value)) return { names: [], isUnknown: false, problem: words.leftOut(value, source) };
  // A number is taken as written, because a long one would change as a number.
  const name = kind === 'number' ? source : plain;
  if (typeof name !== 'string') {
    return { names: [], isUnknown: true, problem: words.noAccount(value, source, 'sign') };
  }
  const fault = entryFault(name);
  if (fault === 'empty') return { names: [], isUnknown: false, problem: words.leftOut(value, source) };
  const problem = fault === null ? null : words.noAccount(value, source, fault);
  return { names: [name], isUnknown: false, problem };
}

function namesNobody({ kind, members, elements }: JsonValue): boolean {
  if (kind === 'object' || kind === 'array') return members.length + elements.length === 0;
  return kind === 'null' || kind === 'boolean';
}
