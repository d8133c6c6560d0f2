import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PermissionAnswer } from '../../../src/elevation/client/permission.ts';
import type { PermissionWatch } from '../../../src/elevation/client/permission-dialog.ts';
import { permissionDialog, permissionWatch } from '../../../src/elevation/client/permission-dialog.ts';
import { englishElevation } from '../../../src/languages/en/elevation.ts';

const WORDS = englishElevation.permission({ deed: 'signOut', count: 1, name: 'Ben' }, 2);
const [GO, STAY] = permissionDialog(WORDS, '').buttons.map(({ id }) => id);
const ASKS = { instruction: WORDS.asks, content: WORDS.without };

/** @param inFront whether the window comes to the front, one after the other; the last one holds */
function watch(inFront: readonly boolean[], answer: PermissionAnswer = 'started') {
  const done: string[] = [];
  let tries = 0;
  const found: PermissionWatch = permissionWatch(WORDS, {
    comesToFront: () => inFront[Math.min(tries++, inFront.length - 1)] ?? false,
    ask() {
      // Windows may let the window's timer and its buttons work meanwhile.
      done.push('asked', String(found.counts(GO ?? 0, 9000)), JSON.stringify(found.tick(9000)));
      return answer;
    },
  });
  return { ...found, done };
}

const ASKED = ['asked', 'false', '{}'];

describe('the window that asks Windows for permission', () => {
  it('says what follows, has the shield on the button that goes on, and the harmless button as default', () => {
    expect(permissionDialog(WORDS, 'C:\\usher.ico')).toEqual({
      title: 'Usher',
      instruction: 'Windows will ask for permission to sign out Ben',
      content: 'Without permission, Ben stays signed in.\n\nThis window closes by itself after 2 minutes.',
      icon: 'C:\\usher.ico',
      buttons: [
        { id: GO, text: 'Continue', shield: true },
        { id: STAY, text: 'Keep Ben signed in' },
      ],
      defaultButton: STAY,
      radios: [],
      progress: null,
      details: null,
    });
    expect(englishElevation.permission({ deed: 'signOut', count: 3, name: 'Ben' }, 2)).toEqual({
      willAsk: 'Windows will ask for permission to sign out 3 people',
      asks: 'Windows is asking for permission to sign out 3 people',
      waits: 'Without permission, they stay signed in.\n\nThis window closes by itself after 2 minutes.',
      without: 'Without permission, they stay signed in.',
      go: 'Continue',
      stay: 'Keep them signed in',
    });
  });

  it('has Windows ask without a click where it comes to the front', () => {
    const { tick, counts, answer, done } = watch([true]);
    expect(tick(200)).toEqual(ASKS);
    expect([counts(STAY ?? 0, 300), done, answer()]).toEqual([false, [], null]);
    expect(tick(400)).toBeNull();
    expect([done, answer()]).toEqual([ASKED, 'started']);
  });

  it.each([
    ['never came there', [false], [{}]],
    [
      'came there and left at once',
      [true, false],
      [ASKS, { instruction: WORDS.willAsk, content: WORDS.waits }],
    ],
  ])('waits for a click where it %s', (_, inFront, said) => {
    const { tick, counts, answer, done } = watch(inFront);
    expect(said.map((_, index) => tick(200 * (index + 1)))).toEqual(said);
    expect([tick(1000), done]).toEqual([{}, []]);
    expect(counts(GO ?? 0, 1100)).toBe(false);
    expect(tick(1200)).toEqual(ASKS);
    expect([tick(1400), done, answer()]).toEqual([null, ASKED, 'started']);
  });

  it.each([
    ['its other button', () => STAY ?? null],
    ['Esc, or its close button', () => null],
  ])('closes by %s', (_, button) => {
    const { tick, counts, done, answer } = watch([false]);
    tick(200);
    expect([counts(button(), 499), counts(button(), 500)]).toEqual([false, true]);
    expect([done, answer()]).toEqual([[], null]);
  });

  it('takes no click that came as soon as it appeared', () => {
    const { tick, counts, done } = watch([false]);
    tick(200);
    expect(counts(GO ?? 0, 499)).toBe(false);
    expect([tick(600), tick(800), done]).toEqual([{}, {}, []]);
  });

  it('closes by itself after two minutes', () => {
    const { tick, done, answer } = watch([false]);
    tick(200);
    expect([tick(119_999), tick(120_000)]).toEqual([{}, null]);
    expect([done, answer()]).toEqual([[], null]);
  });

  it('never has Windows ask without having been in front or clicked, and never twice', () => {
    const step = fc.constantFrom('tick' as const, 'go' as const, 'stay' as const, 'esc' as const);
    fc.assert(
      fc.property(fc.array(step), fc.array(fc.boolean(), { minLength: 1 }), (steps, inFront) => {
        const { tick, counts, done } = watch(inFront);
        let ms = 0;
        let isClosed = false;
        let hasClicked = false;
        for (const each of steps) {
          ms += 300;
          if (isClosed) break;
          if (each === 'tick') isClosed = tick(ms) === null;
          else isClosed = counts({ go: GO, stay: STAY, esc: null }[each] ?? null, ms);
          hasClicked ||= each === 'go';
        }
        expect(done.filter((what) => what === 'asked').length).toBeLessThanOrEqual(1);
        if (!hasClicked && !(inFront[0] && (inFront[1] ?? inFront[0]))) expect(done).toEqual([]);
      }),
    );
  });
});
