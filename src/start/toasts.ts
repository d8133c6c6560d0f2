import { join } from 'node:path';
import { programFolder } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import { TOAST_PROGRAM } from '../base/program-check.ts';
import type { Toaster } from '../tray/toasts/toast.ts';
import { snoreToaster } from '../tray/toasts/toaster.ts';
import type { Native } from '../windows/native.ts';
import { registry } from '../windows/registry.ts';
import type { ToastSource } from '../windows/toast-registration.ts';
import { registerToasts } from '../windows/toast-registration.ts';

/** The AppUserModelId that toasts are shown under. */
const APP_ID = 'Usher.Tray';

/** What Windows has to know about the toasts. */
export const toastSource: ToastSource = {
  appId: APP_ID,
  displayName: 'Usher',
  icon: join(programFolder, 'assets', 'usher.png'),
  snoreToast: join(programFolder, TOAST_PROGRAM),
};

/**
 * Toasts under Usher's own name.
 * @param refusal why the toast program must not be started, or null
 */
export function windowsToaster(native: Native | null, refusal: () => string | null, log: Log): Toaster {
  // What is registered is started by Windows at a click on a toast.
  if (native !== null && refusal() === null) {
    for (const { key } of registerToasts(registry(native), toastSource))
      log(`toasts are not registered at ${key}`);
  }
  const { snoreToast, appId, icon } = toastSource;
  return snoreToaster({ program: snoreToast, appId, icon, refusal, log });
}
