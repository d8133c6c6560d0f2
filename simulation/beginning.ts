import { ACCOUNTS, accountCalled } from './pc/accounts.ts';
import type { SignIn } from './pc/sign-in.ts';
import { pick } from './plan.ts';
import type { Place, Theme } from './theme.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Signs people in, some hours ago, and starts their Ushers. */
export function begin(world: World, theme: Theme, picks: readonly number[]): void {
  let at = 0;
  const next = () => picks[at++ % picks.length] ?? 0;
  const operator = accountCalled(pick(theme.operators, next()));
  for (const account of ACCOUNTS) {
    const place = pick(theme.places, next());
    const away = pick(theme.awayMinutes, next());
    const [open, own] = [pick(theme.open, next()), pick(theme.ownUshers, next())];
    const settings = {
      othersMaySignMeOut: pick(theme.othersMay, next()),
      silenceCounts: pick(theme.silence, next()),
      protected: next() < 0.1 ? ['mia'] : [],
    };
    if (account === operator) continue;
    world.settings.set(account, settings);
    if (place === 'absent') continue;
    const who = world.windows.signIn(account, place !== 'switchedOut');
    for (const each of open) who.open.add(each);
    longAgo(world, who, place, away * MINUTE);
    if (own === 'squatted') world.squat(who);
    else if (own !== 'none') world.startUsher(who, own === 'old');
  }
  world.settings.set(operator, { silenceCounts: pick(theme.silence, next()) });
  const who = world.windows.signIn(operator, false);
  longAgo(world, who, 'remoteThere', 0);
  world.startUsher(who, false);
}

/** As if they had come five hours ago, and had left since. */
function longAgo(world: World, who: SignIn, place: Place, awayMs: number): void {
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
