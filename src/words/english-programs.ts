import { plainName } from '../sessions/display-name.ts';
import type { Program, Usage } from '../sessions/usage.ts';
import { cut } from './fit.ts';

const MOST_NAMES = 3;
const LONGEST_PROGRAM = 16;

/** A signed-in session without any program is a broken read. */
export function isUnseen(usage: Usage): boolean {
  return usage.kind === 'unknown' || usage.programs.length === 0;
}

/** The programs that may hold work, as `Word, Excel and 2 more`. */
export interface OpenPrograms {
  readonly text: string;
  readonly count: number;
  /** Browsers alone. */
  readonly isOnlyForms: boolean;
}

/** Null where nothing that may hold work was seen. */
export function openPrograms(usage: Usage): OpenPrograms | null {
  const programs = usage.kind === 'known' ? usage.programs : [];
  const documents = programs.filter(({ holds }) => holds === 'documents');
  const names = namesOf([...documents, ...programs.filter(({ holds }) => holds === 'forms')]);
  const unknown = programs.filter(({ holds }) => holds === 'unknown').length;
  const count = names.length + unknown;
  if (count === 0) return null;
  const most = unknown > 0 ? MOST_NAMES - 1 : MOST_NAMES;
  const more = names.length - most;
  const text = listed([
    ...names.slice(0, most),
    ...(more > 0 ? [`${more} more`] : []),
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? 'program' : 'programs'} Usher doesn't know`] : []),
  ]);
  return { text, count, isOnlyForms: documents.length === 0 && unknown === 0 };
}

/** Each name once, fit to be shown: a program is called what its file is called, by whoever put it there. */
function namesOf(programs: readonly Program[]): string[] {
  return [...new Set(programs.map(({ name }) => cut(plainName(name), LONGEST_PROGRAM) || '?'))];
}

/** `Ben`, `Ben and Guest`, `Ben, Guest and Leo`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
