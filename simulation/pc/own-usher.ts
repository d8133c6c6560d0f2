import { clock, realMsSince } from '../../src/base/clock.ts';
import type { LastListing } from '../../src/neighbors/own/last-listing.ts';
import { OwnUsher } from '../../src/neighbors/own/serve-neighbors.ts';
import { lookBetween } from '../../src/neighbors/own-session/look.ts';
import { OwnSession } from '../../src/neighbors/own-session/own-session.ts';
import type { DoNotAsk } from '../../src/settings/do-not-ask.ts';
import { othersMayNow } from '../../src/settings/do-not-ask.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { leftHere } from '../../src/start/left-for-them.ts';
import { neighborPipe } from '../../src/wire/pipe-access.ts';
import { liar } from './liar.ts';
import { askInWindow } from './person-asked.ts';
import type { Process } from './process.ts';
import { OWN_PROCESS, PROGRAMS, processesOf, windowsOf } from './programs.ts';
import type { SignIn } from './sign-in.ts';
import type { UsherParts } from './usher.ts';

interface OwnParts extends Pick<UsherParts, 'windows' | 'screens' | 'signIn' | 'isOldVersion'> {
  readonly process: Process;
  readonly settings: Settings;
  readonly left: ReturnType<typeof leftHere>;
  readonly doNotAsk: DoNotAsk;
  readonly listing: LastListing;
}

/** What their own Usher answers to those of the others. @returns what it sees of its own session */
export function serveOwn(parts: OwnParts): OwnSession {
  const { windows, signIn, process, listing } = parts;
  const own = ownSession(parts);
  const neighbor = ownUsher(parts, own);
  windows.pipes.serve(neighborPipe(signIn.id), {
    process,
    arrived(stream, client) {
      if (parts.isOldVersion === true) return liar(stream, 0);
      const { sessionId, isElevated } = client;
      const user = windows.of(sessionId)?.account.sid ?? null;
      const token = { user, isAdministrator: isElevated };
      stream.on('error', () => {});
      // Windows does not tell the account of another account's process.
      const facts = { sessionId, processId: client.id, user: null, token: () => token };
      void listing.freshen().then(() => neighbor.arrived(stream, facts));
    },
  });
  return own;
}

function ownSession({ windows: { time, calls }, signIn, process, listing }: OwnParts): OwnSession {
  return new OwnSession({
    clock: clock(),
    own: { processId: OWN_PROCESS, folder: 'C:\\Program Files\\Usher' },
    idle: () => time.now - signIn.inputAt,
    windows: () => (calls.take('facts').end === 'fails' ? null : windowsOf(signIn.open)),
    processes: () =>
      new Promise((resolve) => {
        const { takes, end } = calls.take('facts');
        if (end === 'neverAnswers') return;
        time.after(takes, process, () =>
          resolve(end === 'fails' ? null : processesOf(signIn.open, signIn.id)),
        );
      }),
    imageOf: (id) => imageOf(signIn, id),
    session: async () => (await listing.list()).find(({ isCurrent }) => isCurrent) ?? null,
  });
}

function ownUsher(
  { windows, screens, process, settings, left, doNotAsk, listing }: OwnParts,
  own: OwnSession,
) {
  const real = clock();
  return new OwnUsher({
    clock: real,
    log() {},
    receipts: left.receipts,
    notes: left.notes,
    shownNotes: left.shownNotes,
    askHere: (question, signal) => askInWindow(screens, process, question, signal),
    facts: () => own.facts(),
    setting: () => othersMayNow(settings.othersMaySignMeOut, doNotAsk),
    listing: () => listing.last(),
    look: async (since) => lookBetween(since, await own.facts(), realMsSince(since.takenAt, real)),
    leave() {
      const { end } = windows.calls.take('exit');
      const code = windows.sessionCalls.exit(process, end === 'neverAnswers' ? 'ignored' : end);
      return code === 0 ? { kind: 'asked' } : { kind: 'failed', code };
    },
    blocking: () => own.remaining(),
  });
}

function imageOf(signIn: SignIn, id: number): string | null {
  if (id === 1) return 'C:\\Windows\\explorer.exe';
  const name = [...signIn.open][id - 100];
  return name === undefined ? null : `C:\\Programs\\${PROGRAMS[name].image}`;
}
