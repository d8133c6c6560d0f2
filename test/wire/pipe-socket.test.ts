import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { pipeSocket } from '../../src/wire/pipe-socket.ts';
import { fakeNative } from '../fakes/native.ts';

describe('a handle', () => {
  it('becomes a stream by the number that node.exe itself gives it', () => {
    const native = fakeNative({ uv_open_osfhandle: () => 7 });
    const [stream] = duplexPair();
    const numbers: number[] = [];
    const socket = pipeSocket(native, (fd) => {
      numbers.push(fd);
      return stream;
    });
    expect([socket(0x40n), numbers]).toEqual([stream, [7]]);
    expect(native.calls).toEqual([{ name: 'uv_open_osfhandle', library: 'node.exe', args: [0x40n] }]);
  });

  it('that has none, or that Node.js does not take, becomes no stream', () => {
    const [stream] = duplexPair();
    expect(pipeSocket(fakeNative({ uv_open_osfhandle: () => -1 }), () => stream)(0x40n)).toBeNull();
    const refused = () => {
      throw new Error('EINVAL');
    };
    expect(pipeSocket(fakeNative({ uv_open_osfhandle: () => 7 }), refused)(0x40n)).toBeNull();
  });
});
