import type { Native, NativeFunction } from './native.ts';

/**
 * QUERY_USER_NOTIFICATION_STATE, 1 to 7. Says nothing about Do not disturb.
 * https://learn.microsoft.com/windows/win32/api/shellapi/ne-shellapi-query_user_notification_state
 */
export const NOTIFICATION_STATES = [
  'notPresent',
  'busy',
  'fullScreen',
  'presentation',
  'accepts',
  'quietTime',
  'app',
] as const;

export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/**
 * Whether Windows would show a notification now, as far as it tells; null if it does not.
 * https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shqueryusernotificationstate
 */
export function notificationState(native: Native): NotificationState | null {
  return read(query(native));
}

/**
 * The same for repeated use: the function is found once.
 * @param native null if Windows' libraries cannot be called
 * @returns a function that asks Windows; it returns null on any error
 */
export function notificationReader(native: Native | null): () => NotificationState | null {
  if (native === null) return () => null;
  let declared: Query | null = null;
  return () => {
    try {
      declared ??= query(native);
      return read(declared);
    } catch {
      return null;
    }
  };
}

type Query = NativeFunction<[[number]], number>;

function query(native: Native): Query {
  return native.declare<[[number]], number>(
    'shell32.dll',
    'int __stdcall SHQueryUserNotificationState(_Out_ int *state)',
  );
}

function read(ask: Query): NotificationState | null {
  const state: [number] = [0];
  return ask.call(state).value === 0 ? (NOTIFICATION_STATES[state[0] - 1] ?? null) : null;
}
