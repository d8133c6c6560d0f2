import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../../src/sessions/commands/session-table.ts';
import { readTable } from '../../../src/sessions/commands/session-table.ts';

const ID_END = 10;

const row = (sessionId: number, userName: string): RawRow => ({
  sessionId,
  userName,
  stationName: '',
  isCurrent: false,
  stateWord: 'Disc',
  idleText: '5',
  logonText: '7/24/2024 7:36 AM',
});

/** Reads `#2 ben` as Ben's row, `?` as a problem, `.` as nothing, and anything else as a row of nobody. */
const read = (text: string) =>
  readTable(text, {
    idEnd: ID_END,
    read(line) {
      const [, id, name] = /^#(\d+) (\S+)\s*$/.exec(line) ?? [];
      if (id !== undefined && name !== undefined) return row(Number(id), name);
      if (line.startsWith('.')) return null;
      return line.startsWith('?') ? 'ambiguous' : 'truncated';
    },
  });

describe('a table', () => {
  it('tells its problems in the order of its lines', () => {
    expect(read('#2 ben\r\n#2 zoe\n?\r#3 anna')).toEqual({
      rows: [row(3, 'anna')],
      problems: [
        { line: 1, text: '#2 ben', reason: 'duplicate' },
        { line: 2, text: '#2 zoe', reason: 'duplicate' },
        { line: 3, text: '?', reason: 'ambiguous' },
      ],
    });
  });

  it('has lines of up to 400 signs, and longer ones only if they are blank', () => {
    expect(read('#2 ben'.padEnd(400))).toEqual({ rows: [row(2, 'ben')], problems: [] });
    expect(read('#2 ben'.padEnd(401)).problems).toMatchObject([{ line: 1, reason: 'unreadable' }]);
    expect(read(' '.repeat(401))).toEqual({ rows: [], problems: [] });
    expect(read('   ')).toEqual({ rows: [], problems: [] });
  });

  it('takes a short line for a cut row only below a row or a header', () => {
    const reasons = (text: string) => read(text).problems.map(({ line, reason }) => [line, reason]);
    const short = '.'.padEnd(ID_END - 1, 'x');
    expect(reasons(short)).toEqual([]);
    expect(reasons(`#2 ben\n${short}`)).toEqual([[2, 'truncated']]);
    expect(reasons(`#2 ben\n${short}x`)).toEqual([]);
    expect(reasons(`#2 ben\n\n${short}`)).toEqual([]);
  });

  it('skips prompts, and what only looks like one is a line', () => {
    const lines = ['C:\\>quser', '  c:\\Users\\Ben>quser', 'PS C:\\Users\\Ben> quser'];
    expect(read(lines.join('\n'))).toEqual({ rows: [], problems: [] });
    const others = ['x C:\\>', 'C:\\Users', 'C:>', '5:\\>', 'PSC:\\>'];
    expect(read(others.join('\n')).problems.map(({ text }) => text)).toEqual(others);
  });

  it('is read below marks at the beginning of a line, and no other mark is taken away', () => {
    expect(read('\ufeff\u200f#2 ben\n#3 \u200fzoe').rows).toEqual([row(2, 'ben'), row(3, '\u200fzoe')]);
  });

  it('has a problem where a line is no row and has a number among its columns', () => {
    const found = ['.  12345  x', '. 7 x', '.  123456  x', '.12  x', '.  12', '.  x  x'].map(
      (text) => read(text).problems.length,
    );
    expect(found).toEqual([1, 1, 0, 0, 0, 0]);
  });

  it('has a header where two letters end the column of ids, also wide ones', () => {
    const reasons = (header: string) =>
      read(`${header}\n.`).problems.map(({ line, reason }) => [line, reason]);
    expect(reasons(' NAME   ID STATE')).toEqual([[2, 'truncated']]);
    expect(reasons(' NAME   \u{1d400}\u{1d401} STATE')).toEqual([[2, 'truncated']]);
    expect(reasons(' NAMES  I  STATE')).toEqual([[1, 'truncated']]);
    expect(reasons(' NAME2  ID STATE')).toEqual([[1, 'truncated']]);
  });
});
