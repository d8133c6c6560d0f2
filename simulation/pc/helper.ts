import { clock } from '../../src/base/clock.ts';
import { serveTray } from '../../src/elevation/server/serve.ts';
import { english } from '../../src/languages/en/words.ts';
import { neighborlyHost } from '../../src/neighbors/client/neighborly-host.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { helperPipe } from '../../src/wire/pipe-access.ts';
import { hostOf } from './host.ts';
import { pipesOf } from './neighbor-pipes.ts';
import type { Process } from './process.ts';
import type { UsherParts } from './usher.ts';

/** The elevated helper, started as `start/helper.ts` does it. */
export function startHelper(
  [, name = '', token = '', welcome = '']: readonly string[],
  process: Process,
  { windows, screens, witness }: Pick<UsherParts, 'windows' | 'screens' | 'witness'>,
): void {
  const stream = windows.pipes.open(helperPipe(name), process);
  if (stream === null) {
    windows.kill(process);
    return;
  }
  const bare = hostOf({
    windows,
    screens,
    process,
    mayDo: () => true,
    looked: (sessions, begunAt) => witness.looked(process, sessions, begunAt, true),
  });
  const list = async () => {
    const begunAt = windows.time.now;
    try {
      const sessions = await bare.list();
      witness.looked(process, sessions, begunAt, false);
      return sessions;
    } catch (error) {
      witness.looked(process, null, begunAt, false);
      throw error;
    }
  };
  const neighborly = neighborlyHost({ ...bare, list }, pipesOf(windows, process));
  void serveTray(
    stream,
    { token, welcome },
    {
      host: { ...neighborly, leaveNote: bare.leaveNote },
      clock: clock(),
      words: english,
      box: screens.questionBox(process),
      policy: { ...NO_POLICY, protected: windows.habits.protects },
      asleep: () => windows.time.asleepMs,
      log() {},
    },
  ).then(() => {
    windows.time.after(5, null, () => windows.kill(process));
  });
}
