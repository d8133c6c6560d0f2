import type { Menu } from '../../../../src/tray/ports.ts';
import type { Face } from '../../../../src/tray/question/face.ts';
import type { Toast } from '../../../../src/tray/toasts/toast.ts';

/** Where a text stands. `heading` is the title of a toast or a box, `said` one sentence below it. */
export type Surface = 'caption' | 'row' | 'tooltip' | 'heading' | 'said' | 'button' | 'person' | 'left';

/** One text on a screen. */
export interface Shown {
  readonly surface: Surface;
  readonly text: string;
  /** Only of a row or the caption: its id, and whether it takes a click. */
  readonly row?: { readonly id: string; readonly enabled: boolean };
  /** Only of a toast, a box or a question: the title above the text, and when it was shown. */
  readonly under?: string;
  readonly since?: number;
  /** Whose screen it is on; the operator's where it is left out. */
  readonly reader?: string;
}

/** The sentences of a text. */
export function sentences(text: string): readonly string[] {
  return text.split(/\n+|(?<=[.?!])\s+/u).filter((each) => each !== '');
}

export function menuShown({ rows, tooltip }: Menu): readonly Shown[] {
  const visible = rows.flatMap((row) => ('line' in row || row.hidden ? [] : [row]));
  return [
    ...visible.map(({ id, text, enabled }): Shown => {
      return { surface: id === 'caption' ? 'caption' : 'row', text, row: { id, enabled } };
    }),
    { surface: 'tooltip', text: tooltip },
  ];
}

export function toastShown(
  { title, text, buttons }: Pick<Toast, 'title' | 'text' | 'buttons'>,
  since: number,
): readonly Shown[] {
  return [
    { surface: 'heading', text: title, since },
    ...sentences(text).map((each): Shown => ({ surface: 'said', text: each, under: title, since })),
    ...buttons.map(({ label }): Shown => ({ surface: 'button', text: label, under: title, since })),
  ];
}

/** The window that asks. Its details are those of `usher list`, which test/languages/en/details.test.ts compares. */
export function faceShown({ title, text, choices }: Face, since: number): readonly Shown[] {
  return [
    ...toastShown({ title, text, buttons: [] }, since),
    ...choices.map(({ label }): Shown => ({ surface: 'button', text: label, under: title, since })),
  ];
}

/** What another person reads. */
export function readBy(
  reader: string,
  surface: 'person' | 'left',
  title: string,
  text: string,
): readonly Shown[] {
  return [title, ...sentences(text)].map((each) => ({ surface, text: each, under: title, reader }));
}
