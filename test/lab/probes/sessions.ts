// Lists the sessions and everything that Windows tells about each, as JSON in C:\lab\sessions.json. It has the keys
// and values of pc.txt, without what cannot be read.
import { writeFileSync } from 'node:fs';
import {
  CLIENT_NAME,
  CLIENT_PROTOCOL_TYPE,
  LOCAL_SERVER,
  listSessions,
  queryBytes,
  SESSION_INFO_EX,
} from './wtsapi32.ts';

const sessions = listSessions(LOCAL_SERVER)?.map(
  ({ sessionId, sessionName, userName, domainName, state }) => ({
    id: String(sessionId),
    station: sessionName ?? '',
    user: userName ?? '',
    domain: domainName ?? '',
    state: String(state),
    ...details(sessionId),
  }),
);
writeFileSync('C:\\lab\\sessions.json', JSON.stringify(sessions ?? 'refused'));

function details(session: number): object {
  const info = queryBytes(LOCAL_SERVER, session, SESSION_INFO_EX);
  const client = queryBytes(LOCAL_SERVER, session, CLIENT_NAME);
  const protocol = queryBytes(LOCAL_SERVER, session, CLIENT_PROTOCOL_TYPE);
  if (!info || !client || !protocol) return { readable: '0' };
  if (info.readUInt32LE(0) !== 1 || info.readUInt32LE(8) !== session) return { readable: 'wrong' };
  return {
    flags: String(info.readInt32LE(16)),
    logon: String(info.readBigInt64LE(168)),
    connect: String(info.readBigInt64LE(176)),
    disconnect: String(info.readBigInt64LE(184)),
    input: String(info.readBigInt64LE(192)),
    client: client.toString('utf16le').replace(/\0.*$/s, ''),
    protocol: String(protocol.readUInt16LE(0)),
    readable: '1',
  };
}
