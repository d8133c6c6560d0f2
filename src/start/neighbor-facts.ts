import { clock } from '../base/clock.ts';
import { ownProgram } from '../base/folders.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { Native } from '../windows/native.ts';
import { withNeighbors } from './neighbors.ts';
import { windowsHost } from './this-pc.ts';

const silent = () => {};

/** How many of the others here have an Usher of their own that answers. Nothing where Windows cannot tell. */
export async function neighborFacts(native: Native): Promise<Pick<DoctorFacts, 'neighbors'>> {
  const here = await windowsHost(native, ownProgram, silent);
  if (here === null) return {};
  const host = withNeighbors(here, native, clock());
  try {
    const others = otherUsers(await host.list());
    const answers = await Promise.all(others.map(async ({ session }) => await host.neighbor?.(session)));
    return {
      neighbors: {
        people: others.length,
        answering: answers.filter((says) => says !== null && says !== undefined).length,
      },
    };
  } catch {
    return {};
  } finally {
    await host.close();
  }
}
