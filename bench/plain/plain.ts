import { type Figures, measureAll } from '../measure.ts';
import type { Measured } from '../verdict.ts';
import { callCounts } from './calls.ts';
import { churn } from './churn.ts';
import { growth } from './growth.ts';
import { throughKoffiOnLinux } from './koffi.ts';
import { signOuts } from './sign-outs.ts';
import { trayBytes } from './tray-bytes.ts';

const FIGURES: Figures<[]> = [
  [['calls'], callCounts],
  [['koffi'], throughKoffiOnLinux],
  [['growth', 'blocked'], growth],
  [['bytes', 'messages'], trayBytes],
  [['sign-outs'], signOuts],
  [['churn'], churn],
];

/** Measures on a PC in memory. @param only the beginning of the ids that are wanted */
export function plainFigures(only: string): Promise<Measured> {
  return measureAll(FIGURES, only);
}
