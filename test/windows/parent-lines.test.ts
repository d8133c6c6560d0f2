import { describe, expect, it } from 'vitest';
import { parentLines } from '../../src/windows/parent-lines.ts';
import { fakeNative, put } from '../fakes/native.ts';

/** The other process has sent each of these, one before each look; null once it has gone. */
function sent(...pieces: (string | Buffer | null)[]) {
  const written: string[] = [];
  let isGone = false;
  let here = Buffer.alloc(0);
  const native = fakeNative({
    GetStdHandle: (which) => (which === 0xffff_fff6 ? 7n : null),
    PeekNamedPipe: (pipe, buffer, size, read, available) => {
      expect([pipe, buffer, size, read]).toEqual([7n, null, 0, null]);
      const piece = pieces.shift();
      isGone ||= piece === null;
      if (piece != null) here = Buffer.concat([here, Buffer.from(piece)]);
      put(available, here.length);
      return isGone ? 0 : 1;
    },
  });
  const lines = parentLines(native, {
    read(into) {
      here.copy(into);
      here = here.subarray(into.length);
      return into.length;
    },
    write(text) {
      if (isGone) throw new Error('EPIPE');
      written.push(text);
    },
  });
  return { lines, written };
}

describe('the lines of the process that started this one', () => {
  it('come whole, in order, and once', () => {
    const { lines } = sent('one\ntwo\nthr', '', 'ee\n\n');
    expect([lines.read(), lines.read(), lines.read(), lines.read()]).toEqual([
      ['one', 'two'],
      [],
      ['three'],
      [],
    ]);
  });

  it('are whole where a letter came in two pieces', () => {
    const [start, end] = [Buffer.from('Zoë\n').subarray(0, 3), Buffer.from('Zoë\n').subarray(3)];
    const { lines } = sent(start, end);
    expect([lines.read(), lines.read()]).toEqual([[], ['Zoë']]);
  });

  it('are over once that process has gone, or sends a line without an end', () => {
    expect(sent(null).lines.read()).toBeNull();
    expect(sent('x'.repeat(256 * 1024)).lines.read()).toEqual([]);
    expect(sent('x'.repeat(256 * 1024 + 1)).lines.read()).toBeNull();
  });

  it('are over where its pipe cannot be read', () => {
    const native = fakeNative({
      GetStdHandle: () => 7n,
      PeekNamedPipe: (_pipe, _buffer, _size, _read, available) => {
        put(available, 1);
        return 1;
      },
    });
    const broken = () => {
      throw new Error('EOF');
    };
    expect(parentLines(native, { read: broken, write: broken }).read()).toBeNull();
  });

  it('are answered line by line, and nothing comes of an answer to a process that has gone', () => {
    const { lines, written } = sent('one\n', null);
    lines.read();
    lines.write('yes');
    lines.read();
    lines.write('no');
    expect(written).toEqual(['yes\n']);
  });
});
