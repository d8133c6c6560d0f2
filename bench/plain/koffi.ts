import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import koffi from 'koffi';
import { THIS_PC, wtsBindings } from '../../src/sessions/wts/bindings.ts';
import type { KnownClients } from '../../src/sessions/wts/clients.ts';
import { processes } from '../../src/sessions/wts/processes.ts';
import { listSessions, NO_ACCOUNTS } from '../../src/sessions/wts/session-list.ts';
import { throughKoffi } from '../../src/windows/native.ts';
import { againstC } from '../against-c.ts';
import { inTurn } from '../rounds.ts';
import type { Measured } from '../verdict.ts';

const SOURCE = join('bench', 'plain', 'standin.c');
const LIBRARY = join('node_modules', '.cache', 'bench-standin.so');
const WARM_UP = 20;

const micros = (ms: number) => ms * 1000;

/**
 * One refresh through koffi, against the same calls from C. On Linux, so that nothing but Usher, koffi and Node.js
 * stands between the two.
 * @throws Error where there is no C compiler
 */
export async function throughKoffiOnLinux(): Promise<Measured> {
  execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', LIBRARY, SOURCE], { stdio: 'inherit' });
  const library = koffi.load(LIBRARY);
  const [signIn, refresh] = [library.func('void sign_in(uint32_t)'), library.func('void refresh()')];
  const native = throughKoffi({ ...koffi, load: () => library });
  const [wts, running] = [wtsBindings(native), processes(native, THIS_PC)];
  const measured: Record<string, Measured[string]> = {};
  for (const [sessions, rounds] of [
    [5, 400],
    [50, 200],
    [500, 40],
  ] as const) {
    signIn(sessions);
    const clients: KnownClients = new Map();
    const sides = {
      ours: () => listSessions(wts, NO_ACCOUNTS, running, 'DESKTOP-7', clients),
      floor: () => refresh(),
    };
    await inTurn(sides, WARM_UP);
    const { ours, floor } = await inTurn(sides, rounds);
    measured[`koffi-${sessions}`] = againstC(ours.map(micros), floor.map(micros));
  }
  return measured;
}
