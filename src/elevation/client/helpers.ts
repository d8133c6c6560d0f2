import type { HelperListener, Helpers } from '../../engine/elevation.ts';
import type { SignIn } from '../../sessions/sign-in.ts';
import { signInOf } from '../../sessions/sign-in.ts';
import type { HelperRequest } from '../request.ts';
import { isForOneHelper } from '../request.ts';
import type { HelperParts, RunningHelper } from './running-helper.ts';
import { ABSENT, runHelper } from './running-helper.ts';

interface Served {
  readonly conversation: number;
  readonly target: SignIn;
  readonly listener: HelperListener;
}

export function helpers({ request, open }: HelperParts): Helpers {
  const running = new Map<number, { readonly helper: RunningHelper; readonly person: number }>();
  const gathered = new Map<string, Served[]>();

  function asking(people: readonly Served[]): HelperRequest {
    return { ...request, people: people.map(({ target }) => target) };
  }

  function start(people: readonly Served[]): void {
    const listeners = people.map(({ listener }) => listener);
    const helper = runHelper(asking(people), listeners, open);
    people.forEach(({ conversation }, person) => {
      running.set(conversation, { helper, person });
    });
  }

  return {
    begin(pinned, listener) {
      const { conversation, group } = pinned;
      const target = signInOf(pinned.session);
      if (target === null) {
        listener.send(ABSENT);
        return;
      }
      const served = { conversation, target, listener };
      const key = group === undefined ? `${conversation}` : `group-${group.id}`;
      const others = gathered.get(key);
      if (others !== undefined && isForOneHelper(asking([...others, served]))) {
        others.push(served);
        return;
      }
      const together = [served];
      gathered.set(key, together);
      queueMicrotask(() => {
        if (gathered.get(key) === together) gathered.delete(key);
        start(together);
      });
    },
    cancel(conversation) {
      const found = running.get(conversation);
      found?.helper.cancel(found.person);
    },
    release(conversation) {
      const found = running.get(conversation);
      running.delete(conversation);
      found?.helper.release(found.person);
    },
  };
}
