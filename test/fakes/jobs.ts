import { clock } from '../../src/base/clock.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import type { JobParts } from '../../src/engine/jobs.ts';
import { english } from '../../src/languages/en/words.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';
import type { FakeHost } from './host.ts';
import { PACE } from './pinned.ts';

/** What a job needs of the world, on this fake PC. The operator never answers, and everybody is called by their account. */
export function jobParts({ host }: Pick<FakeHost, 'host'>, over: Partial<JobParts> = {}): JobParts {
  return {
    host,
    operator: { silenceObjection: () => null, ask: () => new Promise(() => {}) },
    words: english,
    settings: DEFAULT_SETTINGS,
    timings: PACE,
    clock: clock(),
    list: () => host.list(),
    listTogether: () => host.list(),
    lookInTurn: (look) => look(),
    elevation: NO_ELEVATION,
    operatorShown: () => ({ operator: 'Kai', account: null }),
    nameOf: ({ userName }) => userName,
    nameOfSession: () => null,
    ...over,
  };
}
