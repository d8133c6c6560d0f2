import { describe, expect, it } from 'vitest';
import type { EntryFault } from '../../src/sessions/protected-entry.ts';
import { accountOf, entryFault, isMailAddress, isSid } from '../../src/sessions/protected-entry.ts';

describe('an entry', () => {
  it.each<[string, EntryFault | null]>([
    ['ben', null],
    ['OFFICE\\ben', null],
    ['OFFICE\\\\ben', null],
    ['S-1-5-21-1-2-3-1002', null],
    ['', 'empty'],
    [' \u200b ', 'empty'],
    ['OFFICE\ben', 'control'],
    ['ben\u2028', 'control'],
    ['\ud800', 'control'],
    ['ben*', 'sign'],
    ['OFFICE\\ ', 'sign'],
    [' \\ben', 'sign'],
    ['FOREST\\OFFICE\\ben', 'sign'],
    ['S-1-5-x', 'sign'],
  ])('has the fault that it has: %j, %s', (entry, fault) => {
    expect(entryFault(entry)).toBe(fault);
  });

  it.each([
    ['ben@office.example', true],
    ['ben\uff20office.example', true],
    ['OFFICE\\ben', false],
  ])('is a mail address by its sign: %j, %s', (entry, expected) => {
    expect(isMailAddress(entry)).toBe(expected);
  });

  it.each([
    ['S-1-5-21-1-2-3-1002', true],
    [' s-1-5-18 ', true],
    ['S-1-15-2-1', true],
    ['S-1-5-x', false],
    ['S-1-x-5', false],
    ['S-1-5', false],
    ['S-1', false],
    ['XS-1-5-18', false],
    ['S-1-5-18X', false],
  ])('is a SID by its form: %j, %s', (entry, expected) => {
    expect(isSid(entry)).toBe(expected);
  });

  it.each([
    ['ben', 'ben'],
    ['  ben ', 'ben'],
    ['OFFICE\\ben', 'OFFICE\\ben'],
    ['OFFICE\\\\ben', 'OFFICE\\ben'],
    [' OFFICE  \\  ben ', 'OFFICE\\ben'],
    ['.\\ben', 'ben'],
    ['. \\\\ ben', 'ben'],
    ['OFFICE.\\ben', 'OFFICE.\\ben'],
  ])('is given to Windows as one account: %j is %j', (entry, account) => {
    expect(accountOf(entry)).toBe(account);
  });
});
