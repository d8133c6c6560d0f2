import { describe, expect, it } from 'vitest';
import { readQuserRow } from '../../../src/sessions/commands/quser-row.ts';

const LOGON = '7/24/2024 7:36 AM';

interface Fields {
  readonly marker: string;
  readonly name: string;
  readonly blank: string;
  readonly station: string;
  readonly id: string;
  readonly gap: string;
  readonly state: string;
  readonly rest: string;
}

/** A line in Windows' own columns. */
function line(over: Partial<Fields> = {}): string {
  const given = {
    marker: ' ',
    name: 'ben',
    blank: ' ',
    station: '',
    id: '2',
    gap: '  ',
    state: 'Disc',
    ...over,
  };
  const { marker, name, blank, station, id, gap, state, rest = `   1:23  ${LOGON}` } = given;
  return [
    marker,
    name.padEnd(21),
    blank,
    station.padEnd(21 - id.length),
    id,
    gap,
    state.padEnd(8),
    rest,
  ].join('');
}

const BEN = {
  sessionId: 2,
  userName: 'ben',
  stationName: '',
  isCurrent: false,
  stateWord: 'Disc',
  idleText: '1:23',
  logonText: LOGON,
};

describe('a row in its columns', () => {
  it.each<[string, Partial<Fields>, object]>([
    ['as Windows prints it', {}, BEN],
    [
      'of the operator',
      { marker: '>', station: 'console' },
      { ...BEN, isCurrent: true, stationName: 'console' },
    ],
    ['with a name that has two blanks', { name: 'a  b' }, { ...BEN, userName: 'a  b' }],
    ['with a name that begins with a blank', { name: ' ben  x' }, { ...BEN, userName: 'ben  x' }],
    [
      'with a state that fills its column',
      { name: 'a  b', state: 'Getrennt' },
      { ...BEN, userName: 'a  b', stateWord: 'Getrennt' },
    ],
    [
      'with a state of several words',
      { name: 'a  b', state: 'Ab c d' },
      { ...BEN, userName: 'a  b', stateWord: 'Ab c d' },
    ],
    [
      'with a state that is wider than its column, and blanks at its end',
      { name: 'a  b', state: 'Verbunden', rest: ` 5  ${LOGON}  ` },
      { ...BEN, userName: 'a  b', stateWord: 'Verbunden', idleText: '5' },
    ],
  ])('is read: %s', (_, over, row) => {
    expect(readQuserRow(line(over))).toEqual(row);
  });

  it.each<[string, Partial<Fields>, string | null]>([
    ['has no id', { id: 'x' }, null],
    ['has an id with a zero before it', { id: '02' }, null],
    ['has something before its state', { gap: ' x' }, null],
    ['has a digit before its state', { state: '2Disc' }, null],
    ['has a digit before the second word of its state', { state: 'Ab 2c', name: 'a  b' }, null],
    ['has something between name and station', { blank: 'x', name: 'a  b' }, 'ambiguous'],
    ['has another marker', { marker: '*', name: 'a  b' }, 'ambiguous'],
    ['has no name', { name: '' }, 'ambiguous'],
    ['has a blank after its marker', { marker: '>', name: ' ben' }, 'unreadable'],
    ['has the id of a listener', { id: '65536' }, 'unreadable'],
    ['ends in its logon time', { rest: '   1:23  7/24/2024' }, 'truncated'],
  ])('is none where it %s', (_, over, problem) => {
    expect(readQuserRow(line(over))).toBe(problem);
  });

  it('may have the last id before that of a listener', () => {
    expect(readQuserRow(line({ id: '65535' }))).toEqual({ ...BEN, sessionId: 65_535 });
  });
});

describe('a row that lost its columns', () => {
  const END = `Active  5  ${LOGON}`;
  const own = { ...BEN, isCurrent: true, stateWord: 'Active', idleText: '5' };

  it.each<[string, object]>([
    [`>ben  2  ${END}`, own],
    [`>ben  2  ${END}   `, own],
    [`ben  2  ${END}`, { ...own, isCurrent: false }],
    [`>ben  rdp-tcp 1  2  ${END}`, { ...own, stationName: 'rdp-tcp 1' }],
    [`>a b  rdp-tcp#1  2  ${END}`, { ...own, userName: 'a b', stationName: 'rdp-tcp#1' }],
    // A station of 17 signs leaves one blank before an id of two digits.
    [`>ben  rdp-sxs26020940#0 12  ${END}`, { ...own, stationName: 'rdp-sxs26020940#0', sessionId: 12 }],
  ])('is read from the right: %s', (text, row) => {
    expect(readQuserRow(text)).toEqual(row);
  });

  it.each([
    [`    2  ${END}`, 'ambiguous'],
    [`>  ben  2  ${END}`, 'ambiguous'],
    [`>console  2  ${END}`, 'ambiguous'],
    [`>ben console  2  ${END}`, 'ambiguous'],
    [`>ben  rdp-sxs2602094#0 12  ${END}`, 'ambiguous'],
    [`ben 2  ${END}`, 'ambiguous'],
    [`ben  2  Disc  5  Xyz  1:23  ${LOGON}`, 'ambiguous'],
    ['ben  2  Active  5  7/24/2024', 'truncated'],
    [`ben  2  Active  5  ${LOGON}  3:04`, 'joined'],
    ['ben  2  Active', null],
    ['nobody is here', null],
  ])('is none where it is not certain who it is: %s', (text, problem) => {
    expect(readQuserRow(text)).toBe(problem);
  });
});
