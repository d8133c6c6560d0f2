import { clock } from '../base/clock.ts';
import { launcher } from '../base/launcher.ts';
import type { Log } from '../base/log.ts';
import type { AppParts } from '../tray/ports.ts';
import type { Native } from '../windows/native.ts';
import { machineRegistry, registry } from '../windows/registry.ts';
import { signInStart } from '../windows/sign-in-start.ts';

/** Nothing where Usher is not installed: a console would come up with it at each sign-in. */
export function startAtSignIn(native: Native | null, log: Log): Pick<AppParts, 'signInStart'> {
  if (native === null || launcher === null) return {};
  const [own, machine] = [registry(native), machineRegistry(native)];
  return { signInStart: signInStart({ registry: own, machine, launcher, today: clock().today, log }) };
}
