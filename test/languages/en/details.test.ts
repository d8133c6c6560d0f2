import { describe, expect, it } from 'vitest';
import { sessionDetails } from '../../../src/languages/en/details.ts';
import type { DetailFacts } from '../../../src/sessions/details.ts';
import type { NeighborSays } from '../../../src/sessions/session-host.ts';
import { anna, ben, guest, kai } from '../../fakes/people.ts';

/** Of somebody about whom nobody was asked. */
function lines(over: Partial<DetailFacts>): readonly string[] {
  return sessionDetails({
    session: ben(),
    usage: { kind: 'unknown' },
    heard: 'notAsked',
    localTime: (ms) => new Date(ms).toISOString().slice(0, 16),
    ...over,
  });
}

const SAYS: NeighborSays = {
  version: 1,
  lost: { word: 'unsaved', programs: [{ name: 'Word', why: 'unsaved' }] },
  allows: false,
  asks: false,
  askedBy: null,
  idleMs: 8_040_000,
};

describe('the details of a session', () => {
  it('are everything that is known, a line each', () => {
    const session = anna({ clientAddress: '192.168.0.21', memoryBytes: 2_306_867_200, processCount: 41 });
    const programs = [
      { name: 'Word', holds: 'documents' },
      { name: 'Edge', holds: 'forms' },
      { name: 'tool', holds: 'unknown' },
      { name: 'Windows Explorer', holds: 'harmless' },
    ] as const;
    const usage = { kind: 'known', programs, memoryBytes: 1 } as const;
    expect(lines({ session: { ...session, cpuMs: 3_725_000 }, usage, showsHost: true })).toEqual([
      'PC: DESKTOP-7',
      'Account: DESKTOP-7\\anna',
      'Full name: Anna',
      'Session: 3, rdp-tcp#1',
      'State: active, screen not locked',
      'Activity: idle 14 min',
      'Connection: Remote Desktop',
      'Client computer: LAPTOP-A',
      'Client address: 192.168.0.21 (as that computer says)',
      'Signed in: 2026-11-24T07:00',
      'Connected: 2026-11-24T07:00',
      'Last input: 2026-11-24T11:46',
      'Programs: Word (may hold unsaved work), Edge (may hold a form) and tool (not known to Usher)',
      'Processes: 41',
      'Memory: 2.1 GB',
      'Processor time: 1 h',
    ]);
  });

  it('have no client for somebody who is switched out, and tell since when that is', () => {
    expect(
      lines({
        usage: { kind: 'known', programs: [{ name: 'Explorer', holds: 'harmless' }], memoryBytes: 1024 ** 3 },
      }),
    ).toEqual([
      'Account: DESKTOP-7\\ben',
      'Full name: Ben',
      'Session: 2',
      'State: switched out (disconnected)',
      'Activity: away for 2 h 10 min',
      'Connection: none',
      'Signed in: 2026-11-24T07:00',
      'Connected: 2026-11-24T07:00',
      'Switched out: 2026-11-24T09:46',
      'Last input: unknown',
      'Programs: none that holds work',
      'Processes: unknown',
      'Memory: 1.0 GB',
      'Processor time: unknown',
    ]);
  });

  it('call unknown what nobody tells, and never zero', () => {
    const session = guest({
      sid: null,
      domainName: '',
      logonTime: null,
      logonText: '24.11.2026 08:00',
      connectTime: null,
      state: 'unknown',
      locked: null,
    });
    expect(lines({ session })).toEqual([
      'Account: guest',
      'Full name: unknown',
      'Session: 7, rdp-tcp#3',
      'State: unknown',
      'Activity: idle time unknown',
      'Connection: unknown',
      'Client computer: unknown',
      'Client address: unknown',
      'Signed in: 24.11.2026 08:00',
      'Connected: unknown',
      'Last input: unknown',
      'Programs: unknown',
      'Processes: unknown',
      'Memory: unknown',
      'Processor time: unknown',
    ]);
  });

  it('tell what the own Usher says, and that it says it', () => {
    const session = kai({ isCurrent: false, locked: null });
    const told = lines({ session, heard: SAYS, usage: { kind: 'told', lost: SAYS.lost, memoryBytes: null } });
    expect(told.filter((line) => /Usher/.test(line))).toEqual([
      'Activity: idle 2 h 10 min, says their Usher',
      'Programs: Word (unsaved work), says their Usher',
      'Their Usher: answers (protocol version 1), would not sign them out now',
      'Unsaved work, by their Usher: Word',
    ]);
    expect(lines({ heard: 'silent' }).at(-1)).toBe('Their Usher: none of this version answers');
    const nothing = { word: 'nothing', programs: [] } as const;
    expect(lines({ heard: { ...SAYS, lost: nothing, allows: true } }).slice(-2)).toEqual([
      'Their Usher: answers (protocol version 1), would sign them out now',
      'Unsaved work, by their Usher: none seen',
    ]);
  });

  it('take no sign from a name that breaks a line', () => {
    const session = ben({ fullName: 'Ben\nState: active', domainName: 'A\u202eB', userName: 'be\tn' });
    expect(lines({ session }).slice(0, 3)).toEqual([
      'Account: AB\\be n',
      'Full name: Ben State: active',
      'Session: 2',
    ]);
  });
});
