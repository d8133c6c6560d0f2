import type { Session } from '../../src/sessions/session.ts';
import { services } from '../../test/fakes/people.ts';
import type { Account } from './accounts.ts';
import { Calls } from './calls.ts';
import { Disk } from './disk.ts';
import type { Habits } from './habits.ts';
import { Pipes } from './pipes.ts';
import { Process } from './process.ts';
import { SessionCalls } from './session-calls.ts';
import { SignIn } from './sign-in.ts';
import { VirtualTime } from './time.ts';
import type { Witness } from './witness.ts';

/** Windows on the simulated PC: who is signed in, what runs there, and what programs may do to it. */
export class Windows {
  readonly time = new VirtualTime();
  readonly disk = new Disk();
  readonly calls = new Calls();
  readonly pipes: Pipes;
  readonly signIns: SignIn[] = [];
  /** What programs may do to sessions. */
  readonly sessionCalls: SessionCalls;
  readonly #witness: Witness;
  readonly #processes: Process[] = [];
  readonly #watchers = new Map<Process, () => void>();
  readonly habits: Habits;
  readonly #over: SignIn[] = [];
  /** Who had a number last. */
  readonly #gone = new Map<number, SignIn>();
  #killed: (process: Process) => void = () => {};

  constructor(witness: Witness, habits: Habits) {
    this.habits = habits;
    this.#witness = witness;
    this.sessionCalls = new SessionCalls(this, witness);
    this.pipes = new Pipes(this.time, (...told) => witness.line(...told));
  }

  /** @param heard of each process that was killed or has ended */
  onEnd(heard: (process: Process) => void): void {
    this.#killed = heard;
  }

  start(name: string, sessionId: number, isElevated = false): Process {
    const process = new Process(this.#processes.length + 1, name, sessionId, isElevated);
    this.#processes.push(process);
    return process;
  }

  get running(): readonly Process[] {
    return this.#processes.filter(({ isAlive }) => isAlive);
  }

  /** Ends a process wherever it is. */
  kill(process: Process): void {
    if (!process.isAlive) return;
    process.isAlive = false;
    this.pipes.closeAll(process);
    this.#watchers.delete(process);
    this.#killed(process);
  }

  /** The last sign-in of an account that is over; null for none. */
  goneOf(account: Account): SignIn | null {
    return this.#over.findLast((each) => each.account === account) ?? null;
  }

  of(id: number): SignIn | null {
    return this.signIns.find((each) => each.id === id) ?? null;
  }

  /** The person who looks at the PC's own screen; null for a sign-in screen. */
  get atConsole(): SignIn | null {
    return this.signIns.find(({ isRemote, isConnected }) => !isRemote && isConnected) ?? null;
  }

  /** Windows gives the lowest number that is free. */
  signIn(account: Account, isRemote: boolean): SignIn {
    if (!isRemote) this.switchOut(this.atConsole);
    let id = 1;
    while (this.of(id) !== null || !this.#isFree(id)) id += 1;
    const before = this.#gone.get(id);
    const isAlike = this.habits.hasEqualTimes && before !== undefined && before.account !== account;
    const signIn = new SignIn(
      account,
      id,
      isRemote,
      isAlike ? before.logonTime : this.time.today,
      this.time.now,
    );
    if (isAlike) signIn.takeTimes(before);
    this.signIns.push(signIn);
    this.changed();
    return signIn;
  }

  #isFree(id: number): boolean {
    const gone = this.#gone.get(id)?.endedAt ?? null;
    return gone === null || this.time.now - gone >= this.habits.freeAgainAfter;
  }

  switchOut(who: SignIn | null): void {
    if (who === null || !who.isConnected) return;
    who.isConnected = false;
    who.disconnectTime = this.time.today;
    who.awaySince ??= this.time.now;
    this.changed();
  }

  /** They are at their screen again. */
  comeBack(who: SignIn): void {
    if (who.isThere) return;
    if (!who.isConnected) {
      if (!who.isRemote) this.switchOut(this.atConsole);
      who.isConnected = true;
      who.connectTime = this.time.today;
    }
    who.isLocked = false;
    who.awaySince = null;
    who.backAt = this.time.now;
    this.press(who);
    this.changed();
  }

  lock(who: SignIn): void {
    if (!who.isThere) return;
    who.isLocked = true;
    who.awaySince = this.time.now;
    this.changed();
  }

  press(who: SignIn): void {
    who.lastInputTime = this.time.today;
    who.inputAt = this.time.now;
  }

  /** The session is over, and everything that ran in it. */
  end(who: SignIn): void {
    const index = this.signIns.indexOf(who);
    if (index < 0) return;
    this.signIns.splice(index, 1);
    who.endedAt = this.time.now;
    this.#gone.set(who.id, who);
    this.#over.push(who);
    this.#witness.tell(`the session of ${who.name} is over`);
    for (const process of this.#processes) if (process.sessionId === who.id) this.kill(process);
    this.changed();
  }

  /** As a program in session `ownId` is told. */
  list(ownId: number): readonly Session[] {
    return [services(), ...this.signIns.map((each) => each.listed(this.time.today, ownId))];
  }

  watch(process: Process, changed: () => void): void {
    this.#watchers.set(process, changed);
  }

  /** Tells everybody who watches that something may have changed. */
  changed(): void {
    const { tellsAfter } = this.habits;
    for (const [process, changed] of this.#watchers) this.time.after(tellsAfter, process, changed);
  }
}
