import { IN_USE } from '../../sessions/idle-time.ts';
import type { ShownIdle } from '../../sessions/shown-idle.ts';
import { span } from './units.ts';

/** In use is less than a minute ago. Nobody uses a PC whose screen is locked, however short that time is. */
export function idleWords(idle: ShownIdle, isLocked: boolean): string {
  switch (idle.kind) {
    case 'away':
      return idle.ms === null ? 'away' : `away for ${span(idle.ms)}`;
    case 'noInput':
      return `idle ${span(idle.ms)}`;
    case 'inUse':
      return isLocked ? `idle ${span(idle.ms ?? 0)}` : 'using this PC';
    case 'told':
      return idle.ms < IN_USE && !isLocked ? 'using this PC' : `idle ${span(idle.ms)}`;
    case 'unknown':
      return 'idle time unknown';
  }
}
