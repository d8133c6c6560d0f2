import type { NotOffered } from '../../sessions/other-users.ts';
import type { ShownIdle } from '../../sessions/shown-idle.ts';
import type { Usage } from '../../sessions/usage.ts';
import type { CliWords } from '../words.ts';

/** Somebody in the list that is read aloud. */
export interface PlainPerson {
  readonly name: string;
  readonly idle: ShownIdle;
  readonly locked: boolean | null;
  readonly memoryBytes: number | null;
  readonly usage: Usage;
  /** Why nobody is asked about them; null if somebody is. */
  readonly notOffered: NotOffered | null;
}

/** What `usher --plain` says. Each text is a line of its own. Names go in as they are to be shown. */
export interface PlainWords {
  /** Before the list. */
  people(count: number): string;
  person(number: number, person: PlainPerson): string;
  /** Asks for the number of a person. */
  readonly whom: string;
  noSuchNumber(count: number): string;
  /** The sign-in that was chosen is not there any more. */
  gone(name: string): string;
  /** An answer and its number. */
  choice(number: number, label: string): string;
  /** Asks for the number of an answer. */
  readonly answer: string;
  readonly noSuchAnswer: string;
  /** Whoever typed that can't have heard the question. */
  readonly tooEarly: string;
  /** What goes on, and what Enter does about it. */
  readonly progress: CliWords['progress'];
  /** A sentence with whole words for its units. */
  aloud(sentence: string): string;
}
