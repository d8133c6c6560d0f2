import { userInfo } from 'node:os';
import { plainName } from '../sessions/display-name.ts';
import type { Session } from '../sessions/session.ts';

/**
 * What the other person reads as the operator's name. Over SSH nobody is signed in to the session that this process
 * is in, and the account's own name has to do.
 */
export function operatorName(own: Session | null): string {
  return plainName(own?.fullName ?? '') || plainName(own?.userName ?? '') || plainName(userInfo().username);
}
