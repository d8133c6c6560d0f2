/*
 * How often each account may ask, so that nobody becomes a nuisance. The key is the SID that Windows tells.
 */

const KINDS = ['facts', 'ask', 'signOut', 'note', 'noteShown'] as const;

export type RequestKind = (typeof KINDS)[number];

/** The moments of one account's requests. */
type Times = Readonly<Record<RequestKind, readonly number[]>>;

const NEVER: Times = { facts: [], ask: [], signOut: [], note: [], noteShown: [] };

/** The moments of each account's requests, in ms of one clock. Only those that still count. */
export type Asked = ReadonlyMap<string, Times>;

export const NOBODY_ASKED: Asked = new Map();

const MINUTE = 60_000;

/** How many requests an account may make in a time, in ms. */
const LIMITS: Readonly<Record<RequestKind, { readonly most: number; readonly within: number }>> = {
  facts: { most: 30, within: MINUTE },
  ask: { most: 1, within: 5 * MINUTE },
  signOut: { most: 1, within: 5 * MINUTE },
  note: { most: 3, within: 5 * MINUTE },
  // As many as wait for one person at most.
  noteShown: { most: 20, within: 5 * MINUTE },
};

/** More accounts than one PC has signed in. To forget one of them would let it ask again at once. */
export const MOST_ASKERS = 64;

/** Whether a request of this account would be one too many now. */
export function isTooOften(asked: Asked, sid: string, kind: RequestKind, now: number): boolean {
  const counting = stillCounting(asked, now);
  const times = counting.get(sid);
  if (times === undefined) return counting.size >= MOST_ASKERS;
  return times[kind].length >= LIMITS[kind].most;
}

/** Counts a request that was taken up. One that came too often is not counted, so it makes nobody wait longer. */
export function counted(asked: Asked, sid: string, kind: RequestKind, now: number): Asked {
  const counting = stillCounting(asked, now);
  const times = counting.get(sid) ?? NEVER;
  return new Map([...counting, [sid, { ...times, [kind]: [...times[kind], now] }]]);
}

function stillCounting(asked: Asked, now: number): Asked {
  const counting = [...asked].map(([sid, times]) => [sid, recent(times, now)] as const);
  return new Map(counting.filter(([, times]) => KINDS.some((kind) => times[kind].length > 0)));
}

function recent(times: Times, now: number): Times {
  const of = (kind: RequestKind) => times[kind].filter((at) => now - at < LIMITS[kind].within);
  return {
    facts: of('facts'),
    ask: of('ask'),
    signOut: of('signOut'),
    note: of('note'),
    noteShown: of('noteShown'),
  };
}
