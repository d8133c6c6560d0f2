import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { ON_ITS_WAY } from './deeds.ts';
import type { Known } from './known.ts';

/** What is wrong where a program takes somebody's connection away. */
export function judgeDisconnect(known: Known, by: Process, victim: SignIn | null): void {
  const asker = known.of(by);
  const tray = known.trayOf(asker);
  known.tell(`${by.name} has Windows disconnect ${victim?.name ?? 'nobody'}`);
  if (victim === null) return;
  const { key } = victim;
  const yes = tray.consents.findLast(
    (each) => each.key === key && each.deed === 'disconnect' && !each.isUsed,
  );
  const since = yes?.at ?? 0;
  const onItsWay = asker === tray ? 0 : ON_ITS_WAY + known.windows.pipes.slowest;
  const isSince = (moment = 0) => moment > since && moment < known.now - onItsWay;
  const stops = [tray.canceled.get(key), asker.refused.get(key), tray.refused.get(key)];
  const isStopped = [...stops, ...known.slept, ...known.leapt].some((moment) => isSince(moment));
  if (yes === undefined) known.fault(`${victim.name} is disconnected, and nobody has agreed to it`);
  else if (!victim.isRemote) known.fault(`${victim.name} sits at this PC, and is disconnected`);
  else if (isStopped) known.fault(`${victim.name} is disconnected, and it was stopped`);
  else yes.isUsed = true;
}
