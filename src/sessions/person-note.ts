/** A message without a question: nobody is signed out by it. */
export interface PersonNote {
  readonly title: string;
  readonly text: string;
}

/** `left`: Windows took it, whoever may see it when. `refused`: this account may not. */
export type NoteEnd = 'left' | 'refused' | 'failed';
