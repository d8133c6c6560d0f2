import { fileTimeOf, INFOEXW, SESSION_INFO_1W } from '../../test/sessions/wts/structs.ts';
import type { Person } from './people.ts';

/** WTS_CONNECTSTATE_CLASS of wtsapi32.h. */
const STATE = { active: 0, disconnected: 4 };

/** SYSTEM_PROCESS_INFORMATION without its threads, and room for a name. */
const PROCESS = { size: 320, name: 256 };
const MB = 1024 ** 2;
const PROGRAMS = ['explorer.exe', 'WINWORD.EXE', 'chrome.exe', 'svchost.exe', 'notepad.exe'];

/** WTS_SESSION_INFO_1W. @param textAt where a text lies */
export function rowBytes(person: Person, textAt: (text: string) => bigint): Buffer {
  return SESSION_INFO_1W.bytes({
    State: stateOf(person),
    SessionId: person.id,
    pSessionName: textAt(stationOf(person)),
    pUserName: textAt(person.user),
    pDomainName: textAt('DESKTOP-7'),
  });
}

/** WTSINFOEXW. */
export function infoBytes(person: Person): Buffer {
  const now = Date.now();
  return INFOEXW.bytes({
    Level: 1,
    SessionId: person.id,
    SessionState: stateOf(person),
    SessionFlags: person.disconnect === null ? 1 : -1,
    WinStationName: stationOf(person),
    UserName: person.user,
    DomainName: 'DESKTOP-7',
    LogonTime: fileTimeOf(person.logon),
    ConnectTime: fileTimeOf(person.connect),
    DisconnectTime: person.disconnect === null ? 0n : fileTimeOf(person.disconnect),
    LastInputTime: fileTimeOf(now - 20 * 60_000),
    CurrentTime: fileTimeOf(now),
  });
}

/** Windows' list of processes, as many for each of these people. @param base where it is said to lie */
export function processBytes(people: readonly Person[], each: number, base: bigint): Buffer {
  const count = people.length * each;
  const buffer = Buffer.alloc(count * PROCESS.size);
  for (let index = 0; index < count; index += 1) {
    const at = index * PROCESS.size;
    const name = PROGRAMS[index % PROGRAMS.length] ?? '';
    buffer.writeUInt32LE(index === count - 1 ? 0 : PROCESS.size, at);
    buffer.writeBigInt64LE(BigInt(50 * MB), at + 8);
    buffer.writeUInt16LE(name.length * 2, at + 56);
    buffer.writeBigUInt64LE(base + BigInt(at + PROCESS.name), at + 64);
    buffer.write(name, at + PROCESS.name, 'utf16le');
    buffer.writeBigUInt64LE(BigInt(1000 + index * 4), at + 80);
    buffer.writeUInt32LE(people[Math.floor(index / each)]?.id ?? 0, at + 100);
  }
  return buffer;
}

function stateOf({ disconnect }: Person): number {
  return disconnect === null ? STATE.active : STATE.disconnected;
}

function stationOf({ id, client, disconnect }: Person): string {
  if (disconnect !== null) return '';
  return client === '' ? 'console' : `rdp-tcp#${id}`;
}
