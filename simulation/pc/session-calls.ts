import type { CallEnd } from './calls.ts';
import type { Process } from './process.ts';
import { PROGRAMS } from './programs.ts';
import type { SignIn } from './sign-in.ts';
import type { Windows } from './windows.ts';
import type { Witness } from './witness.ts';

const ACCESS_DENIED = 5;
const RPC_FAILED = 1722;
const NO_SUCH_SESSION = 7022;
/** How long Windows takes to end a session, in ms. */
const ENDS_AFTER = 700;

/** What programs may have Windows do to sessions. */
export class SessionCalls {
  readonly #windows: Windows;
  readonly #witness: Witness;
  /** Sessions that are being ended. */
  readonly #ending = new Set<SignIn>();

  constructor(windows: Windows, witness: Witness) {
    this.#windows = windows;
    this.#witness = witness;
  }

  /**
   * WTSLogoffSession, at this moment.
   * @param mayDo whether the account of that process may
   * @returns Windows' error number, 0 for none
   */
  logoff(by: Process, id: number, mayDo: boolean, end: Exclude<CallEnd['end'], 'neverAnswers'>): number {
    const victim = this.#windows.of(id);
    this.#witness.loggedOff(by, victim, id);
    if (!mayDo || end === 'denied') return ACCESS_DENIED;
    if (end === 'fails') return RPC_FAILED;
    if (victim === null) return NO_SUCH_SESSION;
    this.#witness.taken(victim);
    if (end === 'works') this.#endSoon(victim);
    return 0;
  }

  /** WTSDisconnectSession, as `logoff`. */
  disconnect(by: Process, id: number, mayDo: boolean, end: Exclude<CallEnd['end'], 'neverAnswers'>): number {
    const victim = this.#windows.of(id);
    this.#witness.disconnects(by, victim);
    if (!mayDo || end === 'denied') return ACCESS_DENIED;
    if (end === 'fails') return RPC_FAILED;
    if (victim === null) return NO_SUCH_SESSION;
    if (end === 'works') this.#windows.switchOut(victim);
    return 0;
  }

  /** ExitWindowsEx without force, by a program in that session. @returns Windows' error number, 0 for none */
  exit(by: Process, end: Exclude<CallEnd['end'], 'neverAnswers'>): number {
    const victim = this.#windows.of(by.sessionId);
    if (victim === null) return ACCESS_DENIED;
    this.#witness.exits(by, victim);
    if (end === 'fails' || end === 'denied') return ACCESS_DENIED;
    this.#witness.taken(victim);
    const objects = [...victim.open].some((each) => PROGRAMS[each].objects);
    if (objects) this.#witness.tell(`a program of ${victim.name} objects`);
    else if (end === 'works') this.#endSoon(victim);
    return 0;
  }

  #endSoon(who: SignIn): void {
    if (this.#ending.has(who)) return;
    this.#ending.add(who);
    this.#windows.time.after(ENDS_AFTER, null, () => {
      this.#witness.signedOut(who);
      this.#windows.end(who);
    });
  }
}
