import type { Session } from './session.ts';
import type { NeighborSays } from './session-host.ts';
import type { Usage } from './usage.ts';

/** What was heard of the Usher in a session: what it says, `silent` if none answered, `notAsked` if nobody asked. */
export type Heard = NeighborSays | 'silent' | 'notAsked';

/** All that can be told about one session. Names and programs are as Windows tells them, not yet ready to be shown. */
export interface DetailFacts {
  readonly session: Session;
  readonly usage: Usage;
  readonly heard: Heard;
  /** True if the session's PC must be named. */
  readonly showsHost?: boolean;
  /** A moment, in ms since 1970, in this PC's own time. */
  localTime(ms: number): string;
}
