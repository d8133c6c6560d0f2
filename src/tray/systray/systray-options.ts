import type { Menu, TrayIcon, TrayListener } from '../ports.ts';

/** What the tray in Windows' notification area is made from. */
export interface SystrayTrayOptions {
  /** Its rows stay the tray's rows. */
  readonly firstMenu: Menu;
  /** Paths of .ico files. */
  readonly icons: Readonly<Record<TrayIcon, string>>;
  /** The program's own folder, with the tray program in `traybin`. It becomes the current directory. */
  readonly folder: string;
  readonly listener: TrayListener;
  /** Whether a menu of that process is open; left out where Windows does not tell. */
  readonly isMenuOpen?: (processId: number) => boolean;
  /** Whether the window of that process still answers; likewise. */
  readonly answers?: (processId: number) => Promise<boolean>;
  /** Whether there is a taskbar, which could have the icon; likewise. */
  readonly hasTaskbar?: () => boolean;
  /** Asked before each start: why the tray program must not be started, or null. */
  readonly refusal: () => string | null;
  /** It was not started for that reason and never will be, so there is no icon. */
  readonly refused: (why: string) => void;
  /** It failed again and again and is not started any more, so there is no icon. */
  readonly gaveUp: (why: string) => void;
  readonly log: (line: string) => void;
}
