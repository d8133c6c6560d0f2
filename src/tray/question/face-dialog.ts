import type { DialogChange, DialogWatch, TaskDialog } from '../../windows/dialog.ts';
import { SEEN_AFTER } from '../../windows/dialog.ts';
import type { Face } from './face.ts';
import type { Chosen, NumberedFace } from './face-lines.ts';
import { lastFace } from './face-lines.ts';

/** Windows has its own meanings for smaller ids. */
const FIRST_BUTTON = 101;

/** A window about which nobody says anything any more goes by itself, in ms after its time or after the last line. */
const FORGOTTEN = 5000;
const WITHOUT_TIME = 120_000;

/** @param icon the absolute path of Usher's icon */
export function faceDialog(face: Face, icon: string): TaskDialog {
  const { title, text, choices, usual, details } = face;
  return {
    title: 'Usher',
    instruction: title,
    content: text,
    icon,
    buttons: choices.map(({ label, shield }, index) => ({
      id: FIRST_BUTTON + index,
      text: label,
      ...(shield === true && { shield }),
    })),
    defaultButton: FIRST_BUTTON + choices.findIndex(({ id }) => id === usual),
    radios: [],
    progress: progressOf(face, 0),
    details,
  };
}

function progressOf({ time }: Face, sinceMs: number): number | null {
  if (time === null) return null;
  return Math.min(1, Math.max(0, time.leftMs - sinceMs) / time.wholeMs);
}

/** The tray, as the window's program knows it. */
export interface Teller {
  /** The lines since the last look; null once it has gone. */
  read(): readonly string[] | null;
  chosen(chosen: Chosen): void;
}

export interface FaceWatch extends DialogWatch {
  /** The page of the last face, after another page has stood. */
  again(): TaskDialog;
}

/**
 * Keeps the window at the face that the tray told last, and tells the tray each click. What follows from it is not for the
 * window to decide: it stands until the tray shows another face or takes it away. One click a face is told.
 * @param now in ms
 */
export function faceWatch(first: NumberedFace, icon: string, tray: Teller, now: () => number): FaceWatch {
  let { number, face } = first;
  let toldAt = now();
  let chosenIn = 0;

  function follow(lines: readonly string[]): DialogChange {
    const last = lastFace(lines);
    if (last === null) return {};
    const isNew = last.number !== number;
    ({ number, face } = last);
    toldAt = now();
    if (isNew) return { page: faceDialog(face, icon) };
    const { title, text, details } = face;
    return { instruction: title, content: text, ...(details !== null && { details: details.text }) };
  }

  return {
    again() {
      toldAt = now();
      return faceDialog(face, icon);
    },
    tick() {
      const lines = tray.read();
      if (lines === null) return null;
      const change = follow(lines);
      const sinceMs = now() - toldAt;
      const standsMs = chosenIn === number ? 0 : (face.time?.leftMs ?? WITHOUT_TIME);
      if (sinceMs > standsMs + FORGOTTEN) return null;
      const progress = progressOf(face, sinceMs);
      return { ...change, ...(change.page === undefined && progress !== null && { progress }) };
    },
    counts(button, ms) {
      if (ms < SEEN_AFTER || chosenIn === number) return false;
      chosenIn = number;
      const choice = button === null ? null : (face.choices[button - FIRST_BUTTON]?.id ?? null);
      tray.chosen({ number, choice });
      return false;
    },
  };
}
