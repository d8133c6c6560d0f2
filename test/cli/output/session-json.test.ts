import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedSession } from '../../../src/cli/neighbors.ts';
import { safeJson } from '../../../src/cli/output/safe-json.ts';
import { detailedJson, sessionJson } from '../../../src/cli/output/session-json.ts';
import type { CouldBeLost } from '../../../src/sessions/could-be-lost.ts';
import type { Heard } from '../../../src/sessions/details.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { NeighborSays } from '../../../src/sessions/session-host.ts';
import type { Usage } from '../../../src/sessions/usage.ts';
import { anna, ben, minutesAgo } from '../../fakes/people.ts';

const unasked = (session: Session): ListedSession => ({ session, heard: 'notAsked' });

function told(heard: Heard) {
  const { neighbor, unsaved } = sessionJson({ session: ben(), heard });
  return [neighbor, unsaved];
}

describe('what their own Usher says, as JSON', () => {
  const word = { name: 'Word', why: 'unsaved' } as const;
  const edge = { name: 'Edge', why: 'restores' } as const;
  const says = (lost: CouldBeLost): NeighborSays => ({
    version: 1,
    lost,
    allows: false,
    asks: false,
    askedBy: null,
    idleMs: 134_000,
  });
  const answers = { answers: true, version: 1, wouldSignOut: false, idleMs: 134_000 };

  it('names the programs that show unsaved work, and no other', () => {
    expect(told(says({ word: 'unsaved', programs: [word, edge] }))).toEqual([answers, ['Word']]);
    expect(told(says({ word: 'restores', programs: [edge] }))).toEqual([answers, []]);
  });

  it('keeps apart that nobody was asked, that none answered, and that it cannot tell', () => {
    expect(told('notAsked')).toEqual([null, null]);
    expect(told('silent')).toEqual([
      { answers: false, version: null, wouldSignOut: null, idleMs: null },
      null,
    ]);
    expect(told(says({ word: 'unknown', programs: [] }))).toEqual([answers, null]);
    expect(told(says({ word: 'unsaved', programs: [] }))).toEqual([answers, null]);
    expect(
      told({
        lost: { word: 'nothing', programs: [] },
        allows: true,
        asks: false,
        askedBy: null,
        idleMs: null,
      }),
    ).toEqual([{ answers: true, version: null, wouldSignOut: true, idleMs: null }, []]);
  });
});

describe('a session as JSON', () => {
  const ANNA = anna({ clientAddress: '192.168.0.21', memoryBytes: 2_000_000, processCount: 31, cpuMs: 9000 });

  it('has exactly these fields, its times in UTC', () => {
    expect(sessionJson(unasked(ANNA))).toEqual({
      host: 'DESKTOP-7',
      sessionId: 3,
      stationName: 'rdp-tcp#1',
      userName: 'anna',
      domainName: 'DESKTOP-7',
      fullName: 'Anna',
      state: 'active',
      idle: { kind: 'noInput', ms: 14 * 60_000 },
      locked: false,
      logonTime: new Date(minutesAgo(300)).toISOString(),
      connectTime: '2026-11-24T07:00:00.000Z',
      disconnectTime: null,
      lastInputTime: '2026-11-24T11:46:00.000Z',
      protocol: 'remote',
      clientName: 'LAPTOP-A',
      clientAddress: '192.168.0.21',
      memoryBytes: 2_000_000,
      processCount: 31,
      processorMs: 9000,
      isCurrent: false,
      neighbor: null,
      unsaved: null,
    });
  });

  it('says null where Windows does not tell, and never zero', () => {
    const unknown = ben({
      idle: { kind: 'unknown', ms: null },
      locked: null,
      logonTime: null,
      connectTime: null,
      disconnectTime: null,
      fullName: null,
    });
    expect(sessionJson(unasked(unknown))).toMatchObject({
      fullName: null,
      idle: { kind: 'unknown', ms: null },
      locked: null,
      logonTime: null,
      connectTime: null,
      disconnectTime: null,
      lastInputTime: null,
      clientName: null,
      clientAddress: null,
      memoryBytes: null,
      processCount: null,
      processorMs: null,
    });
  });

  it('of one person has what runs there too, or null', () => {
    const programs = [{ name: 'Word', holds: 'documents' }] as const;
    const detailed = (usage: Usage) => detailedJson(unasked(ANNA), usage);
    const rest = sessionJson(unasked(ANNA));
    expect(detailed({ kind: 'known', programs, memoryBytes: 1 })).toEqual({ ...rest, programs });
    expect(detailed({ kind: 'unknown' })).toEqual({ ...rest, programs: null });
  });
});

describe('JSON for a terminal', () => {
  it('is ASCII alone: a pipe of Windows takes it for the OEM page', () => {
    expect(safeJson({ userName: 'käthe 佐藤 👍\u007f' }, 0)).toBe(
      String.raw`{"userName":"k\u00e4the \u4f50\u85e4 \ud83d\udc4d\u007f"}`,
    );
  });

  it('keeps every value, and holds nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = safeJson(texts);
        expect(JSON.parse(json)).toEqual(texts);
        expect(json.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
      }),
    );
  });
});
