import { textsApart } from '../../base/text/apart.ts';
import { visibleName } from '../../base/text/plain-text.ts';
import type { Program, Usage } from '../../sessions/usage.ts';

/** More names than this make nobody read them. */
const MOST_NAMES = 6;
const LONGEST_PROGRAM = 16;

/** A signed-in session without any program is a broken read. */
export function isUnseen(usage: Usage): boolean {
  if (usage.kind === 'told') return usage.lost.word === 'unknown';
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

/** Null where nothing that may hold work was seen. */
export function openPrograms(usages: readonly Usage[]): OpenPrograms | null {
  const programs = usages.flatMap(programsOf);
  const called = (...classes: readonly string[]) =>
    programs.flatMap(({ name, holds }) => (classes.includes(holds) ? [name] : []));
  const documents = called('documents');
  const names = [...new Set([...documents, ...called('forms')])];
  const unknown = [...new Set(called('unknown'))];
  if (names.length + unknown.length === 0) return null;
  return { names, unknown, holdsDocuments: documents.length > 0 };
}

/** What the person's own Usher names counts as documents, unless it comes back by itself. */
function programsOf(usage: Usage): readonly Pick<Program, 'name' | 'holds'>[] {
  if (usage.kind === 'known') return usage.programs;
  if (usage.kind === 'unknown') return [];
  return usage.lost.programs.map(({ name, why }) => ({
    name,
    holds: why === 'restores' ? 'harmless' : name === '' ? 'unknown' : 'documents',
  }));
}

/** The programs in words. */
export interface NamedPrograms {
  readonly text: string;
  readonly isOne: boolean;
}

/**
 * The programs in ever fewer words: `Word, Excel and 2 apps that Usher doesn't know`, then `Word and 3 more`. Never
 * none of them by name.
 */
export function namedPrograms({ names, unknown }: OpenPrograms): readonly NamedPrograms[] {
  const isOne = names.length + unknown.length === 1;
  const labels = programLabels(names);
  const most = Math.max(labels.length, 1);
  return Array.from({ length: most }, (_, at) => {
    const count = labels.length - at;
    const more = names.length - count;
    const text = listed([
      ...labels.slice(0, count),
      ...(more > 0 ? [`${more} more`] : []),
      ...(unknown.length > 0 ? [unknownApps(unknown.length)] : []),
    ]);
    return { text, isOne };
  });
}

export function unknownApps(count: number): string {
  return count === 1 ? "an app that Usher doesn't know" : `${count} apps that Usher doesn't know`;
}

/** Fit to be shown, and different: a program is called what its file is called, by whoever put it there. */
export function programLabels(names: readonly string[]): readonly string[] {
  return textsApart(
    names.slice(0, MOST_NAMES).map((name) => visibleName(name) || '?'),
    LONGEST_PROGRAM,
  );
}

/** `Ben`, `Ben and Guest`, `Ben, Guest and Leo`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `Ben`, `Ben or Guest`, `Ben, Guest or Leo`. */
export function either(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}
