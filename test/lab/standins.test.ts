import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCHANGE } from './folders.ts';
import { openLab } from './lab.ts';
import { anna, ben, guest, kai, mia } from './people.ts';
import { readFields } from './record.ts';
import { sessionLine } from './simulated-session.ts';

const lab = openLab();

/** What a probe wrote so far. */
function read(name: string): string {
  const file = join(EXCHANGE, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The steps that the probe of events has noted so far. */
function steps(): unknown[] {
  const lines = read('events.jsonl').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

const ID = 'lab-toast';
const shown = { args: ['shows', 'Sign out Zoë 佐藤?', 'Unsaved work is lost.'], result: '' };

function toastCalls() {
  return lab.pc.calls('snoretoast').map(({ args, result }) => ({ args, result }));
}

const hasEnded = () => lab.usher.exitCode !== null;

describe('the stand-in for wtsapi32', () => {
  it('tells of every session what pc.txt says, and nothing of one that may not be read', async () => {
    const people = [
      kai(),
      ben({ user: 'Zoë 佐藤' }),
      anna({ locked: true }),
      mia({ readable: false }),
      guest(),
    ];
    await lab.start({ people, program: 'probes\\sessions.cjs', icon: false });
    await lab.until(hasEnded, 10, 'the probe has ended');
    const expected = people.map((person) => {
      // The address comes from another call: command-line.test.ts reads it.
      const { address: _, ...fields } = Object.fromEntries(readFields(sessionLine(person)));
      const { id, station, user, domain, state, readable } = fields;
      return readable === '1' ? fields : { id, station, user, domain, state, readable };
    });
    expect(JSON.parse(read('sessions.json'))).toEqual(expected);
    expect(lab.pc.calls('WTSEnumerateSessionsExW').map(({ result }) => result)).toEqual(['5']);
    expect(lab.pc.faults()).toEqual([]);
  });

  it('wakes who waits when a session changes, and releases who waits by a flush', async () => {
    await lab.start({ people: [kai(), ben()], program: 'probes\\events.cjs', icon: false });
    await lab.until(() => lab.pc.calls('WTSWaitSystemEvent').length > 0, 10, 'the probe waits');
    lab.pc.change(2, { state: 'active' });
    await lab.until(hasEnded, 10, 'the probe has ended');
    expect(steps()).toEqual([
      { step: 'woken', result: 1, flags: 0x80 },
      { step: 'flushes' },
      { step: 'released', result: 1, flags: 0 },
    ]);
  });
});

describe('the stand-in for SnoreToast', () => {
  it('shows a toast that is read and answered by its buttons', async () => {
    await lab.start({ people: [kai()], program: 'probes\\toast.cjs', icon: false });
    await lab.waitForToast('Sign out Zoë');
    await lab.screenshot('standin-toast');
    await expect.poll(lab.toast).toEqual({
      title: 'Sign out Zoë 佐藤?',
      text: 'Unsaved work is lost.',
      buttons: ['Sign out', 'Keep signed in'],
    });
    await lab.clickToast('Keep signed in');
    await lab.until(hasEnded, 10, 'the probe has ended');
    expect(toastCalls()).toEqual([shown, { args: [ID], result: 'Keep signed in' }]);
    expect(read('toast.json')).toBe('4');
    await expect.poll(lab.toast).toBeNull();
  });

  it('takes a click beside the buttons for one on its body', async () => {
    await lab.start({ people: [kai()], program: 'probes\\toast.cjs', icon: false });
    await lab.clickToastBody();
    await lab.until(hasEnded, 10, 'the probe has ended');
    expect(toastCalls()).toEqual([shown, { args: [ID], result: 'clicked' }]);
    expect(read('toast.json')).toBe('0');
  });
});
