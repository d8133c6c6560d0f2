import type { FakeFunction, FakeNative } from './native.ts';
import { failed, fakeNative, put } from './native.ts';

export const PROCESS = 0xffffffffffffffffn;
export const TOKEN = 0x1d4n;
export const LINKED = 0x2c8n;

/** SE_GROUP_ attributes: mandatory and enabled by default, or deny-only. */
export const ENABLED = 0x7;
export const DENY_ONLY = 0x10;

/** A group of a token: its SID and its attributes. */
export type FakeGroup = readonly [sid: string, attributes: number];

/** The answers of GetTokenInformation about a token; it fails for a missing one. */
export interface FakeToken {
  readonly user?: string;
  readonly groups?: readonly FakeGroup[];
  readonly type?: number;
  readonly elevation?: number;
  readonly linked?: bigint;
}

/** Windows with these tokens; `TOKEN` is this process' own. */
export function windowsWith(
  tokens: ReadonlyMap<bigint, FakeToken>,
  over: Readonly<Record<string, FakeFunction>> = {},
): FakeNative {
  const native: FakeNative = fakeNative({
    GetCurrentProcess: () => PROCESS,
    OpenProcessToken: (_process, _access, token) => {
      put(token, TOKEN);
      return 1;
    },
    GetTokenInformation: (token, info, buffer) => {
      if (typeof token !== 'bigint' || !Buffer.isBuffer(buffer)) throw new Error('wrong arguments');
      const { user, groups, type, elevation, linked } = tokens.get(token) ?? {};
      if (info === 1 && user !== undefined) writeList(native, buffer, 0, [[user, 0]]);
      else if (info === 2 && groups !== undefined) {
        buffer.writeUInt32LE(groups.length);
        writeList(native, buffer, 8, groups);
      } else if (info === 18 && type !== undefined) buffer.writeUInt32LE(type);
      else if (info === 19 && linked !== undefined) buffer.writeBigUInt64LE(linked);
      else if (info === 20 && elevation !== undefined) buffer.writeUInt32LE(elevation);
      else return failed(1312);
      return 1;
    },
    CloseHandle: () => 1,
    ...over,
  });
  return native;
}

/** SID_AND_ATTRIBUTES as winnt.h declares it, with the SIDs after the whole array. */
function writeList(native: FakeNative, buffer: Buffer, start: number, list: readonly FakeGroup[]): void {
  let end = start + list.length * 16;
  list.forEach(([text, attributes], index) => {
    const sid = sidBytes(text);
    buffer.writeBigUInt64LE(native.address(buffer) + BigInt(end), start + index * 16);
    buffer.writeUInt32LE(attributes, start + index * 16 + 8);
    sid.copy(buffer, end);
    end += sid.length;
  });
}

/** A SID in Windows' binary form. */
export function sidBytes(text: string): Buffer {
  const [authority = 0, ...parts] = text.split('-').slice(2).map(Number);
  const bytes = Buffer.alloc(8 + parts.length * 4);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(parts.length, 1);
  bytes.writeUIntBE(authority, 2, 6);
  parts.forEach((part, index) => {
    bytes.writeUInt32LE(part, 8 + index * 4);
  });
  return bytes;
}
