import type { Settings } from '../src/settings/settings.ts';
import type { Account } from './pc/accounts.ts';
import { Screens } from './pc/screens.ts';
import type { SignIn } from './pc/sign-in.ts';
import type { Process } from './pc/time.ts';
import type { RunningUsher } from './pc/usher.ts';
import { startUsher } from './pc/usher.ts';
import { Windows } from './pc/windows.ts';
import { pick } from './plan.ts';
import type { Referee } from './referee/referee.ts';

/** The simulated PC, everybody's Usher on it, and whoever judges them. */
export class World {
  readonly windows: Windows;
  readonly screens: Screens;
  readonly referee: Referee;
  /** Those that run, by the process. */
  readonly ushers = new Map<Process, RunningUsher>();
  /** What each account has set. */
  readonly settings = new Map<Account, Partial<Settings>>();

  constructor(referee: Referee, bannerMs: number) {
    this.referee = referee;
    this.windows = new Windows(referee);
    this.screens = new Screens(this.windows.time, referee, bannerMs);
    referee.attend(this.windows);
    this.windows.onEnd((process) => {
      this.ushers.delete(process);
      referee.over(process);
    });
    this.windows.time.broke = (error) => referee.fault(`Usher broke: ${error}`);
  }

  /** Whoever has an Usher runs it once in their session. */
  startUsher(signIn: SignIn, isOldVersion: boolean): void {
    if (this.usherOf(signIn) !== null) return;
    const { windows, screens, referee: witness } = this;
    const settings = this.settings.get(signIn.account) ?? {};
    const usher = startUsher({ windows, screens, witness, signIn, settings, isOldVersion });
    this.ushers.set(usher.process, usher);
  }

  killHelper(at: number): void {
    const helpers = this.windows.running.filter(({ isElevated }) => isElevated);
    if (helpers.length === 0) return;
    const helper = pick(helpers, at);
    this.referee.tell(`${helper.name} is killed`);
    this.windows.kill(helper);
  }

  usherOf(signIn: SignIn): RunningUsher | null {
    return [...this.ushers.values()].find((each) => each.signIn === signIn) ?? null;
  }

  /** Lets time pass, for as long as nothing is wrong. */
  async pass(ms: number): Promise<void> {
    await this.windows.time.pass(ms, () => this.referee.settled());
  }

  /** Everybody reads what stands on their screen. */
  read(): void {
    for (const usher of this.ushers.values()) {
      const items = this.screens.items.filter(({ endedAt }) => endedAt === null);
      this.referee.reads(usher, items);
    }
  }

  /** Something that a person or Windows does, now. */
  async does(act: () => void): Promise<void> {
    this.windows.time.after(0, null, act);
    await this.pass(0);
  }
}
