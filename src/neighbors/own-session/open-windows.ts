import type { TopWindow } from '../../windows/own-windows.ts';

/** A window that somebody has open, or one whose program objects to a sign-out. */
export interface OpenWindow {
  /** The program's process: for a Store app its own one, and not that of its frame. */
  readonly processId: number;
  readonly title: string;
  readonly className: string;
  readonly hasBlockReason: boolean;
}

/**
 * DWM_CLOAKED_SHELL: Windows hides it, as it does with what is on another virtual desktop.
 * https://devblogs.microsoft.com/oldnewthing/20200302-00/?p=103507
 */
const CLOAKED_BY_SHELL = 2;

/** A Store app's frame, and its own window. */
const FRAME = 'ApplicationFrameWindow';
const APP = 'Windows.UI.Core.CoreWindow';

/** The windows among these that count, in their order. */
export function openWindows(windows: readonly TopWindow[]): readonly OpenWindow[] {
  return windows.filter(isOpen).map((window) => ({
    processId: processOf(window, windows),
    title: window.title,
    className: window.className,
    hasBlockReason: window.hasBlockReason === true,
  }));
}

function isOpen(window: TopWindow): boolean {
  if (window.hasBlockReason === true) return true;
  return window.isVisible && !window.isOwned && window.title.trim() !== '' && !isHidden(window);
}

/**
 * Cloaked, so it is not there for its person. A window on another virtual desktop is cloaked too, and counts.
 * A Store app is suspended behind its cloaked frame, and has saved its state by then.
 * https://learn.microsoft.com/windows/uwp/launch-resume/app-lifecycle
 */
function isHidden({ className, cloaked, isElsewhere }: TopWindow): boolean {
  if (className === FRAME || className === APP) return cloaked !== 0 && !isElsewhere;
  return cloaked !== 0 && (cloaked & CLOAKED_BY_SHELL) === 0;
}

/** A minimized app's own window has left its frame. It still has the frame's title. */
function processOf(window: TopWindow, all: readonly TopWindow[]): number {
  if (window.className !== FRAME) return window.processId;
  const left = all.find(({ className, title }) => className === APP && title === window.title);
  return window.appProcessId ?? left?.processId ?? window.processId;
}
