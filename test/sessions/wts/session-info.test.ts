import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SESSION_STATES } from '../../../src/sessions/session.ts';
import {
  fileTime,
  readClientAddress,
  readProtocol,
  readSessionInfo,
  readSessionRows,
  SESSION_INFO_SIZE,
  SESSION_ROW_SIZE,
  wideText,
} from '../../../src/sessions/wts/session-info.ts';
import { LISTED_AT, minutesAgo } from '../../fakes/people.ts';
import { clientAddress, fileTimeOf, INFOEXW, SESSION_INFO_1W } from './structs.ts';

const BEN = {
  Level: 1,
  SessionId: 2,
  SessionState: 4,
  SessionFlags: -1,
  WinStationName: '',
  UserName: 'ben',
  DomainName: 'DESKTOP-7',
  LogonTime: fileTimeOf(minutesAgo(300)),
  ConnectTime: fileTimeOf(minutesAgo(290)),
  DisconnectTime: fileTimeOf(minutesAgo(134)),
  LastInputTime: 0n,
  CurrentTime: fileTimeOf(LISTED_AT),
};

describe('the structures', () => {
  it('have the sizes that a C compiler gives them', () => {
    expect([SESSION_INFO_1W.size, INFOEXW.size]).toEqual([56, 232]);
    expect([SESSION_ROW_SIZE, SESSION_INFO_SIZE]).toEqual([56, 232]);
  });

  it('have their fields where a C compiler puts them', () => {
    const times = ['LogonTime', 'ConnectTime', 'DisconnectTime', 'LastInputTime', 'CurrentTime'];
    expect(times.map(INFOEXW.offset)).toEqual([168, 176, 184, 192, 200]);
    expect(['WinStationName', 'UserName', 'DomainName'].map(INFOEXW.offset)).toEqual([20, 86, 128]);
    expect(
      ['State', 'SessionId', 'pSessionName', 'pUserName', 'pDomainName'].map(SESSION_INFO_1W.offset),
    ).toEqual([4, 8, 16, 32, 40]);
  });
});

describe('WTSINFOEXW', () => {
  it('is read whole', () => {
    expect(readSessionInfo(INFOEXW.bytes(BEN))).toEqual({
      sessionId: 2,
      state: 'disconnected',
      locked: null,
      stationName: '',
      userName: 'ben',
      domainName: 'DESKTOP-7',
      logonTime: minutesAgo(300),
      connectTime: minutesAgo(290),
      disconnectTime: minutesAgo(134),
      lastInputTime: null,
      currentTime: LISTED_AT,
    });
  });

  it('is not believed where it is cut off, at any length', () => {
    const bytes = INFOEXW.bytes(BEN);
    const lengths = Array.from({ length: bytes.length }, (_, length) => length);
    expect(lengths.filter((length) => readSessionInfo(bytes.subarray(0, length)) !== null)).toEqual([]);
  });

  it('is read where Windows gave more than it', () => {
    const longer = Buffer.concat([INFOEXW.bytes(BEN), Buffer.alloc(64, 0xff)]);
    expect(readSessionInfo(longer)).toEqual(readSessionInfo(INFOEXW.bytes(BEN)));
  });

  it.each([0, 2, 0xffffffff])('is not believed at level %i', (Level) => {
    expect(readSessionInfo(INFOEXW.bytes({ ...BEN, Level }))).toBeNull();
  });

  it('knows each of the ten states and no other', () => {
    const stateOf = (SessionState: number) => readSessionInfo(INFOEXW.bytes({ ...BEN, SessionState }))?.state;
    expect(Array.from({ length: 10 }, (_, value) => stateOf(value))).toEqual([...SESSION_STATES]);
    expect([10, -1, 2147483647].map(stateOf)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it.each([
    [0, true],
    [1, false],
    [-1, null],
    [7, null],
  ])('reads the flags %i as locked: %s', (SessionFlags, locked) => {
    expect(readSessionInfo(INFOEXW.bytes({ ...BEN, SessionFlags }))?.locked).toBe(locked);
  });

  it('reads a name that fills its field to the end and not on into the next', () => {
    const UserName = 'abcdefghijklmnopqrstu';
    expect(readSessionInfo(INFOEXW.bytes({ ...BEN, UserName }))?.userName).toBe(UserName);
  });

  it('never throws, and never tells a time before 1970 or one that is no number, whatever the bytes', () => {
    const garbage = fc.uint8Array({ minLength: SESSION_INFO_SIZE, maxLength: 300 });
    fc.assert(
      fc.property(garbage, (array) => {
        const bytes = Buffer.from(array);
        bytes.writeUInt32LE(1, 0);
        const info = readSessionInfo(bytes);
        const { logonTime, connectTime, disconnectTime, lastInputTime, currentTime } = info ?? {};
        for (const time of [logonTime, connectTime, disconnectTime, lastInputTime, currentTime]) {
          expect(time === null || (Number.isSafeInteger(time) && Number(time) >= 0)).toBe(true);
        }
        expect(info?.state === 'unknown' || SESSION_STATES.includes(info?.state ?? 'init')).toBe(true);
      }),
    );
  });

  it('never throws on bytes of any length', () => {
    fc.assert(fc.property(fc.uint8Array(), (array) => void readSessionInfo(Buffer.from(array))));
  });
});

describe('the rows of an enumeration', () => {
  const strings = new Map([
    [100n, 'rdp-tcp#5'],
    [200n, 'anna'],
    [300n, 'CORP'],
  ]);
  const text = (address: bigint) => strings.get(address) ?? `nothing at ${address}`;
  const ANNA = SESSION_INFO_1W.bytes({
    ExecEnvId: 9,
    State: 0,
    SessionId: 3,
    pSessionName: 100n,
    pHostName: 999n,
    pUserName: 200n,
    pDomainName: 300n,
  });
  const LISTENER = SESSION_INFO_1W.bytes({ State: 6, SessionId: 65_536, pSessionName: 100n });

  it('are read with their strings, null pointers being empty', () => {
    expect(readSessionRows(Buffer.concat([ANNA, LISTENER]), text)).toEqual([
      { sessionId: 3, state: 'active', stationName: 'rdp-tcp#5', userName: 'anna', domainName: 'CORP' },
      { sessionId: 65_536, state: 'listen', stationName: 'rdp-tcp#5', userName: '', domainName: '' },
    ]);
  });

  it('end before one that is cut off', () => {
    const both = Buffer.concat([ANNA, LISTENER]);
    const counts = [0, 55, 56, 111, 112].map(
      (length) => readSessionRows(both.subarray(0, length), text).length,
    );
    expect(counts).toEqual([0, 0, 1, 1, 2]);
  });

  it('read an id of all ones as -1, which is nobody, and not as four thousand million', () => {
    const row = SESSION_INFO_1W.bytes({ SessionId: 0xffffffff });
    expect(readSessionRows(row, text)[0]?.sessionId).toBe(-1);
  });
});

describe('a FILETIME', () => {
  it.each([
    ['zero, which is no time at all', 0n, null],
    ['negative', -1n, null],
    ['the least there is', -(2n ** 63n), null],
    ['of 1601', 10_000_000n, null],
    ['1970 itself', 116_444_736_000_000_000n, null],
    ['a millisecond later', 116_444_736_000_010_000n, 1],
    ['of a listing', fileTimeOf(LISTED_AT), LISTED_AT],
    ['the greatest there is', 2n ** 63n - 1n, 910_692_730_085_477],
  ])('that is %s', (_, ticks, ms) => {
    expect(fileTime(ticks)).toBe(ms);
  });
});

describe('the protocol', () => {
  it.each([
    ['the console', [0, 0], 'console'],
    ['remote', [2, 0], 'remote'],
    ['unknown for what Windows no longer uses', [1, 0], null],
    ['unknown for a number of two bytes', [2, 1], null],
    ['unknown where a byte is missing', [2], null],
    ['unknown where there is nothing', [], null],
  ])('is %s', (_, bytes, protocol) => {
    expect(readProtocol(Buffer.from(bytes))).toBe(protocol);
  });
});

describe('the address of a client', () => {
  const fffe = [0xff, 0xfe, ...Array(12).fill(0), 0, 1];
  it.each([
    ['IPv4, 2 bytes into its field', clientAddress(2, [0, 0, 192, 168, 0, 21]), '192.168.0.21'],
    ['IPv6, at the begin of its field', clientAddress(23, fffe), 'fffe::1'],
    ['IPv6 of an IPv4', clientAddress(23, [...Array(10).fill(0), 255, 255, 10, 0, 0, 7]), '::ffff:10.0.0.7'],
    ['zeros, which are no address', clientAddress(2, []), null],
    ['zeros in IPv6', clientAddress(23, []), null],
    ['of no family, as at the console', clientAddress(0, [0, 0, 1, 2, 3, 4]), null],
    ['of a family that nobody uses any more', clientAddress(6, [0, 0, 1, 2, 3, 4]), null],
    ['cut off', clientAddress(2, [0, 0, 192, 168, 0, 21]).subarray(0, 23), null],
    ['missing', Buffer.alloc(0), null],
  ])('is read as Windows lays it out: %s', (_, bytes, address) => {
    expect(readClientAddress(bytes)).toBe(address);
  });
});

describe('a text in memory', () => {
  it('ends at its NUL, at the end of its field, or where the bytes end', () => {
    const bytes = Buffer.from('ab\0cd', 'utf16le');
    expect([
      wideText(bytes, 0, 5),
      wideText(bytes, 0, 1),
      wideText(bytes, 6, 99),
      wideText(bytes, 40, 2),
    ]).toEqual(['ab', 'a', 'cd', '']);
  });
});
