import type { Clock } from '../../base/clock.ts';
import type { Event } from '../../conversation/event.ts';
import type { HelperReport } from '../../conversation/stage.ts';
import { isActing } from '../../conversation/state-facts.ts';
import type { ElevationListener } from '../../engine/elevation.ts';
import type { FromHelper } from '../protocol.ts';
import type { HelperRequest, HelperSettings } from '../request.ts';
import type { ChannelListener, HelperChannel } from './channel.ts';
import type { PermissionFor } from './permission.ts';

/** A helper that was told to stop must answer within this: how it ended, or that it was too late. In ms. */
const STOPPED_BY = 2000;

/** There is no helper, so none does anything or will. */
export const ABSENT = { kind: 'helper', report: { kind: 'absent' } } as const;
const LOST = { kind: 'helper', report: { kind: 'lost' } } as const;

export interface ElevationParts {
  readonly request: HelperSettings;
  /** @param about whom Windows is asked about */
  open(request: HelperRequest, about: PermissionFor, listener: ChannelListener): HelperChannel;
  readonly clock: Pick<Clock, 'after'>;
}

/** One helper. People are numbered as in the request. */
export interface HelperProcess {
  cancel(person: number): void;
  /** This person's conversation is over. With the last one the helper ends. */
  release(person: number): void;
}

/** Asks for a helper, and passes on its reports while anybody's conversation runs. */
export function startHelperProcess(
  request: HelperRequest,
  about: PermissionFor,
  listeners: readonly ElevationListener[],
  { open, clock }: Pick<ElevationParts, 'open' | 'clock'>,
): HelperProcess {
  const left = new Set(listeners.keys());
  /** The people whom it was told to keep signed in, without an answer yet. */
  const stopping = new Set<number>();
  let cancelOverdue = () => {};

  const channel = open(request, about, {
    permission: (granted) => tellAll({ kind: 'permission', granted }),
    lost: (isStarted) => tellAll(isStarted ? LOST : ABSENT),
    heard(message) {
      const listener = left.has(message.person) ? listeners[message.person] : undefined;
      if (message.kind === 'moved' && isActing(message.stage)) {
        stopping.delete(message.person);
        watchStop();
      }
      if (message.kind === 'happened') listener?.happened(message.happened);
      else listener?.send({ kind: 'helper', report: reportOf(message) });
    },
  });

  function tellAll(event: Event): void {
    for (const person of [...left]) listeners[person]?.send(event);
  }

  /** Closes the pipe if the helper must stop for everybody left and does not answer. That stops it for certain. */
  function watchStop(): void {
    cancelOverdue();
    if (left.size === 0 || ![...left].every((person) => stopping.has(person))) return;
    cancelOverdue = clock.after(STOPPED_BY, () => {
      channel.close();
      tellAll(LOST);
    });
  }

  return {
    cancel(person) {
      stopping.add(person);
      channel.send({ kind: 'cancel', person });
      watchStop();
    },
    release(person) {
      left.delete(person);
      if (left.size === 0) channel.close();
      else channel.send({ kind: 'cancel', person });
      watchStop();
    },
  };
}

function reportOf(message: Extract<FromHelper, { readonly kind: 'moved' | 'ended' }>): HelperReport {
  const { person: _, ...report } = message;
  return report;
}
