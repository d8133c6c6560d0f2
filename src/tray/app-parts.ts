import type { Log } from '../base/log.ts';
import type { ConversationParts } from '../engine/conversations.ts';
import type { JobParts } from '../engine/jobs.ts';
import type { DisturbanceLine } from '../history/cool-down.ts';
import type { HistoryEntry } from '../history/history.ts';
import type { Rights } from '../rights/account-rights.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { OperatorParts } from './operator.ts';
import type { Menu, Tray, TrayListener } from './ports.ts';
import type { TrayWords } from './words.ts';

/** What the app is put together from: the ports, the settings, and how to leave. */
export interface AppParts
  extends Omit<JobParts, 'list' | 'operator' | 'operatorName' | 'timings' | 'words'>,
    Pick<OperatorParts, 'toaster' | 'box' | 'notifications' | 'showsSeconds'>,
    Pick<ConversationParts, 'asleep' | 'moved'> {
  /** Each is what counts at the moment it is read. */
  readonly settings: Settings;
  /** Where they follow a file; left out where nothing changes them. */
  readonly settingsFile?: Pick<LiveSettings, 'look' | 'watch' | 'doubt' | 'problems'>;
  readonly words: TrayWords;
  readonly version: string;
  /** What this account may do at this moment. */
  rights(): Rights;
  /** False where Windows is known not to let this account leave anybody a message. */
  mayLeaveNotes(): boolean;
  readonly log: Log;
  /** How many people the menu has rows for; as many as the taskbar's where nothing is said. */
  readonly rows?: number;
  openTray(first: Menu, listener: TrayListener): Tray;
  record(line: HistoryEntry): void;
  /** What the history tells by now of questions and messages; null where it cannot be read. */
  disturbances(): readonly DisturbanceLine[] | null;
  /** Shows everybody, where the menu has too few rows. */
  openEveryone(): void;
  /** Shows what was asked and done. */
  openHistory(): void;
  /** Shows what can be told about Usher on this PC. */
  openDoctor(): void;
  /** The operator chose Quit. */
  quit(): void;
}
