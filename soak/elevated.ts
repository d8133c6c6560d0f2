import { duplexPair } from 'node:stream';
import { clock } from '../src/base/clock.ts';
import { openChannel } from '../src/elevation/client/channel.ts';
import { serveTray } from '../src/elevation/server/serve.ts';
import { english } from '../src/languages/en/words.ts';
import type { Session } from '../src/sessions/session.ts';
import { signInOf } from '../src/sessions/sign-in.ts';
import { NO_POLICY } from '../src/settings/policy.ts';
import { fakeHost } from '../test/fakes/host.ts';
import { fakeBox } from '../test/fakes/operator.ts';
import { kai, services } from '../test/fakes/people.ts';

/** An elevated helper about somebody, from its greeting to its end. */
export async function helped(who: Session, pass: (ms: number) => Promise<void>): Promise<void> {
  const [traySide, helperSide] = duplexPair();
  const pc = fakeHost([services(), kai(), who]);
  const target = signInOf(who);
  if (target === null) throw new Error('no sign-in');
  const rest = {
    reason: null,
    away: 10_000,
    there: 60_000,
    quiet: 300_000,
    overrulesPrograms: false,
  } as const;
  const channel = openChannel(
    { ...rest, deed: 'signOut', people: [target] },
    { permission() {}, heard() {}, lost() {} },
    {
      async elevate([, , token = '', welcome = '']) {
        const parts = { host: pc.host, words: english, policy: NO_POLICY, asleep: () => null, log() {} };
        void serveTray(helperSide, { token, welcome }, { ...parts, clock: clock(), box: fakeBox().box });
        return 'started';
      },
      serve(_name, arrived) {
        arrived(traySide);
        return { close() {} };
      },
      clock: clock(),
      log() {},
    },
  );
  await pass(4000);
  channel.send({ kind: 'cancel', person: 0 });
  await pass(2000);
  channel.close();
  await pass(3000);
}
