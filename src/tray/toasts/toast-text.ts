import { cutCodePoints } from '../../base/text/cutting.ts';
import { oneLine } from '../../base/text/plain-text.ts';
import type { ToastButton } from './toast.ts';

const TITLE_CODE_POINTS = 60;
const BODY_CODE_POINTS = 200;
const BODY_LINES = 4;
const LABEL_CODE_POINTS = 40;

/**
 * Replaces hyphens that SnoreToast would take for options. If `-Embedding` occurs anywhere in its command line, it
 * becomes a COM server and shows nothing (wWinMain in its main.cpp). A typographic hyphen reads the same. It also
 * keeps a leading `-` from looking like an option.
 */
function noOption(text: string): string {
  return text.replace(/^-|-(?=embedding)/gi, '\u2010');
}

/** The first line of a toast: at most 60 code points, never empty (SnoreToast shows nothing without a title). */
export function toastTitle(text: string): string {
  return noOption(oneLine(text, TITLE_CODE_POINTS)) || 'Usher';
}

/** The text of a toast: at most 4 lines and 200 code points, never empty. Further lines join the fourth. */
export function toastBody(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => oneLine(line))
    .filter(Boolean);
  const rest = lines.splice(BODY_LINES - 1).join(' ');
  const body = [...lines, rest].filter(Boolean).map(noOption).join('\n');
  return cutCodePoints(body, BODY_CODE_POINTS) || ' ';
}

/**
 * The buttons in a form that SnoreToast can draw and report. It splits labels at `;`, and its answer at `;` and
 * `=`. A button without a label is left out.
 */
export function toastButtons(buttons: readonly ToastButton[]): ToastButton[] {
  return buttons
    .map(({ id, label }) => ({ id, label: buttonLabel(label) }))
    .filter(({ label }) => label.length > 0);
}

function buttonLabel(label: string): string {
  return noOption(oneLine(label.replace(/[;=]/g, ' '), LABEL_CODE_POINTS));
}
