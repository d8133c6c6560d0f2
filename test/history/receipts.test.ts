import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNDAMAGED } from '../../src/history/history-reader.ts';
import { readReceipts, receipts, receiptsFile } from '../../src/history/receipts.ts';
import type { CouldBeLost } from '../../src/sessions/could-be-lost.ts';
import { ben, kai, LISTED_AT, minutesAgo } from '../fakes/people.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => receipts(folder, { today: () => LISTED_AT });
const EDGE: CouldBeLost = { word: 'restores', programs: [{ name: 'Edge', why: 'restores' }] };
const write = (lost = EDGE, saidYes = false) => open().write({ asker: kai(), person: ben(), lost, saidYes });

describe('a receipt', () => {
  it('tells who asked, when, whose session it was and what was open', () => {
    const id = write();
    const receipt = {
      id,
      time: LISTED_AT,
      asker: 'Kai',
      askerAccount: { sessionId: 1, userName: 'kai' },
      person: { sessionId: 2, userName: 'ben', logonTime: minutesAgo(300) },
      lost: EDGE,
      saidYes: false,
      became: 'unknown',
    };
    expect(open().waiting()).toEqual({ receipts: [receipt], damage: UNDAMAGED });
    expect(readReceipts(folder)).toEqual({ receipts: [receipt], damage: UNDAMAGED });
    expect(JSON.parse(readFileSync(receiptsFile(folder), 'utf8')).asker.sid).toBe('S-1-5-21-1-2-3-1001');
  });

  it('tells whether the person clicked Sign out themselves', () => {
    const [theirs, mine] = [write(EDGE, true), write()];
    expect(open().waiting().receipts).toMatchObject([
      { id: theirs, saidYes: true },
      { id: mine, saidYes: false },
    ]);
  });

  it('waits until it was shown, and stays in the history', () => {
    const id = write();
    open().shown(id, 'signedOut');
    expect(open().waiting().receipts).toEqual([]);
    expect(readReceipts(folder).receipts).toMatchObject([{ id, became: 'signedOut' }]);
  });

  it('of somebody who stayed signed in says so, even if a later sign-in is seen', () => {
    const id = write();
    open().kept(id);
    expect(open().waiting().receipts).toMatchObject([{ id, became: 'kept' }]);
    open().shown(id, 'signedOut');
    expect(readReceipts(folder).receipts).toMatchObject([{ id, became: 'kept' }]);
  });

  it('that cannot be written is an error, so nobody is signed out', () => {
    const victim = join(folder, 'victim.txt');
    writeFileSync(victim, 'of an administrator');
    symlinkSync(victim, receiptsFile(folder));
    expect(() => write()).toThrow(/is a link/);
    expect(readFileSync(victim, 'utf8')).toBe('of an administrator');
  });

  it.each([
    ['is torn', '{"id":"1","time":"2026-11-24T12:00'],
    ['has a word that is none', '{"id":"1","lost":{"word":"all","programs":[]}}'],
    ['is no receipt', '{"of":"1"}'],
  ])('that %s costs only itself, and is counted', (_, line) => {
    write();
    appendFileSync(receiptsFile(folder), line);
    write();
    expect(open().waiting()).toMatchObject({ receipts: [{}, {}], damage: { lines: 1, files: [] } });
  });
});
