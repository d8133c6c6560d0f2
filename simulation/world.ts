import type { Conversation } from '../src/conversation/state.ts';
import type { Settings } from '../src/settings/settings.ts';
import { neighborPipe } from '../src/wire/pipe-access.ts';
import type { Account } from './pc/accounts.ts';
import { ACCOUNTS } from './pc/accounts.ts';
import type { Habits } from './pc/habits.ts';
import { liar } from './pc/liar.ts';
import type { Process } from './pc/process.ts';
import { Screens } from './pc/screens.ts';
import type { SignIn } from './pc/sign-in.ts';
import { keyOf } from './pc/sign-in.ts';
import type { RunningUsher } from './pc/usher.ts';
import { startUsher } from './pc/usher.ts';
import { Windows } from './pc/windows.ts';
import { pick } from './plan.ts';
import type { Referee } from './referee/referee.ts';
import { labelOf } from './report/tally.ts';

/** The session of nobody, from which one's pipe may be served. */
const SQUATTERS = 4000;

/** How an ambush calls the moment at which a helper begins, for each whom it is about. */
export const HELPER_BEGINS = 'a helper begins';

/** Where something is to happen: to that conversation, to whom it is about, and at that tray. */
export interface Where {
  readonly usher: RunningUsher;
  readonly who: SignIn;
  readonly conversation: Conversation;
}

/** Something that waits for a conversation to come to a state. */
export interface Ambush {
  /** How the state's label begins, or that a helper begins. */
  readonly label: string;
  /** In how many ms it happens. */
  after(conversation: Conversation, now: number): number;
  /** It waits for another one if the state has passed by then. */
  readonly mustLast?: boolean;
  act(where: Where): void;
}

/** The simulated PC, everybody's Usher on it, and whoever judges them. */
export class World {
  readonly windows: Windows;
  readonly screens: Screens;
  readonly referee: Referee;
  /** Those that run, by the process. */
  readonly ushers = new Map<Process, RunningUsher>();
  /** What each account has set. */
  readonly settings = new Map<Account, Partial<Settings>>();

  /** What waits for a conversation to come to some state. */
  readonly #ambushes: Ambush[] = [];

  constructor(referee: Referee, { bannerMs, ...habits }: Habits & { readonly bannerMs: number }) {
    this.referee = referee;
    this.windows = new Windows(referee, habits);
    this.screens = new Screens(this.windows.time, referee, bannerMs);
    referee.attend(this.windows);
    this.windows.onEnd((process) => {
      this.ushers.delete(process);
      referee.over(process);
    });
    referee.onMove((process, conversation) => this.#moved(process, conversation, labelOf(conversation)));
    referee.onHelp((process) => {
      for (const each of this.ushers.get(process)?.app.engine.conversations.states.values() ?? []) {
        if (each.kind === 'permitting') this.#moved(process, each, HELPER_BEGINS);
      }
    });
    this.windows.time.broke = (error) => referee.fault(`Usher broke: ${error}`);
  }

  /** Whoever has an Usher runs it once in their session. */
  startUsher(signIn: SignIn, isOldVersion: boolean): void {
    if (this.usherOf(signIn) !== null) return;
    const { windows, screens, referee: witness } = this;
    const settings = this.settings.get(signIn.account) ?? {};
    const usher = startUsher({ windows, screens, witness, signIn, settings, isOldVersion });
    usher.process.isLiar = isOldVersion;
    this.ushers.set(usher.process, usher);
  }

  /** Somebody else's program serves the pipe of that person's Usher, and lies. */
  squat({ id, name }: SignIn): void {
    const { windows } = this;
    const squatter = windows.start(`what pretends to be the Usher of ${name}`, SQUATTERS);
    squatter.isLiar = true;
    windows.pipes.serve(neighborPipe(id), { process: squatter, arrived: (stream) => liar(stream) });
  }

  /** It happens as soon as some conversation comes to that state; once. */
  ambush(ambush: Ambush): void {
    this.#ambushes.push(ambush);
  }

  #moved(process: Process, conversation: Conversation, label: string): void {
    const at = this.#ambushes.findIndex((each) => label.startsWith(each.label));
    const [sprung] = at < 0 ? [] : this.#ambushes.splice(at, 1);
    const usher = this.ushers.get(process);
    const who = this.windows.signIns.find(({ key }) => key === keyOf(conversation.pinned.session));
    if (sprung === undefined || usher === undefined || who === undefined) return;
    this.windows.time.after(sprung.after(conversation, this.windows.time.now), null, () => {
      const isThere = sprung.mustLast !== true || isStill(usher, conversation, sprung.label);
      if (!isThere) this.ambush(sprung);
      else if (process.isAlive) sprung.act({ usher, who, conversation });
    });
  }

  /** Who was asked to leave, and is there, locks the screen. */
  everybodyLeaves(): void {
    for (const who of this.windows.signIns)
      if (this.referee.receipts.hasAny(who.account)) this.windows.lock(who);
  }

  /** Who was asked to leave comes back to read of it. @returns them */
  everybodyReturns(): readonly SignIn[] {
    const back: SignIn[] = [];
    for (const account of ACCOUNTS) {
      const here = this.windows.signIns.find((each) => each.account === account);
      const last = here ?? this.windows.goneOf(account);
      if (last === null || !this.referee.receipts.hasAny(account)) continue;
      const who = here ?? this.windows.signIn(account, true);
      this.referee.tell(`${who.name} is back in the end`);
      this.windows.comeBack(who);
      this.screens.notifications.set(who.id, 'accepts');
      this.startUsher(who, false);
      back.push(who);
    }
    return back;
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
    await this.windows.time.pass(ms, () => this.referee.history.settled());
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

function isStill({ app }: RunningUsher, { pinned }: Conversation, label: string): boolean {
  const states = [...app.engine.conversations.states.values()];
  const now = states.find((each) => each.pinned.conversation === pinned.conversation);
  return now !== undefined && labelOf(now).startsWith(label);
}
