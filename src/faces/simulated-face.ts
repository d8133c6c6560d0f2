import { dirname } from 'node:path';
import { clock } from '../clock.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { demoPc } from './demo-pc.ts';
import { tellStories } from './stories.ts';
import { terminalFace } from './terminal-face.ts';

/** How long somebody may look at the menu before they are told stories instead. In ms. */
const NO_KEY = 10_000;

export interface SimulatedFace {
  /** True where the menu was asked for: then it stays. */
  readonly terminal: boolean;
  readonly assumeUnelevated: boolean;
  /** False where nobody could press a key. */
  readonly isInteractive: boolean;
}

/** The menu on a simulated PC, or the stories where nobody presses a key. @returns the exit code */
export async function simulatedFace(
  { terminal, assumeUnelevated, isInteractive }: SimulatedFace,
  version: string,
  say: (line: string) => void,
): Promise<number> {
  const stories = async () => ((await tellStories(version, say)) ? 0 : 1);
  if (!isInteractive) return stories();
  const bored = new AbortController();
  const timer = terminal ? null : setTimeout(() => bored.abort(), NO_KEY);
  const { host, stateFile } = demoPc(clock());
  await terminalFace({
    host,
    settings: DEFAULT_SETTINGS,
    rights: assumeUnelevated ? 'none' : 'direct',
    version,
    folder: dirname(stateFile),
    keyPressed: () => timer !== null && clearTimeout(timer),
    signal: bored.signal,
  });
  return bored.signal.aborted ? stories() : 0;
}
