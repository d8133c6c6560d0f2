import type { Registry, RegistryValue } from './registry.ts';

/** The class with which SnoreToast 0.7.0 answers a clicked toast. node-notifier brings that version. */
const ACTIVATOR = '{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}';

export interface ToastSource {
  /** The AppUserModelId of the toasts: at most 128 characters, no blanks. */
  readonly appId: string;
  /** The name above a toast and in Windows' settings. */
  readonly displayName: string;
  /** Absolute path of a PNG. */
  readonly icon: string;
  /** Absolute path of snoretoast-x64.exe. */
  readonly snoreToast: string;
}

/**
 * The registry values that give a toast our name and let its buttons answer, without a shortcut in the Start menu.
 * The activator's class is SnoreToast's own; every program with the same version shares it.
 * https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/send-local-toast-other-apps
 */
export function toastValues({ appId, displayName, icon, snoreToast }: ToastSource): readonly RegistryValue[] {
  const app = `Software\\Classes\\AppUserModelId\\${appId}`;
  const server = `Software\\Classes\\CLSID\\${ACTIVATOR}\\LocalServer32`;
  const value = (key: string, name: string, text: string) => ({ key, name, type: 'string', text }) as const;
  return [
    value(app, 'DisplayName', displayName),
    value(app, 'IconUri', icon),
    value(app, 'CustomActivator', ACTIVATOR),
    value(server, '', `"${snoreToast}"`),
  ];
}

/**
 * Writes missing or different values at every start, because another program may have taken over the class.
 * @returns the values that Windows did not accept
 */
export function registerToasts(
  registry: Pick<Registry, 'read' | 'write'>,
  source: ToastSource,
): readonly RegistryValue[] {
  return toastValues(source)
    .filter(({ key, name, text }) => registry.read(key, name) !== text)
    .filter((value) => registry.write(value) !== 0);
}
