import { join } from 'node:path';
import { clock } from '../base/clock.ts';
import { userFolders } from '../base/folders.ts';
import { quietMs } from '../conversation/consent.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import { liveSettings } from '../settings/live-settings.ts';
import { machinePolicy, policyReader } from '../settings/machine-policy.ts';
import type { Policy } from '../settings/policy.ts';
import { NO_POLICY } from '../settings/policy.ts';
import type { Settings } from '../settings/settings.ts';
import { timings } from '../settings/settings.ts';
import { settingsText } from '../settings/settings-file.ts';
import type { Native } from '../windows/native.ts';
import { language } from './language.ts';
import { mailOf } from './mail.ts';
import { commandsFolder } from './this-pc.ts';

/** The file of this person's settings, which need not be there. */
export function ownSettingsFile(folder = userFolders().settings): string {
  return join(folder, 'settings.json');
}

/** The settings in this folder as they change, and the policy of this PC, where Windows can be asked for it. */
export async function followedSettings(native: Native | null, folder: string): Promise<LiveSettings> {
  const [policy, words] = await Promise.all([policyAtStart(native), language.settings()]);
  const mail = mailOf(native);
  return liveSettings({
    read: () => settingsText(ownSettingsFile(folder)),
    // Starting a program every few seconds would be too much: then it counts from the next start on.
    policy: native === null ? () => policy : policyReader(native, words),
    ...(mail !== null && { told: mail.told }),
    clock: clock(),
    words,
  });
}

/** The policy of this PC as it is now. */
export async function policyAtStart(native: Native | null): Promise<Policy> {
  if (native !== null) return machinePolicy(native, await language.settings());
  const folder = commandsFolder(native);
  if (folder === null) return NO_POLICY;
  const { policyThroughCommands } = await import('./quser-pc.ts');
  return policyThroughCommands(folder);
}

/** What a helper is told, as the settings have it when it is started. */
export function helperRequest(settings: Settings) {
  return {
    get away() {
      return timings(settings).away;
    },
    get there() {
      return timings(settings).there;
    },
    get quiet() {
      return quietMs(settings);
    },
    reason: null,
  };
}
