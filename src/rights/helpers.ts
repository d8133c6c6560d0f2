import type { Event } from '../conversation/event.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { DeedEvent } from '../history.ts';
import type { Usage } from '../sessions/usage.ts';
import type { HelperChannel } from './channel.ts';
import type { FromHelper } from './protocol.ts';
import type { HelperRequest, Target } from './request.ts';
import { isForOneHelper, targetOf } from './request.ts';
import type { RunningHelper } from './running-helper.ts';
import { ABSENT, runHelper } from './running-helper.ts';

/** Whom a helper's news about one conversation is for. */
export interface HelperListener {
  send(event: Event): void;
  /** The helper did what somebody may have to account for. */
  happened(event: DeedEvent): void;
}

/** Elevated helpers: each is for one conversation, or for one group, and ends with it. */
export interface Helpers {
  /**
   * Asks Windows for permission, and hands the conversation over. Those of one group that begin in the same moment
   * share a helper.
   */
  begin(pinned: Pinned, usage: Usage, listener: HelperListener): void;
  /** The operator said yes to that question of the helper's. */
  answer(conversation: number, question: string): void;
  cancel(conversation: number): void;
  /** The conversation is over, however it ended. */
  release(conversation: number): void;
}

/** For where nothing needs permission, or nobody could give it. */
export const NO_HELPERS: Helpers = {
  begin: (_pinned, _usage, { send }) => send({ kind: 'permission', granted: false }),
  answer() {},
  cancel() {},
  release() {},
};

export interface HelperParts {
  readonly request: Omit<HelperRequest, 'people'>;
  open(request: HelperRequest, listener: ChannelListener): HelperChannel;
}

/** What comes through a channel; `person` counts from 0 in the order of the request. */
export interface ChannelListener {
  /** Windows was asked: true once the helper has shown who it is, false where the operator declined. */
  permission(granted: boolean): void;
  heard(message: Exclude<FromHelper, { readonly kind: 'hello' | 'beat' }>): void;
  /** @param isStarted false where there is no helper and none can come any more */
  lost(isStarted: boolean): void;
}

interface Served {
  readonly conversation: number;
  readonly target: Target;
  readonly listener: HelperListener;
}

export function helpers({ request, open }: HelperParts): Helpers {
  const running = new Map<number, { readonly helper: RunningHelper; readonly person: number }>();
  const gathered = new Map<string, Served[]>();

  function asking(people: readonly Served[]): HelperRequest {
    return { ...request, people: people.map(({ target }) => target) };
  }

  function start(people: readonly Served[]): void {
    const listeners = people.map(({ listener }) => listener);
    const helper = runHelper(asking(people), listeners, open);
    people.forEach(({ conversation }, person) => {
      running.set(conversation, { helper, person });
    });
  }

  return {
    begin(pinned, usage, listener) {
      const { conversation, group } = pinned;
      const target = targetOf(pinned, usage);
      if (target === null) {
        listener.send(ABSENT);
        return;
      }
      const served = { conversation, target, listener };
      const key = group === undefined ? `${conversation}` : `group-${group.id}`;
      const others = gathered.get(key);
      if (others !== undefined && isForOneHelper(asking([...others, served]))) {
        others.push(served);
        return;
      }
      const together = [served];
      gathered.set(key, together);
      queueMicrotask(() => {
        if (gathered.get(key) === together) gathered.delete(key);
        start(together);
      });
    },
    answer(conversation, question) {
      const found = running.get(conversation);
      found?.helper.answer(found.person, question);
    },
    cancel(conversation) {
      const found = running.get(conversation);
      found?.helper.cancel(found.person);
    },
    release(conversation) {
      const found = running.get(conversation);
      running.delete(conversation);
      found?.helper.release(found.person);
    },
  };
}
