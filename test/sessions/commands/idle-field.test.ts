import { expect, it } from 'vitest';
import { idleOfField } from '../../../src/sessions/commands/idle-field.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it.each<[string, number | null]>([
  ['5', 5 * MINUTE],
  ['1:23', 83 * MINUTE],
  ['2+03:04', 2 * DAY + 184 * MINUTE],
  ['24690+23:59', 24_691 * DAY - MINUTE],
  ['24691+00:00', null],
  ['24692+13:29', null],
  ['x5', null],
  ['5x', null],
  ['none', null],
  ['.', null],
])('somebody who is away is so for as long as the field tells: %s', (field, ms) => {
  expect(idleOfField(field, 'disconnected', '')).toEqual({ kind: 'away', ms });
});

it.each<[string, object]>([
  ['5', { kind: 'noInput', ms: 5 * MINUTE }],
  ['0', { kind: 'inUse', ms: null }],
  ['.', { kind: 'inUse', ms: null }],
  ['none', { kind: 'unknown', ms: null }],
])('somebody at a remote station is idle for as long as the field tells: %s', (field, idle) => {
  expect(idleOfField(field, 'active', 'rdp-tcp#1')).toEqual(idle);
  expect(idleOfField(field, 'active', 'console')).toEqual({ kind: 'unknown', ms: null });
});
