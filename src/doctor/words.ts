import type { NativeFault, NativeReason } from '../base/refusal.ts';
import type { RightsReason } from '../rights/account-rights.ts';
import type { NotificationState } from '../windows/notification-state.ts';
import type { Writer } from './facts.ts';
import type { Level } from './finding.ts';

/** What `doctor` says, in one language. */
export interface DoctorWords {
  /** Stands before a line. All have the same width. */
  readonly mark: Readonly<Record<Level, string>>;
  /** Stands before a fix. */
  readonly indent: string;
  usher(version: string, node: string, arch: string): string;
  notWindows(platform: string): string;
  /** A simulated PC was asked for. */
  readonly simulated: string;
  windows(version: string, edition: string | null, release: string | null, build: string): string;
  readonly windowsUnknown: string;
  readonly exact: string;
  throughCommands(because: NativeReason | null): string;
  noBackend(because: NativeReason | null): string;
  readonly commandsThere: string;
  commandsMissing(names: readonly string[]): string;
  readonly rights: Readonly<Record<RightsReason, string>>;
  /** Usher cannot know its rights beforehand, and Windows cannot be asked for more. */
  readonly rightsTried: string;
  readonly mayMessage: string;
  readonly mayNotMessage: string;
  readonly programsIntact: string;
  programsChanged(files: readonly string[]): string;
  readonly toastsRegistered: string;
  toastsMissing(count: number): string;
  readonly toastsUnknown: string;
  readonly notifications: Readonly<Record<NotificationState, string>>;
  readonly notificationsUnknown: string;
  readonly trayRuns: string;
  readonly trayRests: string;
  readonly trayUnknown: string;
  iconsLost(count: number): string;
  /** The Usher in the session of somebody else. */
  readonly neighbor: {
    answers(sessionId: number, name: string, version: number): string;
    otherVersion(sessionId: number, name: string, version: number): string;
    none(sessionId: number, name: string): string;
    stranger(sessionId: number, name: string): string;
    unknown(sessionId: number, name: string): string;
  };
  writers(path: string, who: readonly Writer[]): string;
  /** Who could replace this parent folder. */
  writersAbove(path: string, who: readonly Writer[]): string;
  writersNone(path: string): string;
  writersUnknown(path: string): string;
  /** Windows knows no account by this entry of `protected`. */
  protectsNobody(entry: string): string;
  /** Windows cannot tell whose mail address or full name in `protected` this is. */
  mayProtectAnybody(entry: string): string;
  folders(settings: string, data: string): string;
  /** The folder of a simulated PC. */
  demoFolder(data: string): string;
  readonly nodeUnsupported: string;
  /** Environment variables change what runs before Usher. */
  variables(names: readonly string[]): string;
  readonly variablesUnknown: string;
  readonly remote: string;
  /** In a user's own folder. Another administrator's account may not be allowed to read it. */
  inProfile(path: string): string;
  readonly administratorProtection: string;
  readonly smartAppControl: Readonly<Record<'on' | 'evaluating' | 'unknown', string>>;
  readonly fix: Readonly<
    Record<
      | 'windows'
      | 'elevated'
      | 'rights'
      | 'obstacle'
      | 'node'
      | 'variables'
      | 'smartAppControl'
      | 'message'
      | 'programs'
      | 'toasts'
      | 'notifications'
      | 'icon'
      | 'otherVersion'
      | 'stranger'
      | 'policy'
      | 'protectsNobody'
      | 'mayProtectAnybody'
      | 'folder'
      | 'report',
      string
    >
  > & {
    /** @param folder where settings.json is */
    settings(folder: string): string;
    /** If sessions can't be read exactly. */
    readonly native: Readonly<Record<Exclude<NativeFault, 'system' | 'library'>, string>>;
  };
}
