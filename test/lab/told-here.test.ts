import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai } from './people.ts';
import { expectNobodySignedOut } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());
const BACK = { station: 'console', state: 'active', locked: false } as const;

const row = (beginning: string) => lab.menu().find(({ text }) => text.startsWith(beginning))?.text ?? null;

describe("What Ben's own Usher tells while he is there", () => {
  it('is his idle time, in his row and in a list, with its origin', async () => {
    await lab.start({ people: [kai(), ben()], ...ORDINARY });
    await usherOfBen.start();
    expect(row('ben')).toBe('ben, away for 2 h 10 min');
    lab.pc.change(2, BACK);
    const told = /^ben, (?:using this PC|idle .+), says their Usher/;
    await lab.until(() => told.test(row('ben') ?? ''), 120, `the row tells it: ${row('ben')}`);
    const { out } = await lab.command(['list'], { session: 1 });
    expect(out).toMatch(/^ {2}ben +active +(?:in use|\d+ \S+|less than 1 min) \(told\) .* yes /m);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('A note where Windows shows no notification', () => {
  it('waits in the menu until it was read', async () => {
    const { set, ...ordinary } = ORDINARY;
    const off = { ...set, 'toast.mode': 'script', 'toast.script': 'timeout,200' };
    await lab.start({ people: [kai(), ben(BACK)], ...ordinary, set: off });
    const asked = ['ask', 'kai', 'The printer is free.', '--assume-unelevated'];
    const { code, out } = await lab.command(asked, { session: 2 });
    expect([code, out]).toEqual([0, 'Your message was left for kai.\n']);
    const waits = '1 message was left for you';
    await lab.until(() => row(waits), 60, `the row is there: ${lab.log()}`);
    await lab.click(waits);
    await expect.poll(async () => (await lab.box())?.text).toContain('The printer is free.');
    await lab.screenshot('left-unread');
    await lab.clickBox('OK');
    await lab.until(() => row(waits) === null, 20, 'the row is gone');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
