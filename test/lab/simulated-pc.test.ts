import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromFileTime, toFileTime } from './file-time.ts';
import { anna, ben, guest, kai, mia } from './people.ts';
import { decodeValue, encodeValue } from './record.ts';
import { SimulatedPc } from './simulated-pc.ts';
import { sessionLine } from './simulated-session.ts';

let folder: string;
let pc: SimulatedPc;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-lab-'));
  pc = new SimulatedPc(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('pc.txt', () => {
  it('writes a session as one line of ASCII with the times of Windows', () => {
    const logon = Date.UTC(2026, 10, 24, 8);
    const zoe = ben({ user: 'Zoë 50%', logon, connect: null, disconnect: logon + 1 });
    expect(sessionLine(zoe)).toBe(
      'session id=2 station= user=Zo%C3%AB%2050%25 domain=LAB-PC state=4 flags=-1 logon=134399808000000000 ' +
        'connect=0 disconnect=134399808000010000 input=0 client= address= protocol=0 readable=1',
    );
  });

  it('gives back the people and the settings it was begun with', () => {
    const people = [kai(), ben(), anna({ locked: true }), mia({ readable: false }), guest()];
    pc.begin(people, { 'logoff.delay': 3000, 'logoff.replace': 'zoe mia' });
    expect(pc.sessions()).toEqual(people);
    expect(pc.settings()).toEqual(
      new Map([
        ['logoff.delay', '3000'],
        ['logoff.replace', 'zoe mia'],
      ]),
    );
  });

  it('names the host of a session that is not on this PC, and changes the one of that host alone', () => {
    const [here, there] = [ben(), ben({ host: 'SRV1' })];
    pc.begin([here, there]);
    expect(readFileSync(pc.file, 'utf8')).toMatch(
      /^session id=2 station=.*\nsession id=2 host=SRV1 station=/,
    );
    pc.change(2, { user: 'zoe' }, 'SRV1');
    expect(pc.sessions()).toEqual([here, { ...there, user: 'zoe' }]);
    pc.remove(2, 'SRV1');
    expect(pc.sessions()).toEqual([here]);
    expect(() => pc.change(2, {}, 'SRV1')).toThrow('No session 2 on SRV1');
  });

  it('changes one session or setting and leaves the others as they are', () => {
    const people = [kai(), ben(), anna()];
    pc.begin(people, { 'logoff.exit': 1 });
    pc.change(2, { state: 'active', station: 'console', disconnect: null });
    pc.add(guest());
    pc.remove(3);
    pc.set({ 'query.short': 2, 'logoff.exit': null });
    const back = { ...people[1], state: 'active', station: 'console', disconnect: null };
    expect(pc.sessions()).toEqual([people[0], back, guest()]);
    expect(pc.settings()).toEqual(new Map([['query.short', '2']]));
    expect(() => pc.change(7, { user: 'nobody' })).toThrow('No session 7');
  });
});

describe('calls.txt', () => {
  it('is empty before the first call, and read line by line after that, faults apart', () => {
    pc.begin([kai()]);
    expect([pc.calls(), pc.faults()]).toEqual([[], []]);
    writeFileSync(
      join(folder, 'calls.txt'),
      '1700000000000 32 logoff.exe 2 -> 0\n' +
        '1700000000000 32 FAULT wrong free WTSFreeMemory of SessionInfo1\n' +
        '1700000000001 50 snoretoast shows Sign%20out%20Ben? Now?\n' +
        '1700000000002 50 snoretoast usher-7 -> Keep signed in\n' +
        '1700000000002 32 logoff',
    );
    const logoff = { time: 1_700_000_000_000, pid: 32, name: 'logoff.exe', args: ['2'], result: '0' };
    const toast = { time: 1_700_000_000_001, pid: 50, name: 'snoretoast' };
    expect(pc.calls()).toEqual([
      logoff,
      { ...toast, args: ['shows', 'Sign out Ben?', 'Now?'], result: '' },
      { ...toast, time: 1_700_000_000_002, args: ['usher-7'], result: 'Keep signed in' },
    ]);
    expect(pc.calls('logoff.exe')).toEqual([logoff]);
    expect(pc.faults()).toEqual(['1700000000000 32 FAULT wrong free WTSFreeMemory of SessionInfo1']);
    expect(readFileSync(pc.file, 'utf8')).toContain('user=kai');
  });
});

describe('values and times', () => {
  it('never lets a value break its line, and gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(encodeValue(text)).toMatch(/^[!-$&-<>-~]*(?:%[0-9A-F]{2}[!-$&-<>-~]*)*$/);
        expect(decodeValue(encodeValue(text))).toBe(text);
      }),
    );
  });

  it('gives every moment back to the millisecond, and keeps no time apart from 1601', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
        expect(fromFileTime(toFileTime(ms))).toBe(ms);
      }),
    );
    expect([toFileTime(null), fromFileTime('0'), toFileTime(0)]).toEqual(['0', null, '116444736000000000']);
  });
});
