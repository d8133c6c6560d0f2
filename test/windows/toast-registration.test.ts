import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Registry, RegistryValue } from '../../src/windows/registry.ts';
import { registerToasts, toastValues } from '../../src/windows/toast-registration.ts';

const ACTIVATOR = '{eb1fdd5b-8f70-4b5a-b230-998a2dc19303}';
const USHER = {
  appId: 'Usher.Tray',
  displayName: 'Usher',
  icon: 'C:\\Program Files\\Usher\\assets\\usher.png',
  snoreToast: 'C:\\Program Files\\Usher\\vendor\\snoretoast-x64.exe',
};

/** A registry in memory that refuses the values of these names. */
function fakeRegistry(refused: readonly string[] = []) {
  const values = new Map<string, string>();
  const written: string[] = [];
  const registry: Pick<Registry, 'read' | 'write'> = {
    read: (key, name) => values.get(`${key}|${name}`) ?? null,
    write({ key, name, text }: RegistryValue) {
      if (refused.includes(name)) return 5;
      written.push(name);
      values.set(`${key}|${name}`, text);
      return 0;
    },
  };
  return { registry, values, written };
}

describe('the registration of toasts', () => {
  it('names the app and its activator, and quotes the path of the program', () => {
    const app = 'Software\\Classes\\AppUserModelId\\Usher.Tray';
    expect(toastValues(USHER)).toEqual([
      { key: app, name: 'DisplayName', type: 'string', text: 'Usher' },
      { key: app, name: 'IconUri', type: 'string', text: USHER.icon },
      { key: app, name: 'CustomActivator', type: 'string', text: ACTIVATOR },
      {
        key: `Software\\Classes\\CLSID\\${ACTIVATOR}\\LocalServer32`,
        name: '',
        type: 'string',
        text: '"C:\\Program Files\\Usher\\vendor\\snoretoast-x64.exe"',
      },
    ]);
  });

  it('writes everything the first time and nothing the second', () => {
    const { registry, written } = fakeRegistry();
    expect([registerToasts(registry, USHER), registerToasts(registry, USHER)]).toEqual([[], []]);
    expect(written).toEqual(['DisplayName', 'IconUri', 'CustomActivator', '']);
  });

  it('takes the activator back from another program, and writes nothing else', () => {
    const { registry, values, written } = fakeRegistry();
    registerToasts(registry, USHER);
    written.length = 0;
    values.set(`Software\\Classes\\CLSID\\${ACTIVATOR}\\LocalServer32|`, 'C:\\other\\snoretoast-x64.exe');
    registerToasts(registry, USHER);
    expect(written).toEqual(['']);
  });

  it('tells what Windows did not take, having written the rest', () => {
    const { registry, written } = fakeRegistry(['IconUri']);
    expect(registerToasts(registry, USHER).map(({ name }) => name)).toEqual(['IconUri']);
    expect(written).toEqual(['DisplayName', 'CustomActivator', '']);
  });

  it('is of the class that the program which node-notifier brings was built with', () => {
    const program = readFileSync('node_modules/node-notifier/vendor/snoreToast/snoretoast-x64.exe');
    const text =
      program.toString('latin1') + program.toString('utf16le') + program.subarray(1).toString('utf16le');
    expect(text.toLowerCase()).toContain(ACTIVATOR.slice(1, -1));
  });
});
