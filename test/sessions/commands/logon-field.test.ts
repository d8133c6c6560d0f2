import { describe, expect, it } from 'vitest';
import { logonProblem, shiftedLogonProblem } from '../../../src/sessions/commands/logon-field.ts';
import type { RowProblem } from '../../../src/sessions/commands/session-table.ts';

const LOGON = '7/24/2024 7:36 AM';

describe('the logon time', () => {
  it.each<[string, RowProblem | null]>([
    [LOGON, null],
    ['Nov  27', null],
    ['14h05', null],
    [`1 ${'x'.repeat(78)}`, null],
    [`1 ${'x'.repeat(79)}`, 'joined'],
    [`${LOGON}   x`, 'joined'],
    [`${LOGON} > x`, 'joined'],
    [`${LOGON}  2  Disc`, 'joined'],
    [`${LOGON}  12345  Disc`, 'joined'],
    [`${LOGON}  123456  Disc`, null],
    [`${LOGON}  2 Disc`, null],
    [`${LOGON} 2  Disc`, null],
    ['yesterday night', 'unreadable'],
    ['20261127', 'truncated'],
  ])('of intact columns is one in any form: %j, %s', (text, problem) => {
    expect(logonProblem(text)).toBe(problem);
  });

  it.each<[string, RowProblem | null]>([
    [LOGON, null],
    ['24.7 7:36', null],
    ['08:01 27/11/2026', null],
    [`${LOGON.slice(0, -3)}:01 p. m.`, null],
    [`${'x '.repeat(3)}${'y'.repeat(19)} 24.7.2024 7:36`, null],
    [`${'x '.repeat(3)}${'y'.repeat(20)} 24.7.2024 7:36`, 'joined'],
    ['7/24/2024 7:36 p.  m.', 'joined'],
    ['x1 17:36', 'joined'],
    ['7:36', 'joined'],
    ['1 2 3 4', 'truncated'],
    ['none', 'truncated'],
  ])('of shifted columns is one only if it looks like a date and a time of day: %j, %s', (text, problem) => {
    expect(shiftedLogonProblem(text)).toBe(problem);
  });
});
