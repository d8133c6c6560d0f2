/** The longest text a menu row or a tooltip shows, in code points. */
const LONGEST = 60;
const SHORTEST_NAME = 8;

/** Within sentences: a toast cuts its text at its end, where it says what happens next; so a name is cut first. */
export const LONGEST_NAME = 24;

/** Puts a name between two texts and cuts the name, never the rest, so that the whole stays short. */
export function fit(before: string, name: string, after: string): string {
  const room = Math.max(SHORTEST_NAME, LONGEST - [...before].length - [...after].length);
  return before + cut(name, room) + after;
}

/** Cuts at `length` code points, the last of them an ellipsis. */
export function cut(text: string, length: number): string {
  const points = [...text];
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`;
}
