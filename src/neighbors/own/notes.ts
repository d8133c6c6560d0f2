import { orNull } from '../../base/or-null.ts';
import type { NeighborAnswer } from '../protocol.ts';
import type { Asker } from './asker.ts';
import type { OwnUsherParts } from './ports.ts';
import type { Talk } from './talk.ts';

/** Keeps a note of somebody in another session for this person, until they are back. */
export function keepNote(
  text: string,
  { session }: Asker,
  talk: Talk,
  { notes }: Pick<OwnUsherParts, 'notes'>,
): void {
  answer(talk, { kind: 'noteKept' }, () => notes.keep({ from: session, text }));
}

/** Hears that a note of this person was shown to somebody in another session. */
export function hearNoteShown(
  { session, own }: Asker,
  talk: Talk,
  { shownNotes }: Pick<OwnUsherParts, 'shownNotes'>,
): void {
  answer(talk, { kind: 'heard' }, () => shownNotes.reported(session, own));
}

/** Says so if it could not be done. */
function answer(talk: Talk, done: NeighborAnswer, work: () => void): void {
  const isDone = orNull(() => {
    work();
    return true;
  });
  talk.say(isDone ? done : { kind: 'no', because: 'unknown' });
}
