import type { DialogWatch, TaskDialog } from '../../windows/dialog.ts';
import { SEEN_AFTER } from '../../windows/dialog.ts';
import type { PermissionWords } from '../words.ts';
import type { PermissionAnswer } from './permission.ts';

const BUTTON = { go: 101, stay: 102 } as const;

/** As long as Windows' own prompt waits. */
export const WAITS_MINUTES = 2;

/**
 * The window that Windows' permission prompt belongs to. Its default, and all that Enter, Space and Esc do, is the harmless
 * answer.
 * @param icon the absolute path of Usher's icon
 */
export function permissionDialog(words: PermissionWords, icon: string): TaskDialog {
  return {
    title: 'Usher',
    instruction: words.willAsk,
    content: words.waits,
    icon,
    buttons: [
      { id: BUTTON.go, text: words.go, shield: true },
      { id: BUTTON.stay, text: words.stay },
    ],
    defaultButton: BUTTON.stay,
    radios: [],
    progress: null,
    details: null,
  };
}

/** What the window does to Windows. */
export interface PermissionSteps {
  /** Tries to have the window in front. @returns whether it is */
  comesToFront(): boolean;
  /** Has Windows ask. Returns when its prompt has been answered. */
  ask(): PermissionAnswer;
}

export interface PermissionWatch extends DialogWatch {
  /** Null if neither Windows nor the operator has answered. */
  answer(): PermissionAnswer | null;
}

/**
 * Has Windows ask at once if the window comes to the front, because then the prompt does, too. Else the prompt would only
 * blink in the taskbar. So the window waits for a click, which brings it to the front.
 */
export function permissionWatch(words: PermissionWords, steps: PermissionSteps): PermissionWatch {
  const { willAsk, asks, waits, without } = words;
  let answer: PermissionAnswer | null = null;
  let step: 'new' | 'waiting' | 'clicked' | 'inFront' | 'told' | 'asking' = 'new';

  function ask(): null {
    step = 'asking';
    answer = steps.ask();
    return null;
  }

  return {
    answer: () => answer,
    tick(ms) {
      switch (step) {
        case 'new':
          step = steps.comesToFront() ? 'inFront' : 'waiting';
          return step === 'inFront' ? { instruction: asks, content: without } : {};
        case 'inFront':
          if (steps.comesToFront()) return ask();
          step = 'waiting';
          return { instruction: willAsk, content: waits };
        case 'clicked':
          step = 'told';
          return { instruction: asks, content: without };
        case 'told':
          return ask();
        case 'asking':
          // Windows may let this window's timer run meanwhile.
          return {};
        case 'waiting':
          return ms < WAITS_MINUTES * 60_000 ? {} : null;
      }
    },
    counts(button, ms) {
      if (ms < SEEN_AFTER || step !== 'waiting') return false;
      if (button === BUTTON.go) step = 'clicked';
      return button !== BUTTON.go;
    },
  };
}
