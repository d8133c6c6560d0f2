import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Person } from '../pc/people.ts';
import { benchUsher } from '../pc/usher.ts';
import type { Measured } from '../verdict.ts';

const SESSIONS = 20;
const PROGRAMS_EACH = 10;
const REFRESHES = 100_000;
/** Until then all code is compiled, and each table has its size. */
const WARM_UP = 5000;
/** Somebody leaves and somebody else comes each so many refreshes. */
const CHANGE_EACH = 10;

const MB = 1024 ** 2;

/** Memory before and after many refreshes in which people come and go, each a new account with a new session. */
export async function churn(): Promise<Measured> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { windows, everybody, refresh, close } = await benchUsher(SESSIONS, PROGRAMS_EACH);
  const inUse = () => {
    for (let times = 0; times < 3; times += 1) collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  let here = everybody;
  let next = SESSIONS + 1;
  let start = Number.NaN;
  for (let count = 0; count < WARM_UP + REFRESHES; count += 1) {
    if (count % CHANGE_EACH === 0) {
      here = here.with(1 + (next % (SESSIONS - 1)), newcomer(next));
      next += 1;
      windows.signIn(here, PROGRAMS_EACH);
    }
    await refresh();
    if (count === WARM_UP) start = inUse();
  }
  const end = inUse();
  const { lent } = windows;
  await close();
  if (lent !== 0) throw new Error(`${lent} pieces of Windows' memory were not given back`);
  return {
    churn: {
      value: end / start,
      detail: `${(start / MB).toFixed(1)} MB, then ${(end / MB).toFixed(1)} MB; ${next - SESSIONS} people came`,
    },
  };
}

function newcomer(id: number): Person {
  const now = Date.now();
  const isConnected = id % 4 === 0;
  return {
    id,
    user: `guest${id}`,
    fullName: `Guest ${id}`,
    client: isConnected ? `LAPTOP-${id}` : '',
    logon: now,
    connect: now,
    disconnect: isConnected ? null : now,
  };
}
