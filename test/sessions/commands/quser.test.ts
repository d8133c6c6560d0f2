import { describe, expect, it } from 'vitest';
import { idleOfField } from '../../../src/sessions/commands/idle-field.ts';
import { parseQuser } from '../../../src/sessions/commands/quser.ts';

const reasons = (text: string) => parseQuser(text).problems.map(({ reason }) => reason);
const HEADER = ' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME';
const ROW = ' ben                                       2  Disc         1:23  7/24/2024 7:36 AM';
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

  it.each([
    ' bob 7 x console 3 Active none 7/24/2024 7:36 AM',
    'bob  7  x    console  3  Active  none  7/24/2024 7:36 AM',
    '>ben rdp-sxs260519750#0 2 Active . 9/2/2026 5:11 PM',
  ])('that has lost its columns is not guessed where two readings fit: %s', (text) => {
    expect([names(text), parseQuser(text).problems.length]).toEqual([[], 1]);
  });

  it('keeps its name and id beside a station name as long as those of Azure', () => {
    const [row] = parseQuser(
      '>a  b                  rdp-sxs260209400#0  2  Active          .  9/2/2026 5:11 PM',
    ).sessions;
    expect([row?.userName, row?.stationName, row?.sessionId]).toEqual(['a  b', 'rdp-sxs260209400#0', 2]);
  });

  it.each([
    ['ei mitään', '4.3.2026 14.05'],
    ['none', '2026-03-04 14 h 05'],
    ['없음', '2026-03-04 오후 2:05'],
    ['nincs', '2026. 03. 04. 14:05'],
    ['ninguno', '4/3/2026 2:05 p. m.'],
  ])('may say %s for no idle time, and %s for a time', (idle, logonText) => {
    const text = ` ben                   console             2  Xyz         ${idle}  ${logonText}`;
    expect(parseQuser(text)).toMatchObject({ sessions: [{ stateWord: 'Xyz', logonText }], problems: [] });
  });

  it.each([
    'Thu 26/11/2026 19:40',
    'Nov 27, 2026 8:01 AM',
    'R8/11/27 8:01',
    '令和8年11月27日 8:01',
    '周五 2026/11/27 8:01',
    '2026/11/27 上午8:01',
    '08:01 27/11/2026',
    '27/11/2026 08H01',
    '٢٦/١١/٢٠٢٦ ٧:٤٠ م',
    '\u200f26/11/2026 \u200f07:40 م',
    'Donnerstag, 26. November 2026 19:40:00 Uhr',
    '20261127 0801',
  ])('has in intact columns whatever logon time its region makes: %s', (logonText) => {
    const text = ` tom                                       2  Disc         1:12  ${logonText}`;
    expect(parseQuser(text)).toMatchObject({
      sessions: [{ sessionId: 2, userName: 'tom', idle: { kind: 'away', ms: 72 * 60_000 }, logonText }],
      problems: [],
    });
  });

  it('may have all its numbers in the digits of another script', () => {
    const text = ' tom                                       ٢  Disc         ١:١٢  ٢٦/١١/٢٠٢٦ ٧:٤٠ م';
    expect(parseQuser(text).sessions).toMatchObject([
      { sessionId: 2, idle: { kind: 'away', ms: 72 * 60_000 } },
    ]);
  });

  it.each(['31c5ce94259d4...', 'ts-secure#3', 'ica-tcp#0', 'rdp-tcp 1', 'mirror'])(
    'is remote at every station but those of the PC itself: %s',
    (station) => {
      const text = ` tom                   ${station.padEnd(20)}2  Active         25  11/27/2026 7:12 AM`;
      expect(parseQuser(text).sessions).toMatchObject([
        { userName: 'tom', stationName: station, idle: { kind: 'noInput', ms: 25 * 60_000 } },
      ]);
    },
  );

  it.each([
    '## >liuyan                rdp-tcp#116         2  运行中          .  2025/4/28 13:03',
    '## >liuyan  rdp-tcp#116  2  运行中  .  2025/4/28 13:03',
    '> ben                                       2  Disc         1:23  7/24/2024 7:36 AM',
    '12  ben                   console             2  Active      none   11/27/2026 7:12 AM',
    'INFO ben  rdp-tcp#1  2  Active  5  11/27/2026 7:12 AM',
    ' be>n                                      2  Disc         1:23  7/24/2024 7:36 AM',
    'Found 2 sessions since 26.11.2026 08:01',
    ' tom 31c5ce94259d4... 2 Active 25 11/27/2026 7:12 AM',
  ])('is nobody where something was pasted before a name, or into it: %s', (text) => {
    expect([names(text), reasons(text).length]).toEqual([[], 1]);
  });

  it('is read below the mark of an encoding or of a direction', () => {
    expect([names(`\ufeff${ROW}`), names(`\u200f${ROW}`)]).toEqual([['ben'], ['ben']]);
  });

  it('is never guessed where a shifted name may end in a station', () => {
    expect(
      names(' Active   services                         2  Disc         1:23  7/24/2024 7:36 AM'),
    ).toEqual(['Active   services']);
    const shifted = '  Active   services                         2  Disc         1:23  7/24/2024 7:36 AM';
    expect([names(shifted), reasons(shifted)]).toEqual([[], ['ambiguous']]);
  });

  it('with the id of a listener is a problem: nobody signs in there', () => {
    const text = ' ben                   rdp-tcp         65536  Active          .  9/2/2026 5:11 PM';
    expect([names(text), reasons(text)]).toEqual([[], ['unreadable']]);
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

  it.each(['', ROW])('that ends before its id is a problem below "%s"', (last) => {
    const text = [HEADER, last, ' anna                  con'].filter((line) => line !== '').join('\r\n');
    expect(reasons(text)).toEqual(['truncated']);
  });

  it('is followed by a prompt, a blank line or a remark without a problem', () => {
    const text = [HEADER, ROW, 'PS C:\\Users\\Ben> quser 2 /v', HEADER, '', '# and now remote'].join('\n');
    expect([names(text), reasons(text)]).toEqual([['ben'], []]);
  });

  it('of megabytes is a problem, told at once', () => {
    expect(reasons(`${ROW}${' 1'.repeat(2_000_000)}`)).toEqual(['unreadable']);
  });

  it('in a language without a table keeps its word and has an unknown state', () => {
    const [row] = parseQuser(
      ' ola                   rdp-tcp#1           2  Aktywna        14  24.11.2026 09:12',
    ).sessions;
    expect([row?.state, row?.stateWord]).toEqual(['unknown', 'Aktywna']);
  });

  it('whose id another row claims too is nobody, and so is the other', () => {
    expect([names(`${ROW}\n${ROW}`), reasons(`${ROW}\n${ROW}`)]).toEqual([[], ['duplicate', 'duplicate']]);
  });
});

describe('A word for a state in a language without a list', () => {
  const states = (text: string) => parseQuser(text).sessions.map(({ state }) => state);
  const OWN = '>ola                   console             1  Aktywna     none   24.11.2026 09:12';
  const AWAY = ' ben                                       2  Rozł.        2:14  24.11.2026 09:12';
  const THERE = ' jan                   rdp-tcp#1           3  Aktywna       14  24.11.2026 09:12';
  const OTHER = ' ewa                   rdp-tcp#2           4  Poł.            5  24.11.2026 09:12';

  it('is that for active in the own row, and where there is no station another word is that for away', () => {
    const table = [OWN, AWAY, THERE, OTHER].join('\r\n');
    expect(states(table)).toEqual(['active', 'disconnected', 'active', 'unknown']);
    expect(parseQuser(table).sessions[1]?.idle).toEqual({ kind: 'away', ms: 134 * 60_000 });
  });

  it('stays unknown where no row is marked as ours, or ours has no station', () => {
    const ownIsAway = '>ola                                       1  Rozł.        none   24.11.2026 09:12';
    expect(states([AWAY, THERE].join('\n'))).toEqual(['unknown', 'unknown']);
    expect(states([ownIsAway, AWAY, THERE].join('\n'))).toEqual(['unknown', 'unknown', 'unknown']);
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
    ['99999999999999999999', 'active', 'rdp-tcp#1', { kind: 'unknown', ms: null }],
    ['0', 'active', 'rdp-tcp#1', { kind: 'inUse', ms: null }],
    ['.', 'active', 'console', { kind: 'unknown', ms: null }],
    ['.', 'disconnected', '', { kind: 'away', ms: null }],
    ['24692+13:29', 'disconnected', '', { kind: 'away', ms: null }],
    ['отсутствует', 'active', 'rdp-tcp#1', { kind: 'unknown', ms: null }],
  ] as const)('%s of a session that is %s at "%s" is %o', (field, state, station, idle) => {
    expect(idleOfField(field, state, station)).toEqual(idle);
  });
});
