import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/base/text/text-width.ts';
import type { ListedSession } from '../../../src/cli/neighbors.ts';
import { sessionTable } from '../../../src/cli/output/table.ts';
import { englishCli } from '../../../src/languages/en/cli.ts';
import { MOST_PROGRAMS } from '../../../src/sessions/could-be-lost.ts';
import type { Heard } from '../../../src/sessions/details.ts';
import type { IdleTime, Session } from '../../../src/sessions/session.ts';
import { anna, ben, guest, kai, mia, services } from '../../fakes/people.ts';

const GB = 1024 ** 3;

function table(sessions: readonly Session[], showsHosts = false): string {
  return told(
    sessions.map((session) => ({ session, heard: 'notAsked' })),
    showsHosts,
  );
}

function told(listed: readonly ListedSession[], showsHosts = false): string {
  const words = englishCli.table;
  const localTime = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
  return `\n${sessionTable(listed, { showsHosts, words, localTime }).join('\n')}\n`;
}

const unnamed = { fullName: null };
const AWAY_LONG: IdleTime = { kind: 'away', ms: (23 * 60 + 55) * 60_000 };

describe('the table', () => {
  it('shows full names where one of them says more than the account, unknown ones empty', () => {
    expect(table([ben({ userName: 'benja' }), anna(), mia(unnamed)])).toBe(`
  USER   FULL NAME  STATE         IDLE              MEMORY  SESSION    ID  LOGON TIME
  benja  Ben        disconnected  away 2 h 10 min  unknown              2  2026-11-24 07:00
  anna              active        14 min           unknown  rdp-tcp#1   3  2026-11-24 07:00
  mia               active        in use           unknown  rdp-tcp#2   4  2026-11-24 07:00
`);
  });

  it('is aligned whatever signs a name is made of', () => {
    const names = ['佐藤', '👍🏽 x', 'e\u0301va', '👨‍👩‍👧', 'ﾌｼﾞ', '🇩🇪'];
    const lines = table(names.map((userName) => ben({ userName, ...unnamed })))
      .trim()
      .split('\n')
      .slice(1);
    expect(lines.map((line) => textWidth(line.slice(0, line.indexOf('disconnected'))))).toEqual(
      names.map(() => textWidth(lines[1]?.slice(0, lines[1].indexOf('disconnected')) ?? '')),
    );
  });

  it('shows of a logon text nothing that a terminal would obey', () => {
    const text = table([ben({ logonTime: null, logonText: '\x1b[2J26/11/2026\u202e 19:40', ...unnamed })]);
    expect(text).toContain('[2J26/11/2026 19:40\n');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  });

  it('is aligned, marks the operator’s own session, and says unknown where nothing is known', () => {
    const sessions = [kai({ memoryBytes: 12.5 * GB }), ben(), mia({ locked: true }), guest()];
    expect(table(sessions)).toBe(`
  USER   STATE         IDLE              MEMORY  SESSION    ID  LOGON TIME
> kai    active        unknown          12.5 GB  console     1  2026-11-24 07:00
  ben    disconnected  away 2 h 10 min  unknown              2  2026-11-24 07:00
  mia    locked        in use           unknown  rdp-tcp#2   4  2026-11-24 07:00
  guest  active        unknown          unknown  rdp-tcp#3   7  2026-11-24 07:00
`);
  });

  it('names the PCs where there are others', () => {
    expect(table([ben({ host: 'SRV1' }), anna({ host: 'SERVER-2' })], true)).toBe(`
  HOST      USER  STATE         IDLE              MEMORY  SESSION    ID  LOGON TIME
  SRV1      ben   disconnected  away 2 h 10 min  unknown              2  2026-11-24 07:00
  SERVER-2  anna  active        14 min           unknown  rdp-tcp#1   3  2026-11-24 07:00
`);
  });

  it('counts the cells of a name, and shows nothing of it that a terminal would obey', () => {
    const sessions = [ben({ userName: '佐藤\x1b[31m\u202e', ...unnamed }), anna()];
    expect(table(sessions)).toBe(`
  USER       STATE         IDLE              MEMORY  SESSION    ID  LOGON TIME
  佐藤 [31m  disconnected  away 2 h 10 min  unknown              2  2026-11-24 07:00
  anna       active        14 min           unknown  rdp-tcp#1   3  2026-11-24 07:00
`);
  });

  it('says nothing about how long nobody has been in a session of nobody', () => {
    const hidden = ben({ userName: '', isReadable: false, logonTime: null });
    expect(table([services(), hidden])).toBe(`
  USER         STATE         IDLE  MEMORY  SESSION   ID  LOGON TIME
               disconnected                services   0
  (session 2)  disconnected                           2
`);
  });

  describe('with what their own Ushers say', () => {
    const unsaved = (...names: string[]): Heard => ({
      lost: { word: 'unsaved', programs: names.map((name) => ({ name, why: 'unsaved' })) },
      allows: false,
      asks: false,
      askedBy: null,
      idleMs: null,
    });
    const nothing: Heard = {
      lost: { word: 'nothing', programs: [] },
      allows: true,
      asks: false,
      askedBy: null,
      idleMs: null,
    };
    const blind: Heard = {
      lost: { word: 'unknown', programs: [] },
      allows: false,
      asks: false,
      askedBy: null,
      idleMs: null,
    };

    it('keeps apart what is not unsaved, what is not known, and whom nobody asked', () => {
      const listed: ListedSession[] = [
        { session: kai(), heard: 'notAsked' },
        { session: ben(), heard: unsaved('Word', 'Excel', 'Photoshop') },
        { session: anna(), heard: nothing },
        { session: mia(), heard: blind },
        { session: guest(), heard: 'silent' },
        { session: services(), heard: 'notAsked' },
      ];
      expect(told(listed)).toBe(`
  USER   STATE         IDLE              MEMORY  USHER  UNSAVED    ID
> kai    active        unknown          unknown                     1
  ben    disconnected  away 2 h 10 min  unknown  yes    Word +2     2
  anna   active        14 min           unknown  yes    none seen   3
  mia    active        in use           unknown  yes    unknown     4
  guest  active        unknown          unknown  no     unknown     7
         disconnected                                               0
`);
    });

    it('shows the idle time that they tell as told, where Windows does not know better', () => {
      const heard: Heard = { ...nothing, idleMs: 50 * 60_000 };
      const listed = [ben(), anna(), mia(), guest()].map((session) => ({ session, heard }));
      const idle = told(listed)
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.slice(23, 39).trim());
      expect(idle).toEqual(['away 2 h 10 min', '50 min (told)', '50 min (told)', '50 min (told)']);
      const now = { session: guest(), heard: { ...nothing, idleMs: 0 } };
      expect(told([now])).toContain('  in use (told)  ');
    });

    it('keeps the logon time and the station where there is room', () => {
      const listed = [{ session: anna({ memoryBytes: 2 * GB }), heard: unsaved('Word') }];
      expect(told(listed)).toBe(`
  USER  STATE   IDLE    MEMORY  USHER  UNSAVED  SESSION    ID  LOGON TIME
  anna  active  14 min  2.0 GB  yes    Word     rdp-tcp#1   3  2026-11-24 07:00
`);
    });

    it('is no wider than a terminal, whatever people have open, while their names are short', () => {
      const most = MOST_PROGRAMS;
      const heard = fc.oneof(
        fc.constantFrom<Heard>('silent', nothing, blind),
        fc
          .array(fc.string({ minLength: 1, maxLength: 32, unit: 'grapheme' }), {
            minLength: 1,
            maxLength: most,
          })
          .map((names) => unsaved(...names)),
      );
      const person = fc.record({ userName: fc.string({ maxLength: 8 }), heard });
      fc.assert(
        fc.property(fc.array(person, { minLength: 1 }), (people) => {
          const listed = people.map(({ userName, heard }) => ({
            session: ben({ userName, memoryBytes: 12.5 * GB, idle: AWAY_LONG, ...unnamed }),
            heard,
          }));
          const widths = told(listed).split('\n').map(textWidth);
          expect(Math.max(...widths)).toBeLessThanOrEqual(80);
        }),
      );
    });
  });
});
