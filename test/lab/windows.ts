import type { Desktop, Point } from './desktop.ts';
import { labProgram } from './folders.ts';
import { wine } from './wine.ts';

/** A visible control in a window: a button, a text. */
export interface Control {
  readonly class: string;
  /** As shown, without the mark of an access key. */
  readonly text: string;
  readonly enabled: boolean;
  readonly center: Point;
}

/** A visible top-level window. */
export interface Window {
  /** The file name of the program it belongs to. */
  readonly program: string;
  readonly class: string;
  readonly title: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly controls: readonly Control[];
}

/**
 * Every visible window but the taskbar, from Windows itself (X11 knows no controls). Topmost first.
 * @param name of another desktop on that screen
 */
export async function openWindows({ display }: Desktop, ...name: string[]): Promise<Window[]> {
  const windows: (Window & { controls: Control[] })[] = [];
  const list = () => wine(display, labProgram('windows'), ...name);
  // Wine sometimes fails to start a program while another one ends.
  const lines = await list().catch(list);
  for (const line of lines.split('\n')) {
    if (!line.trim()) continue;
    const { depth, program, class: name, text, enabled, rect } = JSON.parse(line);
    const [left, top, right, bottom] = rect as [number, number, number, number];
    if (depth === 0) {
      const size = { left, top, width: right - left, height: bottom - top };
      windows.push({ program, class: name, title: text, ...size, controls: [] });
    } else {
      windows.at(-1)?.controls.push({
        class: name,
        text: text.replace(/&(.?)/gs, '$1'),
        enabled: enabled === 1,
        center: { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) },
      });
    }
  }
  return windows.filter(({ class: name }) => name !== 'Shell_TrayWnd');
}
