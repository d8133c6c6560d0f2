import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { stricterOf } from './others-may.ts';
import type { Policy } from './policy.ts';
import type { Settings } from './schema.ts';

/**
 * An account's settings under this PC's policy. A policy only protects more people, makes countdowns longer, and
 * narrows when others may sign this person out.
 */
export function underPolicy(settings: Settings, policy: Policy): Settings {
  const { away, silence, there } = settings.countdowns;
  const leastAway = policy.leastAwayMs / 1000;
  return {
    ...settings,
    protected: together(settings.protected, policy.protected),
    othersMaySignMeOut: stricterOf(settings.othersMaySignMeOut, policy.othersMaySignMeOut),
    countdowns: {
      away: Math.max(away, leastAway),
      silence: Math.max(silence, leastAway),
      there: Math.max(there, policy.leastThereMs / 1000),
    },
  };
}

function together(one: ProtectedUsers, other: ProtectedUsers): ProtectedUsers {
  return one === 'unknown' || other === 'unknown' ? 'unknown' : [...one, ...other];
}
