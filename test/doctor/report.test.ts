import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawSession } from '../../src/doctor/raw-sessions.ts';
import type { ReportFacts } from '../../src/doctor/report.ts';
import { report } from '../../src/doctor/report.ts';
import { healthy } from './facts.ts';

const OWN: RawSession = {
  sessionId: 1,
  isOwn: true,
  stationName: 'console',
  state: 'active',
  userNameLength: 3,
  cutUserNameLength: 3,
  errors: { sessionInfoEx: 0, clientName: 5, clientAddress: 5, clientProtocolType: 0 },
  flags: 1,
  ago: { logon: 18_000_000, connect: 18_000_000, disconnect: null, input: 0 },
  protocol: 0,
};

function facts(over: Partial<ReportFacts> = {}): ReportFacts {
  return {
    facts: healthy(),
    account: null,
    isMessageKnown: false,
    uac: {
      enableLua: 1,
      consentPromptBehaviorUser: null,
      consentPromptBehaviorAdmin: 5,
      typeOfAdminApprovalMode: null,
    },
    sessions: [OWN],
    usage: [{ sessionId: 1, processCount: 3, memoryBytes: null }],
    limits: { disconnected: 900_000, idle: null, active: null },
    names: [],
    ...over,
  };
}

/** Every string in a JSON value, without its keys. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

describe('the report', () => {
  it('tells what Windows told, with unknown as null', () => {
    const { names: _, ...told } = facts();
    expect(JSON.parse(report(facts()))).toEqual(told);
  });

  it('tells the Usher of each session, and not whose session it is', () => {
    const neighbors = [{ sessionId: 2, name: 'B', usher: { kind: 'answers', version: 1 } }] as const;
    const told = JSON.parse(report(facts({ facts: healthy({ neighbors }) })));
    expect(told.facts.neighbors).toEqual([{ sessionId: 2, usher: { kind: 'answers', version: 1 } }]);
  });

  it('has no name in it, whoever is called what', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 2, maxLength: 30 })
      .filter((text) => !'<name>'.includes(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.nat(4), (names, at) => {
        const who = names[at % names.length] ?? '';
        const folders = { settings: `C:\\Users\\${who}\\x`, data: who.toUpperCase() };
        const settingsProblems = [`settings.json: ${who} is not a setting.`];
        const text = report(facts({ facts: healthy({ folders, settingsProblems }), names }));
        for (const each of strings(JSON.parse(text)))
          expect(each.replaceAll('<name>', '')).not.toContain(who);
      }),
    );
  });

  it('takes out a name whatever its case is, the longest first', () => {
    const folders = { settings: 'C:\\Users\\Benjamin\\Usher', data: 'ben' };
    const text = report(facts({ facts: healthy({ folders }), names: ['ben', 'C:\\Users\\benjamin'] }));
    expect(JSON.parse(text).facts.folders).toEqual({ settings: '<name>\\Usher', data: '<name>' });
  });

  it('says why there are no sessions in it', () => {
    const sessions = { error: 'WTSEnumerateSessionsExW failed with error 5' };
    expect(JSON.parse(report(facts({ sessions }))).sessions).toEqual(sessions);
  });
});
