import type { Toast } from '../toasts/toast.ts';
import type { TrayWords } from '../words.ts';
import type { FacePlan } from './planned-face.ts';

/** How the conversations ended, or what else is told at their end. */
export function outcomePlan(notice: Toast, words: TrayWords['window']): FacePlan {
  const { title, text, buttons } = notice;
  const choices = buttons.length === 0 ? [{ id: 'close', label: words.close }] : buttons;
  return {
    face: { title, text, choices, usual: choices.at(-1)?.id ?? '', time: null, details: null },
    actions: new Map(),
    page: `ended ${title}`,
  };
}
