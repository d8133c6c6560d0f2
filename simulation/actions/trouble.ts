import type { NotificationState } from '../../src/windows/notification-state.ts';
import type { Call, CallEnd } from '../pc/calls.ts';
import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import type { RunningUsher } from '../pc/usher.ts';
import type { World } from '../world.ts';

/*
 * What goes wrong on the PC.
 */

export function goesWrong({ windows, referee }: World, call: Call, how: CallEnd, times: number): void {
  referee.tell(`the next ${times} ${call} ${how.end} in ${how.takes} ms`);
  for (let count = 0; count < times; count += 1) windows.calls.plan(call, how);
}

export function isKilled(world: World, process: Process): void {
  world.referee.tell(`${process.name} is killed`);
  world.windows.kill(process);
}

export function iconIsLost(world: World, { process, tray }: RunningUsher): void {
  world.referee.tell(`the icon of ${process.name} is lost`);
  world.windows.time.after(0, process, () => {
    world.referee.of(process).iconLostAt = world.windows.time.now;
    tray.lose();
  });
}

export function standsStill({ windows, referee }: World, process: Process, ms: number): void {
  referee.tell(`${process.name} stands still for ${ms / 1000} s`);
  windows.time.stand(process, ms);
}

export function sleeps({ windows, referee }: World, ms: number, counts: boolean): void {
  referee.tell(`the PC sleeps for ${ms / 1000} s`);
  referee.slept.push(windows.time.now);
  windows.time.sleep(ms, counts);
}

export function clockIsSet({ windows, referee }: World, ms: number): void {
  referee.tell(`the clock is set by ${ms / 1000} s`);
  referee.stepped.push(windows.time.now);
  if (Math.abs(ms) > SMALL_STEP) referee.leapt.push(windows.time.now);
  windows.time.step(ms);
}

/** From now on Windows shows notifications there so. */
export function showsAs({ screens, referee }: World, { id, name }: SignIn, state: NotificationState): void {
  referee.tell(`notifications to ${name}: ${state}`);
  screens.notifications.set(id, state);
  if (state !== 'accepts') for (const item of screens.open(id)) referee.seen(item, false);
}

/** A smaller step of the clock does not matter. In ms. */
const SMALL_STEP = 2000;

export const STILL = [2500, 7000, 20_000];
