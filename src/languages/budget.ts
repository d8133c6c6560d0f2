/**
 * What a toast shows of a text, in UTF-16 units: Windows cuts further on, and toast-text.ts counts code points, which
 * are never more.
 */
export const TOAST_ROOM = 200;

/** One way of saying something. */
export interface Way {
  readonly text: string;
  /** When it gives way to the next shorter one: what has the lowest number goes first. */
  readonly rank: number;
}

/** Something to be said, in ever shorter ways. What may be left out ends with an empty text. */
export type Part = readonly [Way, ...Way[]];

const STAYS = Number.POSITIVE_INFINITY;

/** Something that is said whatever else there is no room for. */
export function must(text: string): Part {
  return [{ text, rank: STAYS }];
}

/** Something that is left out where there is no room for it. */
export function may(text: string, rank: number): Part {
  return [
    { text, rank },
    { text: '', rank: STAYS },
  ];
}

/** Something that is said in the first of these ways for which there is room, in the last one whatever happens. */
export function shorter(texts: readonly [string, ...string[]], rank: number): Part {
  const [first, ...rest] = texts.map((text) => ({ text, rank }));
  return first === undefined ? must('') : [first, ...rest];
}

/**
 * Each part in the fullest way for which there is room; the last way of each stays even where there is none, because
 * no sentence is cut.
 */
export function withinRoom(room: number, parts: readonly Part[]): readonly Way[] {
  let left = parts;
  for (;;) {
    const chosen = left.map(([way]) => way);
    if (joined(chosen).length <= room) return chosen;
    const giving = left.filter((part) => part.length > 1).sort(([a], [b]) => a.rank - b.rank)[0];
    if (giving === undefined) return chosen;
    left = left.map((part) => (part === giving ? afterFirst(part) : part));
  }
}

/** The sentences in their order, without what is left out. */
export function joined(ways: readonly Way[]): string {
  return ways
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');
}

function afterFirst([first, second, ...rest]: Part): Part {
  return second === undefined ? [first] : [second, ...rest];
}
