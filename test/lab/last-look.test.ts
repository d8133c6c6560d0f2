import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import type { Call } from './simulated-pc.ts';

const lab = openLab();

/** How often each figure is measured. */
const TIMES = 3;

/** The queries of a last look: details, name and protocol of two sessions, Ben's last. */
const LOOK = [
  'WTSEnumerateSessionsExW',
  ...['1 25', '1 10', '1 16', '2 25', '2 10', '2 16'].map((args) => `WTSQuerySessionInformationW ${args}`),
];

const said = ({ name, args }: Call) => [name, ...args].join(' ');

/** The recorded calls that led to this sign-out call, which comes last. */
function leadingTo(deed: string): readonly Call[] {
  const calls = lab.pc.calls();
  const at = calls.findLastIndex((call) => said(call) === deed);
  return calls.slice(Math.max(0, at - LOOK.length), at + 1);
}

/** Signs Ben out from the command line. @returns the time from Windows' last answer to each sign-out call, in ms */
async function signOut(
  set: Readonly<Record<string, number>>,
  attempts: readonly string[],
): Promise<number[]> {
  await lab.prepare({ people: [kai(), ben()], set: { 'query.log': 1, ...set } });
  await lab.command(['sign-out', 'ben', '--yes', '--countdown', '0']);
  expect(lab.pc.faults()).toEqual([]);
  return attempts.map((deed) => {
    const calls = leadingTo(deed);
    expect(calls.map(said)).toEqual([...LOOK, deed]);
    const [answer, call] = calls.slice(-2);
    return (call?.time ?? Number.NaN) - (answer?.time ?? Number.NaN);
  });
}

function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

describe('Between the last answer of Windows and the deed', () => {
  it('lies no other call and no start of a program, whichever way it is, and a look of its own before each', async () => {
    const inProcess: number[] = [];
    const byProgram: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const [first = Number.NaN, second = Number.NaN] = await signOut({ 'logoffsession.error': 1722 }, [
        'WTSLogoffSession 2',
        'logoff.exe 2',
      ]);
      inProcess.push(first);
      byProgram.push(second);
    }
    // In the same Windows on the same PC, so that the figures can be compared. A busy machine shows in both.
    const { out } = await lab.command([`${TIMES}`], { program: 'probes\\bare-logoff.cjs' });
    const started = out.trim().split('\n').map(Number);
    const acted = lab.pc.calls('logoff.exe').filter(({ args }) => args[0] === '99');
    const bare = acted.map(({ time }, n) => time - (started[n] ?? Number.NaN));
    const ratio = median(byProgram) / median(bare);
    console.log(
      [
        `last look to WTSLogoffSession: ${median(inProcess)} ms (aim: at most 10)`,
        `last look to logoff.exe's own call: ${median(byProgram)} ms`,
        `bare start of logoff.exe to its own call: ${median(bare)} ms; ratio ${ratio.toFixed(2)} (aim: at most 1.5)`,
        `each: ${JSON.stringify({ inProcess, byProgram, bare })}`,
      ].join('\n'),
    );
    expect(bare).toHaveLength(TIMES);
  });

  it('nobody is signed out by the second way who came back while the first one was under way', async () => {
    const set = { 'query.log': 1, 'logoffsession.error': 1722, 'logoffsession.comesback': 2 };
    await lab.prepare({ people: [kai(), ben()], set });
    const { code } = await lab.command(['sign-out', 'ben', '--yes', '--countdown', '0']);
    expect(code).toBe(3);
    expect(lab.pc.calls('logoff.exe')).toEqual([]);
    expect(lab.pc.calls('WTSLogoffSession')).toHaveLength(1);
    expect(lab.entries().at(-1)).toMatchObject({ event: 'ended', outcome: 'cameBack' });
  });
});
