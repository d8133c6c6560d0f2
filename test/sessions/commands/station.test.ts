import { expect, it } from 'vitest';
import { isRemoteStation, isStationName } from '../../../src/sessions/commands/station.ts';

it.each([
  'console',
  'CONSOLE',
  'services',
  'rdp-tcp',
  'rdp-tcp#12',
  'rdp-tcp 1',
  'rdp-tcp 12',
  'ica-tcp#0',
  'ts-secure#3',
  'ts-secure#31',
  '7#0',
  '31c5ce94259d4...',
])('only a station has such a name: %s', (name) => {
  expect(isStationName(name)).toBe(true);
});

it.each([
  'ben',
  'xconsole',
  'consolex',
  'rdp-',
  'rdp-tcp x',
  'rdp-tcp 1x',
  '#3',
  '-a#3',
  'ts_secure#3',
  'ts-secure#',
  'ts-secure#x',
  '...',
  'ts secure...',
])('not only a station has such a name: %s', (name) => {
  expect(isStationName(name)).toBe(false);
});

it.each([
  ['', false],
  ['Console', false],
  ['services', false],
  ['rdp-tcp#1', true],
  ['mirror', true],
])('every station but those of the PC itself is remote: %j, %s', (name, expected) => {
  expect(isRemoteStation(name)).toBe(expected);
});
