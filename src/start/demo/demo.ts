import { dirname } from 'node:path';
import { clock } from '../../base/clock.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';
import { endAtOnce, onEnding } from '../endings.ts';
import { startTerminal } from '../terminal.ts';
import { demoPc } from './demo-pc.ts';
import { tellStories } from './stories.ts';

export interface SimulatedFace {
  /** True if the stories were asked for, or if nobody could press a key. */
  readonly stories: boolean;
  readonly assumeUnelevated: boolean;
}

/** The menu on a simulated PC, or three short stories on it. @returns the exit code */
export async function startDemo(
  { stories, assumeUnelevated }: SimulatedFace,
  version: string,
  say: (line: string) => void,
): Promise<number> {
  if (stories) {
    const heard = onEnding(endAtOnce);
    const isWell = await tellStories(say);
    heard.stop();
    return isWell ? 0 : 1;
  }
  const { host, stateFile } = demoPc(clock());
  return startTerminal({
    host,
    settings: DEFAULT_SETTINGS,
    rights: () => (assumeUnelevated ? 'none' : 'direct'),
    version,
    folder: dirname(stateFile),
    demo: true,
  });
}
