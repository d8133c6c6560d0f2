import { join } from 'node:path';
import { clock } from '../clock.ts';
import { quietMs } from '../consent.ts';
import type { Native } from '../native.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import { liveSettings } from '../settings/live-settings.ts';
import { policyReader } from '../settings/machine-policy.ts';
import { NO_POLICY } from '../settings/policy.ts';
import { settingsText } from '../settings/settings-file.ts';
import type { Settings } from '../settings.ts';
import { pace } from '../settings.ts';

/** The settings in this folder as they change, and the policy of this PC, where Windows can be asked for it. */
export function followedSettings(native: Native | null, folder: string): LiveSettings {
  return liveSettings({
    read: () => settingsText(join(folder, 'settings.json')),
    policy: native === null ? () => NO_POLICY : policyReader(native),
    clock: clock(),
  });
}

/** What a helper is told, as the settings have it when it is started. */
export function helperRequest(settings: Settings) {
  return {
    get away() {
      return pace(settings).away;
    },
    get there() {
      return pace(settings).there;
    },
    get quiet() {
      return quietMs(settings);
    },
    reason: null,
  };
}
