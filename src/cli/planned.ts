/** What would happen to one person, for programs. Part of the interface. */
export interface Planned {
  readonly host: string;
  readonly sessionId: number;
  readonly userName: string;
  readonly domainName: string;
  /** Whether the operator would be asked; without a yes nobody is signed out. */
  readonly asksYou: boolean;
  readonly needsPermission: boolean;
  /** What the person would see. `cannotBeAsked`: nothing, and the operator would be asked a second time. */
  readonly person: 'asked' | 'told' | 'nothing' | 'cannotBeAsked';
  /** Null where it would stop before a countdown. */
  readonly countdownSeconds: number | null;
  /** The first way that would be tried; null where none would. */
  readonly method: string | null;
}
