import type { NotificationState } from '../doctor/facts.ts';
import { NOTIFICATION_STATES } from '../doctor/facts.ts';
import type { Native } from '../native.ts';

/**
 * Whether Windows would show a notification now, as far as it tells; null where it does not.
 * https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shqueryusernotificationstate
 */
export function notificationState(native: Native): NotificationState | null {
  const query = native.declare<[[number]], number>(
    'shell32.dll',
    'int __stdcall SHQueryUserNotificationState(_Out_ int *state)',
  );
  const state: [number] = [0];
  return query.call(state).value === 0 ? (NOTIFICATION_STATES[state[0] - 1] ?? null) : null;
}
