import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Conversation } from '../conversation/state.ts';
import type { Elevation } from '../engine/elevation.ts';
import type { QuestionBox } from '../engine/operator.ts';
import type { DisturbanceLine } from '../history/cool-down.ts';
import type { HistoryEntry } from '../history/history.ts';
import type { Rights } from '../sessions/rights.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { DoNotAsk } from '../settings/do-not-ask.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { NotificationState } from '../windows/notification-state.ts';
import type { SignInStart } from '../windows/sign-in-start.ts';
import type { OpenFaceWindow } from './question/face.ts';
import type { Toaster } from './toasts/toast.ts';
import type { LeftForThem } from './waiting.ts';
import type { TrayWords } from './words.ts';

/**
 * One line of the menu. The list of ids is the same for as long as the tray lives (systray2 cannot add or
 * reorder rows); what changes is what stands in a row and whether it is hidden.
 */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly enabled: boolean;
  readonly hidden: boolean;
  /** The text holds one `&` before its access key ("&Quit Usher"). Elsewhere an `&` is a plain sign. */
  readonly mnemonic?: boolean;
  /** The question that stands is about whoever this row is. */
  readonly asks?: boolean;
  /** With a check mark, or with room for one. */
  readonly checked?: boolean;
}

/** A line between groups of rows; cannot be hidden. */
export interface Line {
  readonly id: string;
  readonly line: true;
}

/** `calm` while nothing goes on, `asking` while a question stands or a countdown runs. */
export type TrayIcon = 'calm' | 'asking';

/** The whole menu as it should look now. `tooltip` is cut by the adapter where the shell would cut it. */
export interface Menu {
  readonly rows: readonly (Row | Line)[];
  readonly tooltip: string;
  readonly icon: TrayIcon;
}

/** The operator's menu, on the taskbar or in a terminal. */
export interface Tray {
  /** Makes the menu look like this. Sends only what changed; sends nothing when nothing changed. */
  show(menu: Menu): void;
  /** Ends the tray and its child. Resolves once it is gone, at the latest after its own deadline. */
  close(): Promise<void>;
}

/** What a tray tells its app. */
export interface TrayListener {
  /** A click on an enabled row. May come late or twice; never for a separator. */
  clicked(rowId: string): void;
  /** The icon is gone and comes back by itself; what was counting down must not go on. */
  lost(): void;
}

/** What the app is put together from: the ports, the settings, and how to leave. */
export interface AppParts {
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly words: TrayWords;
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  /** Left out where there is none: then a box asks. */
  readonly openWindow?: OpenFaceWindow;
  /** For where Windows has to be asked for permission. */
  readonly elevation: Elevation;
  /** Each is what counts at the moment it is read. */
  readonly settings: Settings;
  /** Where they follow a file; left out where nothing changes them. */
  readonly settingsFile?: Pick<LiveSettings, 'look' | 'watch' | 'doubt' | 'problems'>;
  /** What others left for this person; left out where nobody keeps it. */
  readonly left?: LeftForThem;
  /** "Don't ask me until tomorrow"; left out where nobody can ask this person's own Usher. */
  readonly doNotAsk?: DoNotAsk;
  /** Whether Usher starts when this person signs in; left out where Usher is not installed. */
  readonly signInStart?: SignInStart;
  readonly log: Log;
  /** How many people the menu has rows for; as many as the taskbar's where it is left out. */
  readonly rows?: number;
  /** What this account may do at this moment. */
  rights(): Rights;
  /** False where Windows is known not to let this account leave anybody a note. */
  mayLeaveNotes(): boolean;
  /** What Windows says of notifications right now; null where it does not tell. */
  notifications(): NotificationState | null;
  /** Time spent asleep since the PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
  /** A click does nothing, because its row has only just changed. Left out where nobody is told. */
  tooSoon?(): void;
  openTray(first: Menu, listener: TrayListener): Tray;
  record(entry: HistoryEntry): void;
  /** What the history tells by now of questions and notes; null where it cannot be read. */
  disturbances(): readonly DisturbanceLine[] | null;
  /** A conversation has entered this state. */
  moved(conversation: Conversation): void;
  /** Shows everybody, where the menu has too few rows. */
  openEveryone(): void;
  /** Shows what was asked and done. */
  openHistory(): void;
  /** Shows what Usher is, how it is used, where its files are, and what works on this PC. */
  openHelp(): void;
  /** Opens the file of settings, which need not be there yet; left out where nothing can. */
  openSettings?(): void;
  /** The operator chose Quit. */
  quit(): void;
}
