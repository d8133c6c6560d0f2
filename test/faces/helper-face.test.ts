import { describe, expect, it } from 'vitest';
import type { HelperWorld } from '../../src/faces/helper-face.ts';
import { helperFace } from '../../src/faces/helper-face.ts';
import { targetOf, writeRequest } from '../../src/rights/request.ts';
import { fakeHost } from '../fakes/host.ts';
import { ben, kai } from '../people.ts';
import { NOTHING_OPEN, pinned } from '../pinned.ts';
import { REQUEST } from '../rights/helped-usher.ts';
import { fakeNative } from '../windows/fake-native.ts';

const NAME = '0'.repeat(32);
const TOKEN = 'f'.repeat(32);

function argument(over: object = {}): string {
  const target = targetOf(pinned(ben()), NOTHING_OPEN);
  return writeRequest({ ...REQUEST, people: target === null ? [] : [target], ...over });
}

/** A system on which nobody serves the pipe. What was asked of it is remembered. */
function world(over: Partial<HelperWorld> = {}) {
  const asked: string[] = [];
  const pc = fakeHost([kai(), ben()]);
  const found: HelperWorld = {
    // The folder has to be there: the helper goes to it.
    loadNative: async () => ({ ...fakeNative({}), systemFolder: process.cwd() }),
    windowsHost: async () => pc.host,
    openPipe: async () => null,
    ...over,
  };
  return {
    asked,
    pc,
    world: {
      loadNative() {
        asked.push('native');
        return found.loadNative();
      },
      windowsHost(...args) {
        asked.push('host');
        return found.windowsHost(...args);
      },
      openPipe(path) {
        asked.push(path);
        return found.openPipe(path);
      },
    } satisfies HelperWorld,
  };
}

describe('the helper refuses', () => {
  it.each([
    ['no arguments', []],
    ['a pipe that is elsewhere', ['..\\other', TOKEN, argument()]],
    ['a pipe on another PC', [`\\\\SRV1\\pipe\\${NAME}`, TOKEN, argument()]],
    ['a token that is too short', [NAME, 'f', argument()]],
    ['a request about nobody', [NAME, TOKEN, argument({ people: [] })]],
    ['a request that does more', [NAME, TOKEN, argument({ command: 'logoff' })]],
    ['a request that is none', [NAME, TOKEN, 'logoff 2']],
  ])('%s before it has touched anything', async (_, args) => {
    const { asked, world: system } = world();
    expect(await helperFace(args, system)).toEqual(2);
    expect(asked).toEqual([]);
  });

  it('to go on without the native library', async () => {
    const { asked, world: system } = world({ loadNative: async () => ({ missing: 'koffi is elsewhere' }) });
    expect(await helperFace([NAME, TOKEN, argument()], system)).toEqual(2);
    expect(asked).toEqual(['native']);
  });

  it.each([
    ['no host', null],
    ['one that tells no identity', { ...fakeHost([]).host, isExact: false }],
  ])('to go on with %s', async (_, host) => {
    const { asked, world: system } = world({ windowsHost: async () => host });
    expect(await helperFace([NAME, TOKEN, argument()], system)).toEqual(2);
    expect(asked).toEqual(['native', 'host']);
  });

  it('to go on without a tray', async () => {
    const { asked, pc, world: system } = world();
    expect(await helperFace([NAME, TOKEN, argument()], system)).toEqual(2);
    expect(asked).toEqual(['native', 'host', `\\\\.\\pipe\\usher-${NAME}`]);
    expect(pc.done).toEqual([]);
  });
});
