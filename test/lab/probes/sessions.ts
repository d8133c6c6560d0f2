// Lists the sessions and all that Windows tells about each, as JSON in C:\lab\sessions.json.
import { writeFileSync } from 'node:fs';
import { CLIENT_NAME, CLIENT_PROTOCOL_TYPE, listSessions, queryBytes, SESSION_INFO_EX } from './wtsapi32.ts';

const sessions = listSessions().map((listed) => {
  const details = queryBytes(listed.sessionId, SESSION_INFO_EX);
  return {
    id: listed.sessionId,
    station: listed.sessionName ?? '',
    user: listed.userName ?? '',
    domain: listed.domainName ?? '',
    state: listed.state,
    client: text(queryBytes(listed.sessionId, CLIENT_NAME)),
    protocol: queryBytes(listed.sessionId, CLIENT_PROTOCOL_TYPE)?.readUInt16LE(0) ?? null,
    details: details && {
      level: details.readUInt32LE(0),
      id: details.readUInt32LE(8),
      state: details.readUInt32LE(12),
      flags: details.readInt32LE(16),
      user: details.toString('utf16le', 86, 128).replace(/\0.*$/s, ''),
      logon: String(details.readBigInt64LE(168)),
      connect: String(details.readBigInt64LE(176)),
      disconnect: String(details.readBigInt64LE(184)),
      input: String(details.readBigInt64LE(192)),
      bytes: details.length,
    },
  };
});
writeFileSync('C:\\lab\\sessions.json', JSON.stringify(sessions));

function text(bytes: Buffer | null): string | null {
  return bytes?.toString('utf16le').replace(/\0.*$/s, '') ?? null;
}
