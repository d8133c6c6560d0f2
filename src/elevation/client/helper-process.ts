import type { Event } from '../../conversation/event.ts';
import type { HelperReport } from '../../conversation/stage.ts';
import { isActing } from '../../conversation/state.ts';
import type { ElevationListener } from '../../engine/elevation.ts';
import type { FromHelper } from '../protocol.ts';
import type { HelperRequest } from '../request.ts';
import type { ChannelListener, HelperChannel } from './channel.ts';

/** A helper that was told to stop says within this how it ended, or that it was too late. In ms. */
const STOPPED_BY = 2000;

/** No helper: nothing is done by one, nor will be. */
export const ABSENT = { kind: 'helper', report: { kind: 'absent' } } as const;
const LOST = { kind: 'helper', report: { kind: 'lost' } } as const;

export interface ElevationParts {
  readonly request: Omit<HelperRequest, 'people'>;
  open(request: HelperRequest, listener: ChannelListener): HelperChannel;
}

/** One helper, told about its people by their numbers in the request. */
export interface HelperProcess {
  cancel(person: number): void;
  /** This person's conversation is over. The helper is, with the last one's. */
  release(person: number): void;
}

/** Asks for a helper, and passes on what it says for as long as somebody's conversation goes on. */
export function startHelperProcess(
  request: HelperRequest,
  listeners: readonly ElevationListener[],
  open: ElevationParts['open'],
): HelperProcess {
  const left = new Set(listeners.keys());
  /** Those of them that it was told to keep signed in, and has not answered for. */
  const stopping = new Set<number>();
  let overdue: NodeJS.Timeout | null = null;

  const channel = open(request, {
    permission: (granted) => tellAll({ kind: 'permission', granted }),
    lost: (isStarted) => tellAll(isStarted ? LOST : ABSENT),
    heard(message) {
      const listener = left.has(message.person) ? listeners[message.person] : undefined;
      if (message.kind === 'moved' && isActing(message.stage)) {
        stopping.delete(message.person);
        mind();
      }
      if (message.kind === 'happened') listener?.happened(message.happened);
      else listener?.send({ kind: 'helper', report: reportOf(message) });
    },
  });

  function tellAll(event: Event): void {
    for (const person of [...left]) listeners[person]?.send(event);
  }

  /** Closes the pipe where it is to stop for everybody left and says nothing: that stops it for certain. */
  function mind(): void {
    if (overdue !== null) clearTimeout(overdue);
    overdue = null;
    if (left.size === 0 || ![...left].every((person) => stopping.has(person))) return;
    overdue = setTimeout(() => {
      channel.close();
      tellAll(LOST);
    }, STOPPED_BY);
  }

  return {
    cancel(person) {
      stopping.add(person);
      channel.send({ kind: 'cancel', person });
      mind();
    },
    release(person) {
      left.delete(person);
      if (left.size === 0) channel.close();
      else channel.send({ kind: 'cancel', person });
      mind();
    },
  };
}

function reportOf(message: Extract<FromHelper, { readonly kind: 'moved' | 'ended' }>): HelperReport {
  const { person: _, ...report } = message;
  return report;
}
