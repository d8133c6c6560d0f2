/** A message without a question: nobody is signed out by it. */
export interface PersonNote {
  readonly title: string;
  readonly text: string;
  /** How long it stays true, and so on the screen; where it is left out it says when it was written. */
  readonly seconds?: number;
}

/** `left`: Windows took it, whoever may see it when. `refused`: this account may not. */
export type NoteResult = 'left' | 'refused' | 'failed';
