import type { PipeCalls } from './pipe-calls.ts';

/** One end of a pipe that waits for a client. */
export interface PipeInstance {
  readonly handle: bigint;
  /** Windows signals it when the state is no longer `waiting`. */
  readonly event: bigint;
  /** `failed`: a client came and went, or nobody can come to this end. */
  state(): InstanceState;
  /** Disconnects the client and waits for the next one. */
  turnAway(): void;
  /** Leaves the end to the client. It waits for nobody any more. */
  release(): void;
}

export type InstanceState = 'waiting' | 'connected' | 'failed';

/** OVERLAPPED on 64-bit Windows, in bytes, and the offset of its event. */
const SIZE = 32;
const EVENT = 24;

const ERROR_PIPE_CONNECTED = 535;
const ERROR_IO_PENDING = 997;

/** Windows writes into these while it waits for a client, perhaps until this process ends. */
const inUse = new Set<Buffer>();

/** Makes this end wait for a client. @returns null if Windows has no event for it */
export function pipeInstance(calls: PipeCalls, handle: bigint): PipeInstance | null {
  const event = calls.event();
  if (event === null) return null;
  const overlapped = Buffer.alloc(SIZE);
  overlapped.writeBigUInt64LE(event, EVENT);
  let last = begin(overlapped);

  function begin(into: Buffer): InstanceState {
    inUse.add(into);
    const { value, error } = calls.connect(handle, into);
    if (value === 0 && error === ERROR_IO_PENDING) return 'waiting';
    inUse.delete(into);
    return value !== 0 || error === ERROR_PIPE_CONNECTED ? 'connected' : 'failed';
  }

  return {
    handle,
    event,
    state() {
      if (last !== 'waiting' || !calls.isSet(event)) return last;
      inUse.delete(overlapped);
      last = calls.hasWorked(handle, overlapped) ? 'connected' : 'failed';
      return last;
    },
    turnAway() {
      calls.disconnect(handle);
      last = begin(overlapped);
    },
    release: () => calls.close(event),
  };
}
