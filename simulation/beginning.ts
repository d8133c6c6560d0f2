import type { OthersMaySignMeOut } from '../src/settings/others-may.ts';
import type { Settings } from '../src/settings/settings.ts';
import { ACCOUNTS } from './pc/accounts.ts';
import type { ProgramName } from './pc/programs.ts';
import { PROGRAMS } from './pc/programs.ts';
import type { SignIn } from './pc/sign-in.ts';
import { pick } from './plan.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Where people are when it begins. Half of them are switched out, as on most PCs. */
const PLACES = [
  ...(['switchedOut', 'switchedOut', 'switchedOut', 'switchedOut'] as const),
  ...(['remoteQuiet', 'remoteThere', 'remoteLocked'] as const),
  ...(['absent', 'absent', 'absent', 'absent', 'absent'] as const),
] as const;

const AWAY_MINUTES = [1, 6, 14, 40, 134, 134, 134];
const OPEN: readonly (readonly ProgramName[])[] = [
  [],
  [],
  [],
  ['browser'],
  ['word'],
  ['unsaved'],
  ['strange'],
];
const OWN_USHER = ['runs', 'runs', 'runs', 'old', 'none'] as const;
const OTHERS_MAY: readonly OthersMaySignMeOut[] = [
  'whenNothingIsLost',
  'whenNothingIsLost',
  'politely',
  'askMe',
  'never',
];
const SILENCE: readonly Settings['silenceCounts'][] = [
  'whenNothingToLose',
  'whenNothingToLose',
  'whenNothingToLose',
  'whenAway',
  'never',
];

export const BANNERS = [7000, 7000, 25_000, 120_000];

/** Signs people in, some hours ago, and starts their Ushers. One of the first four accounts looks at the screen. */
export function begin(world: World, picks: readonly number[]): void {
  let at = 0;
  const next = () => picks[at++ % picks.length] ?? 0;
  const operator = pick(ACCOUNTS.slice(0, 4), next());
  for (const account of ACCOUNTS) {
    const place = pick(PLACES, next());
    const [away, open, own] = [pick(AWAY_MINUTES, next()), pick(OPEN, next()), pick(OWN_USHER, next())];
    const settings = {
      othersMaySignMeOut: pick(OTHERS_MAY, next()),
      silenceCounts: pick(SILENCE, next()),
      protected: next() < 0.1 ? ['mia'] : [],
    };
    if (account === operator) continue;
    world.settings.set(account, settings);
    if (place === 'absent') continue;
    const who = world.windows.signIn(account, place !== 'switchedOut');
    for (const each of open) who.open.add(each);
    longAgo(world, who, place, away * MINUTE);
    if (own !== 'none') world.startUsher(who, own === 'old');
  }
  world.settings.set(operator, { silenceCounts: pick(SILENCE, next()) });
  const who = world.windows.signIn(operator, false);
  longAgo(world, who, 'remoteThere', 0);
  world.startUsher(who, false);
}

/** As if they had come five hours ago, and had left since. */
function longAgo(world: World, who: SignIn, place: (typeof PLACES)[number], awayMs: number): void {
  const { time } = world.windows;
  const begun = time.today - 300 * MINUTE - who.id * 1000;
  Object.assign(who, { logonTime: begun, connectTime: begun });
  if (place === 'remoteThere') return;
  who.inputAt = time.now - awayMs;
  who.lastInputTime = time.today - awayMs;
  if (place === 'remoteQuiet') return;
  who.awaySince = time.now - awayMs;
  if (place === 'remoteLocked') who.isLocked = true;
  else {
    who.isConnected = false;
    who.disconnectTime = time.today - awayMs;
  }
}

export const PROGRAM_NAMES = Object.keys(PROGRAMS) as ProgramName[];
