import { logoffMethod } from '../../src/sessions/commands/logoff-method.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import type { Session } from '../../src/sessions/session.ts';
import { SessionError } from '../../src/sessions/session-error.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { disconnectSessionMethod } from '../../src/sessions/wts/disconnect-session-method.ts';
import { logoffSessionMethod } from '../../src/sessions/wts/logoff-session-method.ts';
import type { Call } from './calls.ts';
import { askInBox } from './person-asked.ts';
import type { Process } from './process.ts';
import { PROGRAMS } from './programs.ts';
import type { Screens } from './screens.ts';
import type { Windows } from './windows.ts';

/** How long a program takes to start, in ms. */
const STARTS_IN = 30;

export interface HostParts {
  readonly windows: Windows;
  readonly screens: Screens;
  readonly process: Process;
  /** Whether its account may end the sessions of others, and show them messages. */
  mayDo(): boolean;
  /** What a listing or a look told this process, as of when it was begun. */
  looked(sessions: readonly Session[] | null, begunAt: number): void;
}

/** The simulated PC as one process sees it. The real methods of signing out stand on its calls. */
export function hostOf({ windows, screens, process, mayDo, looked }: HostParts): SessionHost {
  const { time, calls } = windows;

  /** An answer describes the moment of its question, never a later one. */
  function call<T>(name: Call, answer: () => T, failed: () => T): Promise<T> {
    const { takes, end } = calls.take(name);
    return new Promise((resolve, reject) => {
      if (end === 'neverAnswers') return;
      const read = end === 'fails' || end === 'denied' ? null : answer();
      time.after(takes, process, () => {
        try {
          resolve(read ?? failed());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  async function sessions(name: 'list' | 'look', only: (session: Session) => boolean) {
    const begunAt = time.now;
    try {
      const listed = await call(name, () => windows.list(process.sessionId).filter(only), unreadable);
      if (name === 'look') looked(listed, begunAt);
      return listed;
    } catch (error) {
      if (name === 'look') looked(null, begunAt);
      throw error;
    }
  }

  const act = (what: 'logoff' | 'disconnect', id: number) => {
    const { takes, end } = calls.take(what);
    const error = windows.sessionCalls[what](process, id, mayDo(), end === 'neverAnswers' ? 'works' : end);
    return { takes, error, answers: end !== 'neverAnswers' };
  };
  const wts = (what: 'logoff' | 'disconnect') => (id: number) =>
    new Promise<{ ok: boolean; error: number }>((resolve) => {
      const { takes, error, answers } = act(what, id);
      if (answers) time.after(takes, process, () => resolve({ ok: error === 0, error }));
    });

  return {
    name: 'a simulated PC',
    isExact: true,
    canAsk: true,
    methods: [
      logoffSessionMethod({ logoffSession: wts('logoff') }, process.sessionId),
      {
        ...logoffMethod(
          { file: 'C:\\Windows\\System32\\logoff.exe', args: [] },
          async (_file, [id], { timeoutMs }) => {
            await new Promise<void>((resolve) => void time.after(STARTS_IN, process, resolve));
            const { takes, error, answers } = act('logoff', Number(id));
            const ends = answers ? takes : timeoutMs;
            await new Promise<void>((resolve) => void time.after(ends, process, resolve));
            if (!answers) return { kind: 'timedOut' };
            const stderr = Buffer.from(error === 0 ? '' : `Error [${error}]: no`);
            return { kind: 'exited', exitCode: error === 0 ? 0 : 1, stdout: Buffer.alloc(0), stderr };
          },
        ),
        // Nothing has to be loaded here.
        warmUp: async () => {},
      },
    ],
    disconnecting: disconnectSessionMethod({ disconnectSession: wts('disconnect') }, process.sessionId),
    list: () => sessions('list', () => true),
    look: ({ sessionId }) =>
      sessions('look', ({ sessionId: id }) => id === sessionId || id === process.sessionId),
    usage: ({ sessionId }) =>
      call(
        'usage',
        () => usageOf(windows, sessionId),
        () => UNKNOWN,
      ),
    ask(session, { title, text, seconds }, signal): Promise<PersonReply> {
      if (!mayDo()) return Promise.resolve({ answer: 'cannotBeAsked' });
      return askInBox(screens, process, session.sessionId, { title, text }, seconds * 1000, signal);
    },
    leaveNote: async (session, { title, text }) => {
      if (!mayDo()) return 'refused';
      const left = await call(
        'note',
        () => 'left' as const,
        () => 'failed' as const,
      );
      if (left === 'left') screens.noted(session.sessionId, title, text);
      return left;
    },
    watch: (changed) => windows.watch(process, changed),
    close: async () => windows.watch(process, () => {}),
  };
}

const UNKNOWN: Usage = { kind: 'unknown' };

function unreadable(): never {
  throw new SessionError('unavailable', 'the simulated PC does not answer');
}

function usageOf(windows: Windows, id: number): Usage {
  const open = windows.of(id)?.open;
  if (open === undefined) return UNKNOWN;
  return {
    kind: 'known',
    memoryBytes: 400 * 1024 ** 2,
    programs: [
      { name: 'Windows Explorer', holds: 'harmless' },
      ...[...open].map((each) => PROGRAMS[each].seen),
    ],
  };
}
