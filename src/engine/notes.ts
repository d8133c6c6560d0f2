import type { CoolDown } from '../history/cool-down.ts';
import type { Disturbances } from '../history/disturbances.ts';
import type { NoteResult } from '../sessions/person-note.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { TitledText } from './words.ts';

/** What became of a note. `coolingDown`: this person got one a short while ago, so none was left. */
export type LeftNote =
  | { readonly kind: 'coolingDown'; readonly coolDown: CoolDown }
  | { readonly kind: NoteResult };

export interface NoteParts {
  readonly host: Pick<SessionHost, 'leaveNote'>;
  readonly disturbances: Disturbances;
}

/** Leaves somebody a note, unless they got one a short while ago. Nobody is signed out by it. Never throws. */
export async function leaveNote(
  session: Session,
  note: TitledText,
  { host, disturbances }: NoteParts,
): Promise<LeftNote> {
  const coolDown = disturbances.look()('note', session);
  if (coolDown.ms > 0) return { kind: 'coolingDown', coolDown };
  // At once, so that no second click overtakes it.
  disturbances.happened('note', session);
  const kind = await host.leaveNote(session, note);
  if (kind !== 'left') disturbances.forget('note', session);
  return { kind };
}
