import type { Event } from '../conversation/event.ts';
import type { Permitting } from '../conversation/state.ts';
import type { HistoryEvent } from '../history/history.ts';

/** Whom a helper's news about one conversation is for. */
export interface ElevationListener {
  send(event: Event): void;
  /** The helper did what somebody may have to account for. */
  happened(event: HistoryEvent): void;
}

/** Elevated elevation: each is for one conversation, or for one group, and ends with it. */
export interface Elevation {
  /**
   * Asks Windows for permission, and hands the conversation over. Those of one group that begin in the same moment
   * share a helper.
   * @param asked `name` is what sentences call the person
   */
  begin(
    asked: Pick<Permitting, 'pinned' | 'anyway'> & { readonly name: string },
    listener: ElevationListener,
  ): void;
  cancel(conversation: number): void;
  /** The conversation is over, however it ended. */
  release(conversation: number): void;
}

/** For where nothing needs permission, or nobody could give it. */
export const NO_ELEVATION: Elevation = {
  begin: (_asked, { send }) => send({ kind: 'permission', granted: false }),
  cancel() {},
  release() {},
};
