import { join } from 'node:path';
import { programFolder } from '../folders.ts';
import type { Log } from '../log.ts';
import type { Native } from '../native.ts';
import { TOAST_PROGRAM } from '../program-check.ts';
import { snoreToaster } from '../tray/toaster.ts';
import type { Toaster } from '../tray/tray.ts';
import { registry } from '../windows/registry.ts';
import { registerToasts } from '../windows/toast-registration.ts';

/** The AppUserModelId that toasts are shown under. */
const APP_ID = 'Usher.Tray';

/**
 * Toasts under Usher's own name.
 * @param refusal why the toast program must not be started, or null
 */
export function windowsToaster(native: Native | null, refusal: () => string | null, log: Log): Toaster {
  const program = join(programFolder, TOAST_PROGRAM);
  const icon = join(programFolder, 'assets', 'usher.png');
  // What is registered is started by Windows at a click on a toast.
  if (native !== null && refusal() === null) {
    const source = { appId: APP_ID, displayName: 'Usher', icon, snoreToast: program };
    for (const { key } of registerToasts(registry(native), source))
      log(`toasts are not registered at ${key}`);
  }
  return snoreToaster({ program, appId: APP_ID, icon, refusal, log });
}
