import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../../src/sessions/commands/session-table.ts';
import { stateOfWord, statesByRule } from '../../../src/sessions/commands/state-words.ts';

const row = (stateWord: string, stationName: string, isCurrent = false): RawRow => ({
  sessionId: 2,
  userName: 'ben',
  stationName,
  isCurrent,
  stateWord,
  idleText: '5',
  logonText: '7/24/2024 7:36 AM',
});

describe('a word for a state', () => {
  it('is known in any case, and no other word is', () => {
    expect(['DISC', 'Getr.', 'Xyz', 'constructor'].map(stateOfWord)).toEqual([
      'disconnected',
      'disconnected',
      'unknown',
      'unknown',
    ]);
  });

  it.each<[string, RawRow, string]>([
    ['is at a station, in a language without a list', row('Abc', 'console', true), 'disconnected'],
    ['is active, whatever their station', row('Active', '', true), 'disconnected'],
    ['is disconnected, whatever their station', row('Disc', 'rdp-tcp#1', true), 'unknown'],
    ['has no station, in a language without a list', row('Abc', '', true), 'unknown'],
    ['is not marked', row('Abc', 'console'), 'unknown'],
  ])('means away where there is no station and the operator %s: %#', (_, own, state) => {
    const stateOf = statesByRule([own]);
    expect([stateOf(row('Xyz', '')), stateOf(row('Xyz', 'rdp-tcp#2'))]).toEqual([state, 'unknown']);
  });

  it('means active where the operator’s own row has it', () => {
    expect(statesByRule([row('Abc', 'console', true)])(row('ABC', ''))).toBe('active');
  });
});
