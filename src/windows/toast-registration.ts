import type { Registry, RegistryValue } from './registry.ts';

/** The class that SnoreToast 0.7.0, the one that node-notifier brings, answers as when a toast is clicked. */
const ACTIVATOR = '{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}';

export interface ToastSource {
  /** The AppUserModelId that toasts are shown under: at most 128 characters, no blanks. */
  readonly appId: string;
  /** What Windows writes above a toast and in its settings. */
  readonly displayName: string;
  /** Absolute path of a PNG. */
  readonly icon: string;
  /** Absolute path of snoretoast-x64.exe. */
  readonly snoreToast: string;
}

/**
 * What Windows has to know so that a toast carries our name and its buttons answer, without a shortcut in the
 * Start menu. The activator's class is SnoreToast's own, shared by every program that brings the same version.
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
 * Writes what is missing or different, at every start: another program may have taken the class over.
 * @returns the values that Windows did not take
 */
export function registerToasts(registry: Registry, source: ToastSource): readonly RegistryValue[] {
  return toastValues(source)
    .filter(({ key, name, text }) => registry.read(key, name) !== text)
    .filter((value) => registry.write(value) !== 0);
}
