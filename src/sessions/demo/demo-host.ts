import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { run } from '../../base/run.ts';
import { temporaryFolder } from '../../base/temporary-folders.ts';
import { logoffMethod } from '../commands/logoff-method.ts';
import type { QuserRow } from '../commands/quser.ts';
import { parseQuser } from '../commands/quser.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { SessionHost } from '../session-host.ts';
import { asSession, usageOf } from './demo-session.ts';
import type { DemoSession } from './state.ts';
import { changeDemoSession, readDemoState, simulatedNow, writeDemoState } from './state.ts';

/** The simulated PC takes no time itself, but this machine may be busy. In ms of real time. */
const DEADLINE = 60_000;

/** Whoever let somebody else in is back at the screen after this long, in ms. */
const BACK_AFTER = 10_000;

export interface DemoParts {
  /** The state file; see `newDemoPc`. */
  readonly stateFile: string;
  /** The folder of the stand-in programs quser.mjs and logoff.mjs. */
  readonly programs: string;
  readonly clock: Clock;
  readonly runProgram: typeof run;
}

/**
 * Creates a simulated PC in a temporary folder, which is removed when this process ends. @returns its state file
 */
export function newDemoPc(people: readonly DemoSession[], speed: number, host = 'DEMO-PC'): string {
  const stateFile = join(temporaryFolder('usher-demo-'), 'pc.json');
  writeDemoState(stateFile, { host, startedAt: Date.now(), speed, sessions: [...people] });
  return stateFile;
}

/** Its `look` returns everybody. */
export type DemoHost = SessionHost & { look(): Promise<readonly Session[]> };

/**
 * The embedded simulated PC. Its `quser` and `logoff` are separate stand-in programs. The real runner starts them,
 * and the real parser reads them. The state file holds what they cannot tell: times, locks, programs, answers. So
 * every path of a conversation runs on any machine.
 */
export function demoHost({ stateFile, programs, clock, runProgram }: DemoParts): DemoHost {
  const node = process.execPath;
  const logoff = { file: node, args: [join(programs, 'logoff.mjs'), stateFile] };
  let cancelReturn = () => {};

  async function table(): Promise<readonly QuserRow[]> {
    const quser = await runProgram(node, [join(programs, 'quser.mjs'), stateFile], { timeoutMs: DEADLINE });
    if (quser.kind !== 'exited') throw new SessionError('unavailable', `quser ${quser.kind}`);
    return parseQuser(quser.stdout.toString('utf8')).sessions;
  }

  /** Nobody is connected to that session any more, from now on. Everything in it runs on. */
  function leave(sessionId: number): void {
    const state = readDemoState(stateFile);
    const idleMinutes = (state.startedAt - simulatedNow(state)) / 60_000;
    changeDemoSession(stateFile, sessionId, { state: 'disconnected', stationName: '', idleMinutes });
  }

  return {
    name: 'simulated',
    isExact: true,
    canAsk: true,
    methods: [logoffMethod(logoff, runProgram)],
    disconnecting: {
      describe: ({ sessionId }) => `tsdiscon ${sessionId}`,
      async disconnect({ sessionId }) {
        leave(sessionId);
        return { kind: 'done' };
      },
    },
    async letIn() {
      const own = readDemoState(stateFile).sessions.find(({ isCurrent }) => isCurrent);
      if (own === undefined) return { kind: 'failed', code: null };
      const { sessionId, state, stationName, idleMinutes } = own;
      leave(sessionId);
      cancelReturn();
      cancelReturn = clock.after(BACK_AFTER, () => {
        changeDemoSession(stateFile, sessionId, { state, stationName, idleMinutes });
      });
      return { kind: 'done' };
    },
    async list() {
      const rows = await table();
      const state = readDemoState(stateFile);
      return rows.flatMap((row) => {
        const known = state.sessions.find((session) => session.sessionId === row.sessionId);
        return known === undefined ? [] : [asSession(row, known, state)];
      });
    },
    // Reads only the state file: starting a program takes longer than a look may.
    async look() {
      const state = readDemoState(stateFile);
      return state.sessions.map((known) => asSession({ ...known, logonText: null }, known, state));
    },
    async usage({ sessionId }) {
      return usageOf(readDemoState(stateFile), sessionId);
    },
    async ask({ sessionId, locked, state }, question, signal) {
      if (state === 'disconnected' || locked === true) return { answer: 'cannotBeAsked' };
      const answer = readDemoState(stateFile).sessions.find((s) => s.sessionId === sessionId)?.answer;
      const seconds = Math.min(answer?.afterSeconds ?? question.seconds, question.seconds);
      await new Promise<void>((resolve) => {
        const cancel = clock.after(seconds * 1000, resolve);
        signal.addEventListener('abort', () => {
          cancel();
          resolve();
        });
      });
      return { answer: signal.aborted ? 'noAnswer' : (answer?.says ?? 'noAnswer') };
    },
    async leaveNote({ sessionId }, { title, text }) {
      const notes = readDemoState(stateFile).sessions.find((s) => s.sessionId === sessionId)?.notes ?? [];
      changeDemoSession(stateFile, sessionId, { notes: [...notes, `${title}: ${text}`] });
      return 'left';
    },
    watch() {},
    async close() {
      cancelReturn();
    },
  };
}
