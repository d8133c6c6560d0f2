import type { Event } from '../conversation/event.ts';
import type { HelperReport } from '../conversation/helped.ts';
import { isActing } from '../conversation/helped.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { DeedEvent } from '../history.ts';
import type { Usage } from '../sessions/usage.ts';
import type { HelperChannel } from './channel.ts';
import type { FromHelper } from './protocol.ts';
import type { HelperRequest, Target } from './request.ts';
import { isForOneHelper, targetOf } from './request.ts';

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
  lost(): void;
}

interface Served {
  readonly conversation: number;
  readonly target: Target;
  readonly listener: HelperListener;
}

/** A helper that was told to stop says within this how it ended, or that it was too late. In ms. */
const STOPPED_BY = 2000;

const LOST = { kind: 'helper', report: { kind: 'lost' } } as const;

/** One helper that runs, and whom it still has. */
interface Running {
  readonly people: readonly Served[];
  readonly left: Set<number>;
  /** Those of them that it was told to keep signed in, and has not answered for. */
  readonly stopping: Set<number>;
  channel: HelperChannel | null;
  overdue: NodeJS.Timeout | null;
}

export function helpers({ request, open }: HelperParts): Helpers {
  const running = new Map<number, { readonly helper: Running; readonly person: number }>();
  const gathered = new Map<string, Served[]>();

  function asking(people: readonly Served[]): HelperRequest {
    return { ...request, people: people.map(({ target }) => target) };
  }

  function start(people: readonly Served[]): void {
    const left = new Set(people.keys());
    const helper: Running = { people, left, stopping: new Set(), channel: null, overdue: null };
    people.forEach(({ conversation }, person) => {
      running.set(conversation, { helper, person });
    });
    helper.channel = open(asking(people), {
      permission: (granted) => tellAll(helper, { kind: 'permission', granted }),
      lost: () => tellAll(helper, LOST),
      heard(message) {
        const listener = helper.left.has(message.person) ? people[message.person]?.listener : undefined;
        if (message.kind === 'moved' && isActing(message.stage)) {
          helper.stopping.delete(message.person);
          mind(helper);
        }
        if (message.kind === 'happened') listener?.happened(message.happened);
        else listener?.send({ kind: 'helper', report: reportOf(message) });
      },
    });
  }

  function cancel(helper: Running, person: number): void {
    helper.stopping.add(person);
    helper.channel?.send({ kind: 'cancel', person });
    mind(helper);
  }

  return {
    begin(pinned, usage, listener) {
      const { conversation, group } = pinned;
      const target = targetOf(pinned, usage);
      if (target === null) {
        listener.send(LOST);
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
      found?.helper.channel?.send({ kind: 'yes', person: found.person, question });
    },
    cancel(conversation) {
      const found = running.get(conversation);
      if (found !== undefined) cancel(found.helper, found.person);
    },
    release(conversation) {
      const found = running.get(conversation);
      if (found === undefined) return;
      const { helper, person } = found;
      running.delete(conversation);
      helper.left.delete(person);
      if (helper.left.size === 0) helper.channel?.close();
      else helper.channel?.send({ kind: 'cancel', person });
      mind(helper);
    },
  };
}

function tellAll({ people, left }: Running, event: Event): void {
  for (const person of [...left]) people[person]?.listener.send(event);
}

/**
 * Closes the pipe of a helper that is to stop for everybody it still has and says nothing: a closed pipe stops it
 * for certain.
 */
function mind(helper: Running): void {
  const { left, stopping, channel } = helper;
  if (helper.overdue !== null) clearTimeout(helper.overdue);
  helper.overdue = null;
  if (left.size === 0 || ![...left].every((person) => stopping.has(person))) return;
  helper.overdue = setTimeout(() => {
    channel?.close();
    tellAll(helper, LOST);
  }, STOPPED_BY);
}

function reportOf(message: Extract<FromHelper, { readonly kind: 'moved' | 'asks' | 'ended' }>): HelperReport {
  const { person: _, ...report } = message;
  return report;
}
