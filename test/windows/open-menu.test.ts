import { describe, expect, it } from 'vitest';
import { openMenus } from '../../src/windows/open-menu.ts';
import { fakeNative, put } from '../fakes/native.ts';

/** A desktop with these menus on it: the process of each, and whether it can be seen. */
function desktop(...menus: readonly (readonly [processId: number, isVisible: boolean])[]) {
  return fakeNative({
    FindWindowExW: (_parent, after, name) => {
      const next = after === null ? 0 : Number(after);
      return name === '#32768' && next < menus.length ? BigInt(next + 1) : null;
    },
    IsWindowVisible: (window) => Number(menus[Number(window) - 1]?.[1] ?? false),
    GetWindowThreadProcessId: (window, id) => {
      put(id, menus[Number(window) - 1]?.[0] ?? 0);
      return 1;
    },
  });
}

describe('A menu', () => {
  it.each([
    ['of that process', desktop([7, true]), true],
    ['of that process behind others', desktop([3, true], [7, true]), true],
    ['of another process', desktop([3, true]), false],
    ['that is not shown', desktop([7, false]), false],
    ['that is not there', desktop(), false],
  ])('is open or not: %s', (_, native, isOpen) => {
    expect(openMenus(native)(7)).toBe(isOpen);
  });

  it('is looked for with an end, however many come and go', () => {
    const native = fakeNative({
      FindWindowExW: () => 5n,
      IsWindowVisible: () => 1,
      GetWindowThreadProcessId: (_window, id) => {
        put(id, 3);
        return 1;
      },
    });
    expect(openMenus(native)(7)).toBe(false);
  });
});
