import type { IdleTime, SessionState } from '../session.ts';
import { isRemoteStation } from './station.ts';

const MINUTE = 60_000;
const UNKNOWN: IdleTime = { kind: 'unknown', ms: null };

/** From this many days on the number is a negative difference cut to 32 bits. `24692+13:29` means about zero. */
const WRAPPED_DAYS = 24_691;

/**
 * Reads the idle column: `.`, `5`, `1:23`, `2+03:04`, or a word for none in any language. The numbers of a console
 * session are wrong (seen: 22:19 while typing). So only those of a disconnected session or a remote station count.
 */
export function idleOfField(field: string, state: SessionState | 'unknown', stationName: string): IdleTime {
  const minutes = minutesOf(field);
  if (state === 'disconnected') return { kind: 'away', ms: minutes === null ? null : minutes * MINUTE };
  if (!isRemoteStation(stationName)) return UNKNOWN;
  if (field === '.' || minutes === 0) return { kind: 'inUse', ms: null };
  return minutes === null ? UNKNOWN : { kind: 'noInput', ms: minutes * MINUTE };
}

function minutesOf(field: string): number | null {
  const match = /^(?:(?:(\d+)\+)?(\d+):)?(\d+)$/.exec(field);
  if (match === null) return null;
  const [, days = '0', hours = '0', minutes = '0'] = match;
  const total = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return total < WRAPPED_DAYS * 24 * 60 ? total : null;
}
