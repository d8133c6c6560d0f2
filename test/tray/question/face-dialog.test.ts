import { describe, expect, it } from 'vitest';
import type { Face } from '../../../src/tray/question/face.ts';
import { faceDialog, faceWatch } from '../../../src/tray/question/face-dialog.ts';
import type { Chosen } from '../../../src/tray/question/face-lines.ts';
import { faceLine } from '../../../src/tray/question/face-lines.ts';

const ICON = 'C:\\usher.ico';
const QUESTION: Face = {
  title: 'Sign out Ben?',
  text: 'Signing out in 30 s.',
  choices: [
    { id: 'yes', label: 'Sign out' },
    { id: 'note', label: 'Leave a message' },
    { id: 'no', label: 'Keep Ben signed in' },
  ],
  usual: 'no',
  time: { leftMs: 30_000, wholeMs: 30_000 },
  details: null,
};
const COUNTDOWN: Face = {
  ...QUESTION,
  title: 'Signing out Ben in 10 s',
  choices: [{ id: 'cancel', label: 'Cancel' }],
  usual: 'cancel',
  time: { leftMs: 10_000, wholeMs: 10_000 },
};

function watched() {
  let at = 0;
  let lines: string[] | null = [];
  const chosen: Chosen[] = [];
  const tray = {
    read() {
      const read = lines;
      if (lines !== null) lines = [];
      return read;
    },
    chosen: (each: Chosen) => void chosen.push(each),
  };
  return {
    watch: faceWatch({ number: 1, face: QUESTION }, ICON, tray, () => at),
    chosen,
    says(number: number, face: Face) {
      lines?.push(faceLine({ number, face }));
    },
    raw: (line: string) => void lines?.push(line),
    leaves() {
      lines = null;
    },
    at(ms: number) {
      at = ms;
    },
  };
}

describe('a face as a dialog', () => {
  it('has the shield on the button after which Windows asks', () => {
    const choices = [{ id: 'yes', label: 'Sign out', shield: true as const }, ...QUESTION.choices.slice(2)];
    expect(faceDialog({ ...QUESTION, choices }, ICON).buttons).toEqual([
      { id: 101, text: 'Sign out', shield: true },
      { id: 102, text: 'Keep Ben signed in' },
    ]);
  });

  it('comes back after another page, and is not forgotten for how long that stood', () => {
    const { watch, at } = watched();
    at(600_000);
    expect(watch.again()).toEqual(faceDialog(QUESTION, ICON));
    at(601_000);
    expect(watch.tick(1000)).not.toBeNull();
  });

  it('has its buttons in their order, and the harmless one has the focus', () => {
    expect(faceDialog(QUESTION, ICON)).toEqual({
      title: 'Usher',
      instruction: 'Sign out Ben?',
      content: 'Signing out in 30 s.',
      icon: ICON,
      buttons: [
        { id: 101, text: 'Sign out' },
        { id: 102, text: 'Leave a message' },
        { id: 103, text: 'Keep Ben signed in' },
      ],
      defaultButton: 103,
      radios: [],
      progress: 1,
      details: null,
    });
  });

  it('counts on by itself between two lines', () => {
    const { watch, at, says } = watched();
    at(3000);
    expect(watch.tick(3000)).toEqual({ progress: 0.9 });
    says(1, { ...QUESTION, text: 'Signing out in 15 s.', time: { leftMs: 15_000, wholeMs: 30_000 } });
    at(4000);
    expect(watch.tick(4000)).toEqual({
      instruction: 'Sign out Ben?',
      content: 'Signing out in 15 s.',
      progress: 0.5,
    });
  });

  it('becomes a new page with a new number, the last of several', () => {
    const { watch, says, raw } = watched();
    says(2, { ...COUNTDOWN, title: 'Signing out Ben soon' });
    says(3, COUNTDOWN);
    raw('{"kind":"elevate"}');
    expect(watch.tick(1000)).toEqual({ page: faceDialog(COUNTDOWN, ICON) });
    expect(watch.tick(0)).toEqual({ progress: 1 });
  });

  it('closes with the tray, and where nobody says anything any more', () => {
    const gone = watched();
    gone.leaves();
    expect(gone.watch.tick(0)).toBe(null);
    const forgotten = watched();
    forgotten.at(35_000);
    expect(forgotten.watch.tick(0)).toEqual({ progress: 0 });
    forgotten.at(35_001);
    expect(forgotten.watch.tick(0)).toBe(null);
  });
});

describe('a click in the window', () => {
  it('is told with the face that stood, once, and never ends the window by itself', () => {
    const { watch, chosen } = watched();
    expect([watch.counts(101, 600), watch.counts(103, 700)]).toEqual([false, false]);
    expect(chosen).toEqual([{ number: 1, choice: 'yes' }]);
  });

  it('is the harmless one as Esc', () => {
    const { watch, chosen } = watched();
    watch.counts(null, 600);
    expect(chosen).toEqual([{ number: 1, choice: null }]);
  });

  it('does not count in the first half second of any face, so that a double click answers one question', () => {
    const { watch, chosen, says } = watched();
    watch.counts(101, 499);
    watch.counts(101, 500);
    says(2, COUNTDOWN);
    watch.tick(600);
    watch.counts(101, 200);
    watch.counts(101, 499);
    expect(chosen).toEqual([{ number: 1, choice: 'yes' }]);
    watch.counts(101, 500);
    expect(chosen.at(-1)).toEqual({ number: 2, choice: 'cancel' });
  });

  it('that nothing follows from closes the window after a while', () => {
    const { watch, at } = watched();
    watch.counts(101, 600);
    at(5000);
    expect(watch.tick(5000)).toEqual({ progress: 25 / 30 });
    at(5001);
    expect(watch.tick(5001)).toBe(null);
  });
});
