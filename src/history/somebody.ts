import { z } from 'zod';
import { visibleName } from '../base/text/plain-text.ts';
import type { Session } from '../sessions/session.ts';

/** A person of this PC in a kept line, as Windows told who they are. */
export type Somebody = Pick<Session, 'sessionId' | 'userName' | 'fullName' | 'sid'>;

export const somebody = z.object({
  sessionId: z.number(),
  userName: z.string(),
  fullName: z.string().nullable(),
  sid: z.string().nullable(),
});

/** Only what is kept, because a session has more. */
export function somebodyOf({ sessionId, userName, fullName, sid }: Somebody): z.infer<typeof somebody> {
  return { sessionId, userName, fullName, sid };
}

/** @returns '' if Windows did not tell a name */
export function shownName({ fullName, userName }: Somebody): string {
  return visibleName(fullName ?? '') || visibleName(userName);
}
