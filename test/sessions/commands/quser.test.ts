import { describe, expect, it } from 'vitest';
import { idleOfField } from '../../../src/sessions/commands/idle-field.ts';
import { parseQuerySession, parseQuser } from '../../../src/sessions/commands/quser.ts';

const reasons = (text: string) => parseQuser(text).problems.map(({ reason }) => reason);
const names = (text: string) => parseQuser(text).sessions.map(({ userName }) => userName);

describe('A row of quser', () => {
  it('keeps two blanks in a name', () => {
    expect(
      names('>vertigo  ray          rdp-tcp#71         71  Active          .  7/26/2018 7:29 PM'),
    ).toEqual(['vertigo  ray']);
  });

  it('belongs to the id in its column, not to one in the name', () => {
    const [row] = parseQuser(
      ' bob  7  x             console             3  Active       none  7/24/2024 7:36 AM',
    ).sessions;
    expect([row?.userName, row?.sessionId]).toEqual(['bob  7  x', 3]);
  });

  it('with blanks in the name and shifted columns is ambiguous, not guessed', () => {
    const text = 'vertigo  ray   2  Disc   5  7/26/2018 7:29 PM';
    expect([names(text), reasons(text)]).toEqual([[], ['ambiguous']]);
  });

  it('that two rows were joined into is a problem', () => {
    const text =
      ' ben                                       2  Disc         1:23  7/24/2024 7:36 AM anna                  rdp-tcp#1           3  Active          .  7/24/2024 8:36 AM';
    expect([names(text), reasons(text)]).toEqual([[], ['joined']]);
  });

  it.each([
    ' ben                                       2  Disc         1:23  7/24/20',
    ' ben                                       2  Disc         1:23',
    ' ben                                       2  Disc',
    ' ben                                       2',
  ])('that was cut off is nobody: %s', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('in a language without a table keeps its word and has an unknown state', () => {
    const [row] = parseQuser(
      ' ola                   rdp-tcp#1           2  Aktywna        14  24.11.2026 09:12',
    ).sessions;
    expect([row?.state, row?.stateWord]).toEqual(['unknown', 'Aktywna']);
  });

  it('whose id another row claims too is nobody, and so is the other', () => {
    const row = ' ben                                       2  Disc         1:23  7/24/2024 7:36 AM';
    expect([names(`${row}\n${row}`), reasons(`${row}\n${row}`)]).toEqual([[], ['duplicate', 'duplicate']]);
  });
});

describe('A shifted row of quser', () => {
  it('is read from the right, and its station by its name', () => {
    expect(names('>vertigo  ray   rdp-tcp#71   71  Active   .  7/26/2018 7:29 PM')).toEqual(['vertigo  ray']);
  });
});

describe('The idle column', () => {
  const MINUTE = 60_000;
  it.each([
    ['.', 'active', 'rdp-tcp#1', { kind: 'inUse', ms: null }],
    ['5', 'active', 'rdp-tcp#1', { kind: 'noInput', ms: 5 * MINUTE }],
    ['1:23', 'active', 'rdp-tcp#1', { kind: 'noInput', ms: 83 * MINUTE }],
    ['2+03:04', 'active', 'ica-tcp#0', { kind: 'noInput', ms: (51 * 60 + 4) * MINUTE }],
    ['2+03:04', 'disconnected', '', { kind: 'away', ms: (51 * 60 + 4) * MINUTE }],
    ['none', 'disconnected', '', { kind: 'away', ms: null }],
    ['none', 'active', 'console', { kind: 'unknown', ms: null }],
    ['22:19', 'active', 'console', { kind: 'unknown', ms: null }],
    ['22:19', 'unknown', '', { kind: 'unknown', ms: null }],
    ['24692+13:29', 'active', 'rdp-tcp#1', { kind: 'unknown', ms: null }],
    ['отсутствует', 'active', 'rdp-tcp#1', { kind: 'unknown', ms: null }],
  ] as const)('%s of a session that is %s at "%s" is %o', (field, state, station, idle) => {
    expect(idleOfField(field, state, station)).toEqual(idle);
  });
});

describe('A row of query session', () => {
  it('may have no user, and keeps the case of a name', () => {
    const text = [
      ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE',
      ' console                                     3  Conn',
      '>rdp-tcp#0         Elad Bar                  2  Active  rdpwd',
    ].join('\r\n');
    expect(parseQuerySession(text)).toEqual({
      sessions: [
        { ...bare, sessionId: 3, stationName: 'console', state: 'connected', stateWord: 'Conn' },
        { ...bare, sessionId: 2, userName: 'Elad Bar', stationName: 'rdp-tcp#0', isCurrent: true },
      ],
      problems: [],
    });
  });
});

const bare = {
  userName: '',
  isCurrent: false,
  state: 'active',
  stateWord: 'Active',
  idle: { kind: 'unknown', ms: null },
  logonText: null,
};
