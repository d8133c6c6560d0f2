import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { programClass } from '../schemas.ts';

const minutes = z.number().nonnegative();

/** One session of the simulated PC. Minutes count back from `startedAt`. Simulated time runs on from there. */
const demoSession = z.object({
  sessionId: z.number().int(),
  stationName: z.string(),
  userName: z.string(),
  fullName: z.string(),
  state: z.enum(['active', 'disconnected']),
  locked: z.boolean(),
  /** For how long nobody has been there; null as if Windows could not tell. Less than 0 for somebody who left later. */
  idleMinutes: z.number().nullable(),
  logonMinutes: minutes,
  /** The computer that the person is at; null at the PC itself. */
  client: z.object({ name: z.string(), address: z.string() }).nullable().default(null),
  isCurrent: z.boolean().default(false),
  programs: z.array(z.object({ name: z.string(), holds: programClass })),
  memoryBytes: z.number(),
  /** The notes left in this session. */
  notes: z.array(z.string()).default([]),
  /** What the person answers, and after how long. Absent: they never answer. */
  answer: z.object({ afterSeconds: z.number(), says: z.enum(['yes', 'no']) }).optional(),
});

const demoState = z.object({
  /** The PC's name. */
  host: z.string(),
  /** When the simulation began, ms since 1970. */
  startedAt: z.number(),
  /** How many times faster than real time the simulated time runs. */
  speed: z.number().positive(),
  sessions: z.array(demoSession),
});

export type DemoSession = z.infer<typeof demoSession>;
export type DemoState = z.infer<typeof demoState>;

/** The simulated PC's own time of day, ms since 1970. */
export function simulatedNow(state: DemoState, realNow = Date.now()): number {
  return state.startedAt + (realNow - state.startedAt) * state.speed;
}

/** Reads the simulated PC. @throws Error if the file is not one */
export function readDemoState(file: string): DemoState {
  return demoState.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Replaces the simulated PC in one step, so that no reader sees half of it. */
export function writeDemoState(file: string, state: DemoState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
  renameSync(`${file}.new`, file);
}

/** Changes one session of the simulated PC, as if Windows had. */
export function changeDemoSession(file: string, sessionId: number, change: Partial<DemoSession>): void {
  const state = readDemoState(file);
  const sessions = state.sessions.map((session) =>
    session.sessionId === sessionId ? { ...session, ...change } : session,
  );
  writeDemoState(file, { ...state, sessions });
}
