import type { PersonAnswer, PersonQuestion, StayReason } from '../../src/sessions/person-answer.ts';
import type { NoteResult } from '../../src/sessions/person-note.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { AttemptResult, SessionHost } from '../../src/sessions/session-host.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { NOTHING_OPEN } from './pinned.ts';

/** Somebody who is being asked on their screen now. */
export interface Asked {
  readonly session: Session;
  readonly question: PersonQuestion;
  readonly signal: AbortSignal;
  /** False once it was answered or taken back. */
  readonly isOpen: boolean;
  answer(answer: PersonAnswer, because?: StayReason): void;
}

/** A fake PC: its sessions, its behavior, and what was done to it. */
export interface FakeHost {
  readonly host: SessionHost;
  /** The sessions of the next listing. */
  sessions: readonly Session[];
  /** How the next listings fail; null if they succeed. */
  listFails: Error | 'never answers' | null;
  usage: Usage | 'never answers';
  /** The result of each method, in order. `done` removes the session. */
  attempts: (AttemptResult | 'never ends')[];
  /** False if `done` does not remove the session. */
  sessionsEnd: boolean;
  /** What was listed and done, in order: `list`, `method 0 of 2`. */
  readonly done: string[];
  readonly asked: Asked[];
  /** The notes left, as `ben: title. text`, and the result of the next one. */
  readonly notes: string[];
  noteResult: NoteResult;
  /** Reports a change, as Windows would. */
  changed(): void;
  readonly isClosed: boolean;
}

/** A host with two sign-out methods unless given otherwise. */
export function fakeHost(sessions: readonly Session[], over: Partial<SessionHost> = {}): FakeHost {
  let changed = () => {};
  let isClosed = false;
  const never = new Promise<never>(() => {});
  const done: string[] = [];

  const method = (index: number) => ({
    describe: ({ sessionId }: Session) => `method ${index} of ${sessionId}`,
    async end({ sessionId: id }: Session): Promise<AttemptResult> {
      done.push(`method ${index} of ${id}`);
      const result = fake.attempts[index] ?? { kind: 'done' };
      if (result === 'never ends') return never;
      if (result.kind === 'done' && fake.sessionsEnd) {
        fake.sessions = fake.sessions.filter(({ sessionId }) => sessionId !== id);
      }
      return result;
    },
  });

  const host: SessionHost = {
    name: 'a fake PC',
    isExact: true,
    canAsk: true,
    methods: [method(0), method(1)],
    async list() {
      done.push('list');
      if (fake.listFails === 'never answers') return never;
      if (fake.listFails !== null) throw fake.listFails;
      return fake.sessions;
    },
    async usage() {
      return fake.usage === 'never answers' ? never : fake.usage;
    },
    ask(session, question, signal) {
      return new Promise((resolve) => {
        let isOpen = true;
        const answer: Asked['answer'] = (answer, because) => {
          isOpen = false;
          resolve(because === undefined ? { answer } : { answer, because });
        };
        fake.asked.push({
          session,
          question,
          signal,
          get isOpen() {
            return isOpen;
          },
          answer,
        });
        signal.addEventListener('abort', () => answer('noAnswer'), { once: true });
      });
    },
    async leaveNote({ userName }, { title, text }) {
      fake.notes.push(`${userName}: ${title}. ${text}`);
      return fake.noteResult;
    },
    watch(listener) {
      changed = listener;
    },
    async close() {
      isClosed = true;
    },
    ...over,
  };

  const fake: FakeHost = {
    host,
    sessions,
    listFails: null,
    usage: NOTHING_OPEN,
    attempts: [],
    sessionsEnd: true,
    done,
    asked: [],
    notes: [],
    noteResult: 'left',
    changed: () => changed(),
    get isClosed() {
      return isClosed;
    },
  };
  return fake;
}
