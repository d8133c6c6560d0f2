import { LATE, within } from '../base/deadline.ts';
import { ownProgram } from '../base/folders.ts';
import { EXIT } from '../cli/output/exit-code.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { Session } from '../sessions/session.ts';
import type { Native } from '../windows/native.ts';
import { loadNative } from '../windows/native.ts';
import { isInstanceRunning } from '../windows/single-instance.ts';
import { readToken } from '../windows/token.ts';
import { quitPipe } from '../wire/pipe-access.ts';
import { isPipeServed } from '../wire/pipe-presence.ts';
import { language } from './language.ts';
import { sidOf } from './neighbors.ts';
import { ownPlace } from './quit.ts';
import type { Own } from './quit-request.ts';
import { askToQuit, quitRunning, timeFrom } from './quit-request.ts';
import { windowsHost } from './this-pc.ts';

/*
 * `usher --quit --everybody`, for setup: an elevated administrator asks each Usher on this PC to quit, by its own pipe.
 */

/** For all of it, in ms: setup gives it half a minute. */
const LONGEST = 20_000;
/** For the list of people. Windows may ask another computer for an account. In ms. */
const LISTING = 8000;

/** Where an Usher may run; null for a person whose account is not told, so that theirs cannot be reached. */
export type Place = Own | null;

/** Where it is not known who is signed in. */
const NOBODY_TOLD: readonly Place[] = [null];

/** How it went. `unknown`: nobody was seen to stay, but not everybody was seen. */
export type EverybodysEnd = 'notRunning' | 'done' | 'stays' | 'unknown';

/** The command. @returns the exit code: 0 only if no Usher runs here any more */
export async function quitEverybody(say: (line: string) => void): Promise<0 | 1> {
  const [native, { quitEverybody: words }] = await Promise.all([loadNative(), language.words()]);
  const result = 'missing' in native ? 'unknown' : await quitOn(native);
  if (result === 'done' || result === 'notRunning') {
    say(words[result]);
    return EXIT.done;
  }
  process.stderr.write(`${words[result]}\n`);
  return EXIT.failed;
}

/** Asks each Usher here, if this process may. Others are not asked then. */
export async function quitOn(native: Native): Promise<EverybodysEnd | 'notAdministrator'> {
  const { isElevated, isAdministrator } = readToken(native);
  if (isElevated !== true || isAdministrator !== true) return 'notAdministrator';
  const left = timeFrom(performance.now(), LONGEST);
  const own = ownPlace(native);
  const listed = await within(peopleHere(native), LISTING).catch(() => NOBODY_TOLD);
  // This account's own Usher is asked in any case.
  const places = placesOf(listed === LATE ? NOBODY_TOLD : listed, own);
  return together(await Promise.all(places.map((place) => quitAt(native, place, own, left))));
}

/** Each person who is signed in here. @throws SessionError */
async function peopleHere(native: Native): Promise<readonly Place[]> {
  const host = await windowsHost(native, ownProgram, () => {});
  if (host === null) return NOBODY_TOLD;
  try {
    return await Promise.all(
      peopleIn(await host.list()).map(async (session) => {
        const sid = await sidOf(session, native).catch(() => null);
        return sid === null ? null : { sessionId: session.sessionId, sid };
      }),
    );
  } finally {
    await host.close();
  }
}

/** The sessions of people, this one too: who sits there may be another account than the administrator's. */
export function peopleIn(sessions: readonly Session[]): readonly Session[] {
  const own = sessions.filter(({ isCurrent, userName }) => isCurrent && userName !== '');
  return [...own, ...otherUsers(sessions).map(({ session }) => session)];
}

/** Each place once, and this account's own first. */
export function placesOf(people: readonly Place[], own: Place): readonly Place[] {
  const isOwn = (place: Place) => place?.sessionId === own?.sessionId && place?.sid === own?.sid;
  return [own, ...people.filter((place) => place === null || !isOwn(place))];
}

async function quitAt(native: Native, place: Place, own: Place, left: () => number): Promise<EverybodysEnd> {
  if (place === null) return 'unknown';
  const isRunning = () =>
    place === own ? isInstanceRunning(native) : isPipeServed(native, quitPipe(place.sessionId, place.sid));
  return quitRunning({ isRunning, ask: () => askToQuit(native, place, left), left }).catch(() => 'unknown');
}

/** The worst of what was seen. */
export function together(ends: readonly EverybodysEnd[]): EverybodysEnd {
  const found = (['stays', 'unknown', 'done'] as const).find((end) => ends.includes(end));
  return found ?? 'notRunning';
}
