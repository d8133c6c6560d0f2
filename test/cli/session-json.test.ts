import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson } from '../../src/cli/safe-json.ts';
import { sessionJson } from '../../src/cli/session-json.ts';
import { anna, ben, minutesAgo } from '../people.ts';

describe('a session as JSON', () => {
  it('has exactly these fields, its times in UTC', () => {
    expect(sessionJson(anna({ memoryBytes: 2_000_000, processCount: 31 }))).toEqual({
      host: 'DESKTOP-7',
      sessionId: 3,
      stationName: 'rdp-tcp#1',
      userName: 'anna',
      domainName: 'DESKTOP-7',
      state: 'active',
      idle: { kind: 'noInput', ms: 14 * 60_000 },
      locked: false,
      logonTime: new Date(minutesAgo(300)).toISOString(),
      connectTime: '2026-11-24T07:00:00.000Z',
      disconnectTime: null,
      lastInputTime: '2026-11-24T11:46:00.000Z',
      clientName: 'LAPTOP-A',
      memoryBytes: 2_000_000,
      processCount: 31,
      isCurrent: false,
    });
  });

  it('says null where Windows does not tell, and never zero', () => {
    const unknown = ben({
      idle: { kind: 'unknown', ms: null },
      locked: null,
      logonTime: null,
      connectTime: null,
      disconnectTime: null,
    });
    expect(sessionJson(unknown)).toMatchObject({
      idle: { kind: 'unknown', ms: null },
      locked: null,
      logonTime: null,
      connectTime: null,
      disconnectTime: null,
      lastInputTime: null,
      clientName: null,
      memoryBytes: null,
      processCount: null,
    });
  });
});

describe('JSON for a terminal', () => {
  it('keeps every value, and holds nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const json = safeJson(texts);
        expect(JSON.parse(json)).toEqual(texts);
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u);
      }),
    );
  });
});
