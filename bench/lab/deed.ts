import { runCommand } from '../../test/lab/command.ts';
import { ben, kai } from '../../test/lab/people.ts';
import { median } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import type { BenchLab } from './windows.ts';

const TIMES = 9;

/** From Windows' last answer to the second way's own call, against logoff started for nobody, in turn. */
export async function deed(lab: BenchLab): Promise<Measured> {
  const byProgram: number[] = [];
  const bare: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    await lab.prepare([kai(), ben()], { 'query.log': 1, 'logoffsession.error': 1722 });
    await runCommand(lab.desktop.display, ['sign-out', 'ben', '--yes', '--countdown', '0']);
    byProgram.push(lookToDeed(lab));
    bare.push(await bareStart(lab));
  }
  return {
    deed: {
      value: median(byProgram) / median(bare),
      detail: `${median(byProgram)} ms, bare ${median(bare)} ms`,
    },
  };
}

function lookToDeed({ pc }: BenchLab): number {
  const calls = pc.calls();
  const at = calls.findIndex(({ name }) => name === 'logoff.exe');
  const [answer, call] = [calls[at - 1], calls[at]];
  if (answer?.name !== 'WTSQuerySessionInformationW' || call === undefined)
    throw new Error('no look, or no deed');
  return call.time - answer.time;
}

async function bareStart({ desktop, pc }: BenchLab): Promise<number> {
  const { out } = await runCommand(desktop.display, ['1'], { program: 'probes\\bare-logoff.cjs' });
  const acted = pc.calls('logoff.exe').findLast(({ args }) => args[0] === '99');
  if (acted === undefined) throw new Error('logoff did not act');
  return acted.time - Number(out.trim());
}
