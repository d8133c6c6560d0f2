import { vi } from 'vitest';
import type { Stage } from '../../../../src/conversation/stage.ts';
import type { Conversation } from '../../../../src/conversation/state.ts';
import { idleTime } from '../../../../src/sessions/idle-time.ts';
import type { PersonAnswer, StayReason } from '../../../../src/sessions/person-answer.ts';
import type { Session } from '../../../../src/sessions/session.ts';
import type {
  DisconnectMethod,
  DisconnectResult,
  LetInResult,
  NeighborSays,
  SessionHost,
} from '../../../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS } from '../../../../src/settings/settings.ts';
import type { AppParts } from '../../../../src/tray/ports.ts';
import type { FakeHelper } from '../../../fakes/elevation.ts';
import { fakeElevation } from '../../../fakes/elevation.ts';
import type { FakeWindows } from '../../../fakes/face-window.ts';
import { fakeWindows } from '../../../fakes/face-window.ts';
import type { FakeHost } from '../../../fakes/host.ts';
import { fakeHost } from '../../../fakes/host.ts';
import type { ShownToast } from '../../../fakes/operator.ts';
import { kai, LISTED_AT, services } from '../../../fakes/people.ts';
import type { Usher } from '../../../fakes/usher.ts';
import { openUsher, seconds } from '../../../fakes/usher.ts';
import type { Facts } from './facts.ts';
import { factsOf, key } from './facts.ts';
import type { Shown } from './shown.ts';
import { faceShown, menuShown, readBy, toastShown } from './shown.ts';

/** A moment: what stands on the screens, and how things really are. */
export interface Moment {
  readonly shown: readonly Shown[];
  readonly facts: Facts;
  /** False for what is only just being drawn, when not everything has followed yet. */
  readonly isAtRest: boolean;
}

/** Ends a story early. */
export class Enough extends Error {}

export interface WorldParts extends Partial<AppParts> {
  readonly people: readonly Session[];
  readonly own?: Session;
  /** What people's own Ushers say, by account; left out where nobody has one. */
  readonly ownUshers?: Readonly<Record<string, NeighborSays | null>>;
  /** The accounts whose own Usher takes its time. */
  readonly lateUshers?: readonly string[];
  readonly hostParts?: Partial<SessionHost>;
  /** True where Remote Desktop connections can be taken away. */
  readonly mayDisconnect?: true;
  /** What comes of a disconnect where Windows does not do it. */
  readonly disconnectFails?: DisconnectResult;
  /** What Windows does when it is to show the sign-in screen; left out where it cannot. */
  readonly signInScreen?: LetInResult;
  /** True where Usher asks in its window. */
  readonly inWindow?: boolean;
  /** How the first listings fail. */
  readonly listFails?: Error | 'never answers';
}

/**
 * The whole app on a PC whose people really stay away or type, in simulated time. Somebody looks at all screens each
 * half second, and at everything that is drawn in between.
 */
export class World {
  readonly parts: WorldParts;
  readonly usher: Usher;
  readonly helpers = fakeElevation();
  readonly windows: FakeWindows = fakeWindows();
  /** Everybody who was ever signed in. */
  readonly known: Session[];
  sessions: readonly Session[];
  /** The accounts that press keys all the time. */
  readonly typing = new Set(['mia', 'kai']);
  /** The sessions as the last listing told them; null before the first. */
  listed: readonly Session[] | null = null;
  isListFailed = false;
  /** Whoever a sign-out was begun for, by `key`. */
  readonly deeds = new Set<string>();
  readonly happened = new Set<
    'slept' | 'clockStepped' | 'operatorLeft' | 'iconLost' | 'noteRefused' | 'signInRefused'
  >();
  /** Every state, stage, answer and outcome that a conversation had. */
  readonly reached = new Set<string>();
  /** By how much the clock was set back. */
  setBackMs = 0;
  readonly #pc: FakeHost;
  readonly #look: (moment: Moment) => void;
  readonly #since = new Map<unknown, number>();
  #left = 0;

  /** @param look hears of every moment */
  constructor(parts: WorldParts, look: (moment: Moment) => void) {
    vi.setSystemTime(LISTED_AT);
    this.parts = parts;
    this.#look = look;
    const {
      people,
      own = kai(),
      ownUshers,
      lateUshers = [],
      hostParts,
      listFails = null,
      inWindow,
      ...rest
    } = parts;
    this.sessions = [services(), own, ...people];
    this.known = [own, ...people];
    const neighbor = async ({ userName }: Session) => {
      if (lateUshers.includes(userName)) await new Promise((resolve) => setTimeout(resolve, 1500));
      return ownUshers?.[userName] ?? null;
    };
    const pc = fakeHost([], { ...(ownUshers !== undefined && { neighbor }), ...hostParts });
    this.#pc = pc;
    pc.listFails = listFails;
    const host: SessionHost = {
      ...pc.host,
      list: () => this.#list(),
      ...(parts.mayDisconnect && { disconnecting: this.#disconnecting() }),
      ...(parts.signInScreen && { letIn: async () => this.#showSignIn(parts.signInScreen) }),
      methods: pc.host.methods.map((method) => ({
        ...method,
        end: async (session, isInputADoubt) => {
          this.deeds.add(key(session));
          const result = await method.end(session, isInputADoubt);
          if (result.kind === 'done' && pc.sessionsEnd) this.#remove(session.userName);
          return result;
        },
      })),
    };
    const moved = (conversation: Conversation) => {
      for (const each of statesOf(conversation)) this.reached.add(each);
    };
    const asks = inWindow === true && {
      openWindow: this.windows.open,
      settings: { ...(rest.settings ?? DEFAULT_SETTINGS), askIn: 'window' as const },
    };
    this.usher = openUsher([], { elevation: this.#elevation(), moved, ...rest, ...asks, pc, host });
    this.usher.tray.drawn = () => this.look(false);
    const heard = (toast: ShownToast) => {
      this.#since.set(toast, Date.now());
      const facts = factsOf(this);
      this.#look({ shown: toastShown(toast, facts.now), facts, isAtRest: false });
    };
    this.usher.toasts.shown.forEach(heard);
    this.usher.toasts.heard = heard;
    this.look();
  }

  /** Looks at all screens. */
  look(isAtRest = true): void {
    const { tray, toasts, boxes, pc } = this.usher;
    const facts = factsOf(this);
    const menu = menuShown(tray.menu);
    if (!isAtRest) {
      this.#look({ shown: menu, facts, isAtRest });
      return;
    }
    const open = toasts.shown.filter(({ kind, ended }) => kind === 'question' && ended === null);
    const left = pc.notes.slice(this.#left);
    this.#left = pc.notes.length;
    const shown = [
      ...menu,
      ...open.flatMap((toast) => toastShown(toast, this.#sinceOf(toast))),
      ...this.windows.shown.flatMap((window) =>
        window.isOpen ? faceShown(window.face, this.#sinceOf(window.face.title)) : [],
      ),
      ...boxes
        .filter(({ isOpen }) => isOpen)
        .flatMap((box) => toastShown({ ...box, buttons: [] }, this.#sinceOf(box))),
      ...pc.asked
        .filter(({ isOpen }) => isOpen)
        .flatMap(({ session, question }) =>
          readBy(session.userName, 'person', question.title, question.text),
        ),
      ...left.flatMap((note) => {
        const [, reader = '', title = '', text = ''] = /^(\w+): (.+?)\. (.+)$/su.exec(note) ?? [];
        return readBy(reader, 'left', title, text);
      }),
    ];
    this.#look({ shown, facts, isAtRest });
  }

  /** Lets time pass. */
  async seconds(count: number): Promise<void> {
    for (let half = 0; half < count * 2; half += 1) {
      await seconds(0.5);
      this.look();
    }
  }

  /** Clicks the row that begins like this, and waits for what follows. */
  async click(text: string, wait = 2): Promise<void> {
    this.usher.tray.click(text);
    await this.seconds(wait);
  }

  /** Answers the open question by a disconnect, as a button of its window does. */
  async disconnects(): Promise<void> {
    const { conversations } = this.usher.app.engine;
    for (const state of conversations.states.values()) {
      if (state.kind === 'asking') conversations.answer(state.question, 'disconnect');
    }
    await this.seconds(2);
  }

  /** Answers the open question with one of its buttons. */
  async answer(button: 'yes' | 'no' | 'note', wait = 1): Promise<void> {
    if (this.parts.inWindow === true) return this.choose(button, wait);
    this.usher.question().end(button);
    await this.seconds(wait);
  }

  /** Clicks a button of the last window. */
  async choose(id: string, wait = 1): Promise<void> {
    const { faces, listener } = this.windows.shown.at(-1) ?? {};
    listener?.chosen(faces?.at(-1)?.number ?? 0, id);
    await this.seconds(wait);
  }

  async clickThenYes(text: string): Promise<void> {
    await this.click(text);
    await this.answer('yes');
  }

  /** The person's answer to the question on their screen. */
  async says(userName: string, answer: PersonAnswer, because?: StayReason): Promise<void> {
    const asked = this.usher.pc.asked.findLast(
      ({ session, isOpen }) => isOpen && session.userName === userName,
    );
    if (asked === undefined) throw new Error(`${userName} is not asked`);
    asked.answer(answer, because);
    await this.seconds(2);
  }

  /** Something about a session is different now, and Windows says so. */
  async becomes(userName: string, over: Partial<Session>, wait = 2): Promise<void> {
    this.sessions = this.sessions.map((each) => (each.userName === userName ? { ...each, ...over } : each));
    this.usher.pc.changed();
    await this.seconds(wait);
  }

  async leaves(userName: string): Promise<void> {
    this.#remove(userName);
    this.usher.pc.changed();
    await this.seconds(2);
  }

  async arrives(session: Session): Promise<void> {
    this.known.push(session);
    this.sessions = [...this.sessions.filter(({ sessionId }) => sessionId !== session.sessionId), session];
    this.usher.pc.changed();
    await this.seconds(2);
  }

  /** The helper of the last yes. */
  get helper(): FakeHelper {
    const helper = this.helpers.begun.at(-1);
    if (helper === undefined) throw new Error('no helper was begun');
    return helper;
  }

  /** The last helper, or the one about this account, is at this stage. */
  async helperAt(stage: Stage, leftMs: number | null = null, userName?: string): Promise<void> {
    const helper =
      this.helpers.begun.findLast(({ pinned }) => pinned.session.userName === userName) ?? this.helper;
    const { session } = helper.pinned;
    if (stage === 'signingOut') this.deeds.add(key(session));
    helper.report({ kind: 'moved', stage, leftMs });
    await this.seconds(2);
  }

  #elevation() {
    const { elevation, begun } = this.helpers;
    return {
      ...elevation,
      cancel: (conversation: number) => {
        elevation.cancel(conversation);
        const helper = begun.findLast(({ pinned }) => pinned.conversation === conversation);
        // A helper that lives stops, and says so.
        setTimeout(() => {
          helper?.report({ kind: 'ended', outcome: { kind: 'canceled' } });
        }, 1200);
      },
    };
  }

  #disconnecting(): DisconnectMethod {
    return {
      describe: () => '',
      disconnect: async ({ userName }) => {
        const { disconnectFails } = this.parts;
        if (disconnectFails !== undefined) {
          await new Promise((resolve) => setTimeout(resolve, 1500));
          return disconnectFails;
        }
        const gone = { state: 'disconnected', stationName: '', disconnectTime: Date.now() } as const;
        this.sessions = this.sessions.map((each) =>
          each.userName === userName ? { ...each, ...gone } : each,
        );
        return { kind: 'done' };
      },
    };
  }

  #showSignIn(result: LetInResult = { kind: 'done' }): LetInResult {
    if (result.kind === 'failed') this.happened.add('signInRefused');
    else {
      this.sessions = this.sessions.map((each) =>
        each.isCurrent ? { ...each, state: 'disconnected', stationName: '' } : each,
      );
    }
    return result;
  }

  async #list(): Promise<readonly Session[]> {
    const now = Date.now();
    this.sessions = this.sessions.map((session) => {
      const typed =
        this.typing.has(session.userName) && session.state === 'active' && session.locked === false;
      const seen =
        typed && session.protocol === 'remote' ? { ...session, lastInputTime: now - 1000 } : session;
      return { ...seen, idle: idleTime({ ...seen, currentTime: now }) };
    });
    this.#pc.sessions = this.sessions;
    // Usher waits no longer for a list.
    setTimeout(() => {
      if (this.#pc.listFails === 'never answers') this.isListFailed = true;
    }, 9_990);
    try {
      const sessions = await this.#pc.host.list();
      this.listed = sessions;
      this.isListFailed = false;
      return sessions;
    } catch (error) {
      this.isListFailed = true;
      throw error;
    }
  }

  #remove(userName: string): void {
    this.sessions = this.sessions.filter((each) => each.userName !== userName || each.isCurrent);
  }

  #sinceOf(shown: unknown): number {
    const since = this.#since.get(shown) ?? Date.now();
    this.#since.set(shown, since);
    return since;
  }
}

function statesOf(state: Conversation): readonly string[] {
  switch (state.kind) {
    case 'elevated':
      return [state.kind, `helper ${state.stage}`];
    case 'countingDown':
      return [state.kind, `person ${state.person}`];
    case 'ended': {
      const { outcome } = state;
      return [
        state.kind,
        `ended ${outcome.kind}`,
        ...(outcome.kind === 'failed' ? [`failed ${outcome.error.kind}`] : []),
      ];
    }
    default:
      return [state.kind];
  }
}
