import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Native } from '../windows/native.ts';

/**
 * A pipe's handle as a Node.js stream; null if Windows or Node.js does not accept it. The stream closes the handle.
 */
export type PipeSocket = (handle: bigint) => Duplex | null;

/**
 * Node.js knows a handle by a number that must come from its own C library. It exports `uv_open_osfhandle` for
 * that. https://docs.libuv.org/en/v1.x/fs.html#c.uv_open_osfhandle
 */
export function pipeSocket(native: Native, fromNumber: (fd: number) => Duplex = socketOf): PipeSocket {
  const openHandle = native.declareOwn<[bigint], number>('int uv_open_osfhandle(void *handle)');
  return (handle) => {
    const { value: fd } = openHandle.call(handle);
    if (fd < 0) return null;
    try {
      return fromNumber(fd);
    } catch {
      return null;
    }
  };
}

function socketOf(fd: number): Socket {
  return new Socket({ fd, readable: true, writable: true });
}
