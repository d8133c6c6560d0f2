import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pcs } from '../../src/cli/pcs.ts';
import { NO_ELEVATION } from '../../src/engine/elevation.ts';
import { fleet } from '../../src/sessions/remote/fleet.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { SessionHost } from '../../src/sessions/session-host.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import type { FakeHost } from '../fakes/host.ts';
import { fakeHost } from '../fakes/host.ts';
import { kai } from '../fakes/people.ts';

/** PCs by name, each with a host that a test controls. DESKTOP-7 is this one. */
export interface FakePcs extends Pcs {
  readonly hosts: Readonly<Record<string, FakeHost>>;
}

/** @param sessions by PC; the operator is at DESKTOP-7, also if it is not among them */
export function fakePcs(
  sessions: Readonly<Record<string, readonly Session[]>>,
  over: Partial<SessionHost> = {},
): FakePcs {
  const on = (pc: string) => (sessions[pc] ?? []).map((session) => ({ ...session, host: pc }));
  const hosts = Object.fromEntries(Object.keys(sessions).map((pc) => [pc, fakeHost(on(pc), over)]));
  const here = hosts['DESKTOP-7']?.host ?? null;
  const named = new Map(Object.entries(hosts).map(([pc, { host }]) => [pc, host] as const));
  return {
    hosts,
    fleet: fleet(named, async () => kai(), here),
    names: Object.keys(sessions),
    isThisPc: (name) => name === 'DESKTOP-7',
    folder: mkdtempSync(join(tmpdir(), 'usher-test-')),
    policy: async () => NO_POLICY,
    toldUsers: async (users) => users,
    asleep: () => null,
    account: async () => ({ rights: 'direct', elevation: () => NO_ELEVATION }),
  };
}
