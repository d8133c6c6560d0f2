/** A message without a question: nobody is signed out by it. */
export interface PersonNote {
  readonly title: string;
  readonly text: string;
  /** How long it is true and stays on the screen. Left out: the note says when it was written. */
  readonly seconds?: number;
}

/** `left`: Windows took it; the person may see it at any later time. `refused`: this account may not. */
export type NoteResult = 'left' | 'refused' | 'failed';
