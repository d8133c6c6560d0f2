import type { Clock } from '../base/clock.ts';
import { realMsSince } from '../base/clock.ts';
import { programFolder } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import { tellNoteShown } from '../neighbors/client/tell-note-shown.ts';
import { LastListing } from '../neighbors/own/last-listing.ts';
import type { OwnUsherParts } from '../neighbors/own/ports.ts';
import { OwnUsher } from '../neighbors/own/serve-neighbors.ts';
import { lookBetween } from '../neighbors/own-session/look.ts';
import type { OwnSession } from '../neighbors/own-session/own-session.ts';
import { windowsOwnSession } from '../neighbors/own-session/windows-own-session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import type { DoNotAsk } from '../settings/do-not-ask.ts';
import { othersMayNow } from '../settings/do-not-ask.ts';
import type { Settings } from '../settings/settings.ts';
import { askLast, politeExit } from '../windows/exit-windows.ts';
import type { Native } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';
import { neighborAccess, neighborPipe } from '../wire/pipe-access.ts';
import { servePipe } from '../wire/pipe-server.ts';
import type { LeftHere } from './left-for-them.ts';
import { pipesToNeighbors } from './neighbors.ts';
import { processesHere } from './this-pc.ts';

export interface NeighborsParts
  extends Pick<OwnUsherParts, 'receipts' | 'notes' | 'shownNotes' | 'askHere'>,
    Pick<LeftHere, 'watchShown'> {
  readonly native: Native;
  readonly host: SessionHost;
  readonly settings: Pick<Settings, 'othersMaySignMeOut'>;
  /** Brings the settings up to date. */
  readonly lookAtSettings: () => void;
  readonly doNotAsk: DoNotAsk;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Serves the Ushers of the other sessions of this PC. Needs no rights and no timer.
 * @returns the host to list with, so that this Usher knows who asks. It is the same one if nothing can be served
 */
export function serveNeighbors(parts: NeighborsParts): SessionHost {
  const { native, host, log } = parts;
  try {
    const sid = processUser(native, process.pid);
    const sessionId = wtsBindings(native).ownSessionId();
    if (sid !== null && sessionId !== null)
      return served(neighborPipe(sessionId), neighborAccess(sid), parts);
    log("other Ushers can't be served: Windows does not tell whose session this is");
  } catch (error) {
    log(`other Ushers can't be served: ${error}`);
  }
  return host;
}

/** @throws Error if this Windows lacks one of the functions */
function served(path: string, sddl: string, parts: NeighborsParts): SessionHost {
  const { native, host, clock, log } = parts;
  const listing = new LastListing(host, clock);
  const own = windowsOwnSession({
    native,
    clock,
    own: { processId: process.pid, folder: programFolder },
    processes: processesHere(native),
    session: async () => (await listing.list()).find(({ isCurrent }) => isCurrent) ?? null,
  });
  const usher = new OwnUsher(usherParts(own, listing, parts));
  const server = servePipe(
    { path, sddl },
    (client, facts) => {
      client.on('error', () => {});
      void listing.freshen().then(() => usher.arrived(client, facts));
    },
    { native, clock },
  );
  if (server === null) {
    log("other Ushers can't be served: somebody else has the pipe's name");
    return host;
  }
  const pipes = pipesToNeighbors(native, clock);
  parts.watchShown((sid) => void tellNoteShown(sid, listing.last()?.sessions ?? [], pipes));
  if (!askLast(native)) log('Windows does not end this process last');
  return {
    ...host,
    async list() {
      const sessions = await listing.list();
      void own.listed();
      return sessions;
    },
    async close() {
      server.close();
      await host.close();
    },
  };
}

function usherParts(own: OwnSession, listing: LastListing, parts: NeighborsParts): OwnUsherParts {
  const { native, settings, lookAtSettings, doNotAsk, receipts, notes, shownNotes, askHere, clock, log } =
    parts;
  return {
    clock,
    log,
    receipts,
    notes,
    shownNotes,
    askHere,
    facts: () => own.facts(),
    setting() {
      lookAtSettings();
      return othersMayNow(settings.othersMaySignMeOut, doNotAsk);
    },
    listing: () => listing.last(),
    look: async (since) => {
      const now = await own.facts();
      return lookBetween(since, now, realMsSince(since.takenAt, clock));
    },
    leave: politeExit(native),
    blocking: () => own.remaining(),
  };
}
