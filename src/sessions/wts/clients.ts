import type { Session } from '../session.ts';
import type { WtsBindings } from './bindings.ts';
import { INFO_CLASS } from './bindings.ts';
import { querySession } from './queries.ts';
import type { SessionInfo } from './session-info.ts';
import { readClientAddress, readProtocol, wideText } from './session-info.ts';

/** The other end of a session's connection; null for what Windows does not tell. */
export type Client = Pick<Session, 'clientName' | 'clientAddress' | 'protocol'>;

/** Clients by session id, each with the connection that it was read for. Starts empty, and is kept by whoever lists. */
export type KnownClients = Map<number, { readonly connection: string; readonly client: Client }>;

/**
 * The client of a session. Windows is asked again only if the connection has changed since, or if it did not tell all.
 * @param info read before, so that a connection that changes meanwhile is another one to the next listing
 * @param known for the last look left out: then Windows is always asked
 */
export async function clientOf(
  wts: WtsBindings,
  sessionId: number,
  info: SessionInfo | null,
  known?: KnownClients,
): Promise<Client> {
  const connection = info && connectionOf(info);
  const before = known?.get(sessionId);
  if (before !== undefined && before.connection === connection) return before.client;
  const { client, isWhole } = await readClient(wts, sessionId);
  if (isWhole && connection !== null) known?.set(sessionId, { connection, client });
  else known?.delete(sessionId);
  return client;
}

/** Forgets whoever has gone. */
export function forgetOthers(known: KnownClients, sessionIds: readonly number[]): void {
  const listed = new Set(sessionIds);
  for (const id of known.keys()) if (!listed.has(id)) known.delete(id);
}

/** Null if Windows does not tell since when somebody has been connected. */
function connectionOf(info: SessionInfo): string | null {
  const { userName, domainName, stationName, state, logonTime, connectTime, disconnectTime } = info;
  if (connectTime === null && userName !== '') return null;
  return JSON.stringify([userName, domainName, stationName, state, logonTime, connectTime, disconnectTime]);
}

async function readClient(
  wts: WtsBindings,
  sessionId: number,
): Promise<{ readonly client: Client; readonly isWhole: boolean }> {
  const nameBytes = await querySession(wts, sessionId, INFO_CLASS.clientName);
  const protocolBytes = await querySession(wts, sessionId, INFO_CLASS.clientProtocolType);
  const protocol = protocolBytes === null ? null : readProtocol(protocolBytes);
  // Nobody is asked about a client where there is none.
  const isConsole = protocol === 'console';
  const addressBytes = isConsole ? null : await querySession(wts, sessionId, INFO_CLASS.clientAddress);
  return {
    client: {
      clientName: nameBytes === null ? null : wideText(nameBytes, 0, nameBytes.length / 2) || null,
      clientAddress: addressBytes === null ? null : readClientAddress(addressBytes),
      protocol,
    },
    isWhole: nameBytes !== null && protocol !== null && (isConsole || addressBytes !== null),
  };
}
