import { clock } from '../../src/base/clock.ts';
import { quietMs } from '../../src/conversation/consent.ts';
import { openChannel } from '../../src/elevation/client/channel.ts';
import { elevation } from '../../src/elevation/client/elevation.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { timings } from '../../src/settings/settings.ts';
import { helperPipe } from '../../src/wire/pipe-access.ts';
import { startHelper } from './helper.ts';
import type { Process } from './process.ts';
import type { UsherParts } from './usher.ts';

const HELPER_STARTS_IN = 400;

/** Elevated helpers of this tray. */
export function helpers(
  { windows, screens, witness, signIn }: UsherParts,
  process: Process,
  settings: Settings,
) {
  const { time, pipes } = windows;
  return elevation({
    clock: clock(),
    request: {
      away: timings(settings).away,
      there: timings(settings).there,
      quiet: quietMs(settings),
      reason: null,
    },
    open: (request, _about, listener) =>
      openChannel(request, listener, {
        clock: clock(),
        log() {},
        serve(name, arrived) {
          const close = pipes.serve(helperPipe(name), { process, arrived });
          return close && { close };
        },
        async elevate(args, signal) {
          const answer = await screens.prompt(process, signal);
          if (answer === 'neverComes') return 'started';
          if (answer !== 'started') return answer;
          const helper = windows.start(`the helper of ${signIn.name}`, signIn.id, true);
          witness.helped(process, helper);
          time.after(HELPER_STARTS_IN, helper, () =>
            startHelper(args, helper, { windows, screens, witness }),
          );
          return answer;
        },
      }),
  });
}
