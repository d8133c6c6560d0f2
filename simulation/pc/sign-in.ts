import { idleTime } from '../../src/sessions/idle-time.ts';
import type { Session } from '../../src/sessions/session.ts';
import { unlistedSession } from '../../src/sessions/wts/unlisted.ts';
import { kai } from '../../test/fakes/people.ts';
import type { Account } from './accounts.ts';
import type { ProgramName } from './programs.ts';

const HOST = 'DESKTOP-7';

/** Somebody who signed in, as it truly is. */
export class SignIn {
  readonly account: Account;
  readonly id: number;
  /** Connected from another computer. */
  readonly isRemote: boolean;
  /** Ms since 1970, as Windows notes it. */
  readonly logonTime: number;
  isConnected = true;
  isLocked = false;
  /** False while Windows tells nobody whose session it is. */
  isReadable = true;
  connectTime: number;
  disconnectTime: number | null = null;
  lastInputTime: number;
  /** The monotonic moment of the last key. */
  inputAt: number;
  /** The monotonic moment since when nobody is there; null while somebody may be. */
  awaySince: number | null = null;
  /** The monotonic moment at which they last came back; null if they never did. */
  backAt: number | null = null;
  /** The monotonic moment at which the session ended. */
  endedAt: number | null = null;
  readonly open = new Set<ProgramName>();
  /** The monotonic moment at which a program was last opened or closed. */
  openChangedAt = 0;

  constructor(account: Account, id: number, isRemote: boolean, today: number, now: number) {
    this.account = account;
    this.id = id;
    this.isRemote = isRemote;
    this.logonTime = today;
    this.connectTime = today;
    this.lastInputTime = today;
    this.inputAt = now;
  }

  /** As if Windows had noted the same moments for both. */
  takeTimes({ connectTime, disconnectTime, lastInputTime }: SignIn): void {
    Object.assign(this, { connectTime, disconnectTime, lastInputTime });
  }

  /** Somebody may sit there. */
  get isThere(): boolean {
    return this.isConnected && !this.isLocked;
  }

  /** This sign-in and no other. */
  get key(): string {
    const { domainName, userName } = this.account;
    return `${this.id} ${domainName}\\${userName} ${this.logonTime}`;
  }

  /** For the story. */
  get name(): string {
    const { domainName, userName } = this.account;
    return `${domainName}\\${userName} (session ${this.id})`;
  }

  /** As Windows lists it. */
  listed(today: number, ownId: number): Session {
    const { account, id, isRemote, isConnected } = this;
    if (!this.isReadable && id !== ownId) return unlistedSession(HOST, id);
    const times = {
      state: isConnected ? ('active' as const) : ('disconnected' as const),
      protocol: isRemote ? ('remote' as const) : ('console' as const),
      disconnectTime: this.disconnectTime,
      lastInputTime: isRemote ? this.lastInputTime : null,
    };
    return kai({
      ...times,
      host: HOST,
      sessionId: id,
      stationName: isConnected ? (isRemote ? `rdp-tcp#${id}` : 'console') : '',
      userName: account.userName,
      domainName: account.domainName,
      fullName: account.fullName,
      sid: account.sid,
      stateWord: null,
      locked: isConnected ? this.isLocked : null,
      idle: idleTime({ ...times, currentTime: today }),
      logonTime: this.logonTime,
      logonText: null,
      connectTime: this.connectTime,
      clientName: isRemote ? 'LAPTOP' : null,
      memoryBytes: 400 * 1024 ** 2,
      processCount: 3,
      cpuMs: 1000,
      isCurrent: id === ownId,
      isReadable: true,
    });
  }
}

/** Which sign-in a listed session is. */
export function keyOf({ sessionId, domainName, userName, logonTime }: Session): string {
  return `${sessionId} ${domainName}\\${userName} ${logonTime}`;
}
