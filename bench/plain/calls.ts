import type { Person } from '../pc/people.ts';
import { benchUsher } from '../pc/usher.ts';
import type { Measured, Measurement } from '../verdict.ts';

const SESSIONS = 50;
const CHANGED = 3;
const PROGRAMS_EACH = 4;

/** The calls that ask the service of sessions. The others stay in this process. */
const SESSION_CALLS = ['WTSEnumerateSessionsExW', 'WTSQuerySessionInformationW', 'WTSEnumerateProcessesExW'];
const PROCESS_CALLS = ['NtQuerySystemInformation'];

/** Windows' calls of one refresh. They are exact, so one run is enough. */
export async function callCounts(): Promise<Measured> {
  const { windows, everybody, refresh, close } = await benchUsher(SESSIONS, PROGRAMS_EACH);
  const counted = async (): Promise<Measurement> => {
    const before = new Map(windows.calls);
    const of = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + (windows.calls.get(name) ?? 0) - (before.get(name) ?? 0), 0);
    await refresh();
    return {
      value: of(SESSION_CALLS),
      detail: `and ${of(PROCESS_CALLS)} list of all processes, for the memory in the rows`,
    };
  };
  const same = await counted();
  const now = Date.now();
  windows.signIn(
    everybody.map((person, index) => (index < CHANGED ? connectedAnew(person, now) : person)),
    PROGRAMS_EACH,
  );
  const changed = await counted();
  await close();
  return { 'calls-same': same, 'calls-changed': changed };
}

function connectedAnew(person: Person, now: number): Person {
  return { ...person, connect: now, disconnect: null, client: `PHONE-${person.id}` };
}
