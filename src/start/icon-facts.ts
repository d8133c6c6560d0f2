import type { SystrayTrayOptions } from '../tray/systray/systray-options.ts';
import { TRAY_WINDOW } from '../tray/systray/tray-program.ts';
import { answeringWindow } from '../windows/answering-window.ts';
import type { Native } from '../windows/native.ts';
import { openMenus } from '../windows/open-menu.ts';
import { taskbar } from '../windows/taskbar.ts';

/** What Windows tells of the icon, whose program does not say it. @throws Error if this Windows lacks a function */
export function iconFacts(
  native: Native,
): Required<Pick<SystrayTrayOptions, 'isMenuOpen' | 'answers' | 'hasTaskbar'>> {
  return {
    isMenuOpen: openMenus(native),
    answers: answeringWindow(native, TRAY_WINDOW),
    hasTaskbar: taskbar(native),
  };
}
