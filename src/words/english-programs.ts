import { textsApart } from '../apart.ts';
import { plainName } from '../sessions/display-name.ts';
import type { Usage } from '../sessions/usage.ts';

/** More names than this make nobody read them. */
const MOST_NAMES = 6;
const LONGEST_PROGRAM = 16;

/** A signed-in session without any program is a broken read. */
export function isUnseen(usage: Usage): boolean {
  return usage.kind === 'unknown' || usage.programs.length === 0;
}

/** The programs of one session, or of several, that may hold work. By their names; each once. */
export interface OpenPrograms {
  /** Those that are called by their names, the gravest first. */
  readonly names: readonly string[];
  /** Those that Usher does not know, and counts. */
  readonly unknown: readonly string[];
  readonly holdsDocuments: boolean;
}

/** What a text has said of some programs. */
export interface ShownPrograms {
  readonly names: ReadonlySet<string>;
  /** True where it has said how many unknown ones there are. */
  readonly unknown: boolean;
}

export const NOTHING_SHOWN: ShownPrograms = { names: new Set(), unknown: false };

/** Null where nothing that may hold work was seen. */
export function openPrograms(usages: readonly Usage[]): OpenPrograms | null {
  const programs = usages.flatMap((usage) => (usage.kind === 'known' ? usage.programs : []));
  const called = (...classes: readonly string[]) =>
    programs.flatMap(({ name, holds }) => (classes.includes(holds) ? [name] : []));
  const documents = called('documents');
  const names = [...new Set([...documents, ...called('forms')])];
  const unknown = [...new Set(called('unknown'))];
  if (names.length + unknown.length === 0) return null;
  return { names, unknown, holdsDocuments: documents.length > 0 };
}

/** The programs in words, and what that shows of them. */
export interface NamedPrograms extends ShownPrograms {
  readonly text: string;
  readonly isOne: boolean;
}

/**
 * The programs in ever fewer words: `Word, Excel and 2 apps that Usher doesn't know`, then `Word and 3 more`. Never
 * none of them by name.
 */
export function namedPrograms({ names, unknown }: OpenPrograms): readonly NamedPrograms[] {
  const isOne = names.length + unknown.length === 1;
  const labels = labelled(names.slice(0, MOST_NAMES));
  const most = Math.max(labels.length, 1);
  return Array.from({ length: most }, (_, at) => {
    const count = labels.length - at;
    const more = names.length - count;
    const text = listed([
      ...labels.slice(0, count),
      ...(more > 0 ? [`${more} more`] : []),
      ...(unknown.length > 0 ? [unknownApps(unknown.length)] : []),
    ]);
    return { text, isOne, names: new Set(names.slice(0, count)), unknown: true };
  });
}

function unknownApps(count: number): string {
  return count === 1 ? "an app that Usher doesn't know" : `${count} apps that Usher doesn't know`;
}

/** Fit to be shown, and different: a program is called what its file is called, by whoever put it there. */
function labelled(names: readonly string[]): readonly string[] {
  return textsApart(
    names.map((name) => plainName(name) || '?'),
    LONGEST_PROGRAM,
  );
}

/**
 * What a yes to a question covers: the programs of this session of which its text has told. Null where it said that
 * nobody can see what is open.
 */
export function coveredBy(usage: Usage, { names, unknown }: ShownPrograms): readonly string[] | null {
  if (usage.kind === 'unknown' || isUnseen(usage)) return null;
  return usage.programs.flatMap(({ name, holds }) => {
    const isShown = holds === 'unknown' ? unknown : holds !== 'harmless' && names.has(name);
    return isShown ? [name] : [];
  });
}

/** `Ben`, `Ben and Guest`, `Ben, Guest and Leo`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
