/*
 * How often each account may ask, so that nobody becomes a nuisance. The key is the SID that Windows tells.
 */

export type RequestKind = 'facts' | 'signOut' | 'note';

/** The moments of each account's requests, in ms of one clock. Only those that still count. */
export type Asked = ReadonlyMap<string, Readonly<Record<RequestKind, readonly number[]>>>;

export const NOBODY_ASKED: Asked = new Map();

const MINUTE = 60_000;

/** How many requests an account may make in a time, in ms. */
const LIMITS: Readonly<Record<RequestKind, { readonly most: number; readonly within: number }>> = {
  facts: { most: 30, within: MINUTE },
  signOut: { most: 1, within: 5 * MINUTE },
  note: { most: 3, within: 5 * MINUTE },
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
  const times = counting.get(sid) ?? { facts: [], signOut: [], note: [] };
  return new Map([...counting, [sid, { ...times, [kind]: [...times[kind], now] }]]);
}

function stillCounting(asked: Asked, now: number): Asked {
  const counting = [...asked].map(([sid, times]) => {
    const recent = (kind: RequestKind) => times[kind].filter((at) => now - at < LIMITS[kind].within);
    return [sid, { facts: recent('facts'), signOut: recent('signOut'), note: recent('note') }] as const;
  });
  return new Map(
    counting.filter(([, { facts, signOut, note }]) => facts.length + signOut.length + note.length > 0),
  );
}
