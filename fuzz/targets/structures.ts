import { isIP } from 'node:net';
import { isSignInKnown } from '../../src/sessions/identity.ts';
import { otherUsers } from '../../src/sessions/other-users.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import { readProcessChain, readProcessRows } from '../../src/sessions/wts/process-info.ts';
import { memoryOf, usageOf } from '../../src/sessions/wts/processes.ts';
import type { SessionInfo } from '../../src/sessions/wts/session-info.ts';
import {
  readClientAddress,
  readProtocol,
  readSessionInfo,
  readSessionRows,
  SESSION_INFO_SIZE,
  SESSION_ROW_SIZE,
} from '../../src/sessions/wts/session-info.ts';
import { listSessions, NO_ACCOUNTS } from '../../src/sessions/wts/session-list.ts';
import { sidBytes, sidText } from '../../src/windows/sid.ts';
import { sidList } from '../../src/windows/sid-list.ts';
import { fakeNative } from '../../test/fakes/native.ts';
import { anna, ben, kai, mia, services } from '../../test/fakes/people.ts';
import { rowOf } from '../../test/sessions/remote/fake-pcs.ts';
import type { FakeSession } from '../../test/sessions/wts/fake-wts.ts';
import { fakeWts, rowBytes, uint16, wide } from '../../test/sessions/wts/fake-wts.ts';
import { BASE, chain } from '../../test/sessions/wts/process-chain.ts';
import { clientAddress } from '../../test/sessions/wts/structs.ts';
import type { Target } from '../target.ts';
import { demand } from '../target.ts';

/*
 * What Windows fills buffers with, as bytes. Lengths are those of the buffer: only the adapters believe a length that
 * Windows tells, see adapters.ts.
 */

const PEOPLE: readonly FakeSession[] = [services(), kai(), ben(), mia(), anna()].map(rowOf);

const INFOS = PEOPLE.flatMap(({ info }) => (Buffer.isBuffer(info) ? [info] : []));

const process = (sessionId: number, imageName: string | null) => ({
  sessionId,
  processId: sessionId * 100,
  parentId: 4,
  startedAt: 1000n,
  imageName,
  memoryBytes: 2 ** 20,
  cpuMs: 1000,
});

const CHAINS = [
  chain([process(2, 'WINWORD.EXE')]),
  chain([process(0, null), process(1, 'explorer.exe'), process(2, '佐藤.exe'), process(2, 'usher.exe')]),
];

const isMoment = (ms: number | null) => ms === null || (Number.isFinite(ms) && ms > 0);

function demandWhole(info: SessionInfo): void {
  const { stationName, userName, domainName, sessionId, locked } = info;
  const times = [info.logonTime, info.connectTime, info.disconnectTime, info.lastInputTime, info.currentTime];
  demand(times.every(isMoment), `a time that is none: ${times}`);
  demand(![stationName, userName, domainName].some((name) => name.includes('\0')), 'a name with a NUL');
  demand(userName.length <= 21 && domainName.length <= 18, 'a name longer than its field');
  demand(Number.isInteger(sessionId) && (locked === null || typeof locked === 'boolean'), 'not what it says');
}

/** Each row of a process list, as ten bytes of any of the rest. */
function processRows(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) => {
    const row = Buffer.alloc(64);
    row.writeUInt32LE(index, 0);
    row.writeUInt32LE(index * 4, 4);
    row.writeBigUInt64LE(0x1000n, 8);
    row.writeUInt32LE(1_000_000, 40);
    return row;
  });
  return Buffer.concat(rows);
}

/** A token's groups as Windows writes them, with the SIDs behind the list. */
function groups(...sids: readonly string[]): Buffer {
  const found = sids.flatMap((sid) => sidBytes(sid) ?? []);
  const list = Buffer.alloc(8 + found.length * 16);
  list.writeUInt32LE(found.length);
  let end = list.length;
  for (const [index, sid] of found.entries()) {
    list.writeBigUInt64LE(BASE + BigInt(end), 8 + index * 16);
    list.writeUInt32LE(7, 16 + index * 16);
    end += sid.length;
  }
  return Buffer.concat([list, ...found]);
}

export const STRUCTURES: readonly Target[] = [
  {
    name: 'rows of sessions',
    kind: 'structures',
    reads: ['sessions/wts/session-info.ts'],
    form: 'bytes',
    corpus: [Buffer.concat(PEOPLE.map((each) => rowBytes(each, (text) => (text ? 0x1000n : 0n))))],
    run(input) {
      const rows = readSessionRows(input, (address) => (address === 0n ? 'null was read' : 'ben'));
      demand(rows.length === Math.floor(input.length / SESSION_ROW_SIZE), 'a row more or less');
      demand(!rows.some(({ userName }) => userName === 'null was read'), 'a null pointer was read');
      return rows.length > 0;
    },
  },
  {
    name: 'what Windows says of a session',
    kind: 'structures',
    reads: ['sessions/wts/session-info.ts'],
    form: 'bytes',
    corpus: INFOS,
    run(input) {
      const info = readSessionInfo(input);
      demand(info === null || input.length >= SESSION_INFO_SIZE, 'more than there is');
      if (info !== null) demandWhole(info);
      return info !== null;
    },
  },
  {
    name: 'address and protocol of a client',
    kind: 'structures',
    reads: ['sessions/wts/session-info.ts'],
    form: 'bytes',
    corpus: [
      clientAddress(2, [0, 0, 192, 168, 1, 20]),
      clientAddress(23, [0xfe, 0x80, 0, 0, 1, 2]),
      uint16(2),
    ],
    run(input) {
      const address = readClientAddress(input);
      const protocol = readProtocol(input);
      demand(address === null || isIP(address) !== 0, `no address: ${address}`);
      return address !== null || protocol !== null;
    },
  },
  {
    name: 'chain of processes',
    kind: 'structures',
    reads: ['sessions/wts/process-info.ts'],
    form: 'bytes',
    corpus: CHAINS,
    run(input) {
      const list = readProcessChain(input, BASE);
      if (list === null) return false;
      demand(list.length * 104 <= input.length, 'more processes than there is room for');
      demand(
        list.every(({ memoryBytes }) => Number.isSafeInteger(memoryBytes) && memoryBytes >= 0),
        'memory',
      );
      const usage = usageOf(list);
      demand(usage.kind === 'unknown' || list.every(({ imageName }) => imageName !== null), 'half a list');
      return memoryOf(list) === null || list.length > 0;
    },
  },
  {
    name: 'rows of processes',
    kind: 'structures',
    reads: ['sessions/wts/process-info.ts'],
    form: 'bytes',
    // The last four bytes are the count that Windows tells.
    corpus: [Buffer.concat([processRows(3), Buffer.from([3, 0, 0, 0])])],
    run(input) {
      if (input.length < 4) return false;
      const count = input.readUInt32LE(input.length - 4);
      const list = readProcessRows(input.subarray(0, -4), count, () => 'word.exe');
      demand(list === null || list.length === count, 'another count');
      return list !== null;
    },
  },
  {
    name: 'SIDs',
    kind: 'structures',
    reads: ['windows/sid.ts'],
    form: 'bytes',
    corpus: ['S-1-5-21-1-2-3-1002', 'S-1-5-32-544', 'S-1-1-0'].flatMap((sid) => sidBytes(sid) ?? []),
    run(input) {
      const text = sidText(input);
      const again = text === null ? null : sidBytes(text);
      demand(again === null || input.subarray(0, again.length).equals(again), `not the same SID: ${text}`);
      demand((again === null) === (text === null), `no SID for Windows: ${text}`);
      return text !== null;
    },
  },
  {
    name: 'groups of a token',
    kind: 'structures',
    reads: ['windows/sid-list.ts', 'windows/token-facts.ts', 'windows/token.ts'],
    form: 'bytes',
    corpus: [groups('S-1-5-32-544', 'S-1-5-21-1-2-3-513'), groups('S-1-1-0')],
    run(input) {
      if (input.length < 4) return false;
      const list = sidList({ ...fakeNative({}), address: () => BASE }, input, 8, input.readUInt32LE());
      demand(list === null || list.length === input.readUInt32LE(), 'another count');
      return list !== null;
    },
  },
  {
    name: 'a whole listing',
    kind: 'structures',
    reads: ['sessions/wts/session-details.ts', 'sessions/wts/session-list.ts', 'sessions/wts/queries.ts'],
    form: 'bytes',
    corpus: INFOS.map((info) => Buffer.concat([info, wide('LAPTOP-3'), uint16(2)])),
    async run(input) {
      const info = input.subarray(0, SESSION_INFO_SIZE);
      const rest = input.subarray(SESSION_INFO_SIZE);
      const strange = {
        ...rowOf(ben()),
        info,
        clientName: rest,
        clientAddress: rest,
        protocol: rest.subarray(-2),
      };
      const wts = fakeWts([rowOf(kai()), strange]);
      const sessions = await listSessions(wts, NO_ACCOUNTS, { read: async () => new Map() }, 'PC').catch(
        (error) => {
          if (error instanceof SessionError) return null;
          throw error;
        },
      );
      demand(wts.faults.length === 0, `memory: ${wts.faults}`);
      if (sessions === null) return false;
      const [found] = otherUsers(sessions, []);
      if (found === undefined || found.notOffered !== null) return false;
      demand(found.session.sessionId === 2 && isSignInKnown(found.session), 'somebody unknown is offered');
      return true;
    },
  },
];
