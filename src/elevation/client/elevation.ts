import type { Elevation, ElevationListener } from '../../engine/elevation.ts';
import type { Deed } from '../../sessions/deed.ts';
import type { SignIn } from '../../sessions/sign-in.ts';
import { signInOf } from '../../sessions/sign-in.ts';
import type { HelperRequest } from '../request.ts';
import { isForOneHelper } from '../request.ts';
import type { ElevationParts, HelperProcess } from './helper-process.ts';
import { ABSENT, startHelperProcess } from './helper-process.ts';
import type { PermissionFor } from './permission.ts';

interface Served {
  readonly name: string;
  readonly conversation: number;
  readonly target: SignIn;
  readonly overrulesPrograms: boolean;
  readonly deed: Deed;
  readonly listener: ElevationListener;
}

function permissionFor(people: readonly [Served, ...Served[]]): PermissionFor {
  const [{ deed, name }] = people;
  return {
    deed,
    count: people.length,
    name,
    conversations: people.map(({ conversation }) => conversation),
  };
}

export function elevation({ request, open, clock }: ElevationParts): Elevation {
  const running = new Map<number, { readonly helper: HelperProcess; readonly person: number }>();
  const gathered = new Map<string, [Served, ...Served[]]>();

  function asking(people: readonly [Served, ...Served[]]): HelperRequest {
    // Whoever overrules programs is about one person alone.
    const [{ deed, overrulesPrograms }] = people;
    return { ...request, overrulesPrograms, deed, people: people.map(({ target }) => target) };
  }

  function start(people: readonly [Served, ...Served[]]): void {
    const listeners = people.map(({ listener }) => listener);
    const helper = startHelperProcess(asking(people), permissionFor(people), listeners, { open, clock });
    people.forEach(({ conversation }, person) => {
      running.set(conversation, { helper, person });
    });
  }

  return {
    begin({ pinned, anyway, name }, listener) {
      const { conversation, group, deed } = pinned;
      const target = signInOf(pinned.session);
      if (target === null) {
        listener.send(ABSENT);
        return;
      }
      // Such a question was about one person alone.
      const overrulesPrograms = anyway === 'keptByProgram';
      const served = { name, conversation, target, overrulesPrograms, deed, listener };
      const isAlone = group === undefined || overrulesPrograms || deed === 'disconnect';
      const key = isAlone ? `${conversation}` : `group-${group.id}`;
      const others = gathered.get(key);
      if (others !== undefined && isForOneHelper(asking([...others, served]))) {
        others.push(served);
        return;
      }
      const together: [Served, ...Served[]] = [served];
      gathered.set(key, together);
      queueMicrotask(() => {
        gathered.delete(key);
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
