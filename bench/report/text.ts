import type { Aim } from '../aims.ts';
import type { Measurement } from '../verdict.ts';
import { verdict } from '../verdict.ts';

const UNITS: Readonly<Record<Aim['unit'], (value: number) => string>> = {
  times: (value) => `${value.toFixed(2)}×`,
  ms: (value) => `${Math.round(value)} ms`,
  calls: (value) => `${value}`,
  bytes: (value) => `${value} bytes`,
  messages: (value) => (value === 1 ? '1 message' : `${value} messages`),
};

/** The aim in words: `≤ 1.50×`. */
export function aimText({ unit, most, least }: Aim): string {
  if (most !== undefined) return `≤ ${UNITS[unit](most)}`;
  return least === undefined ? '' : `≥ ${UNITS[unit](least)}`;
}

/** The cells of one row: figure, against, aim, measured, verdict. */
export function cells(aim: Aim, measurement: Measurement | undefined): readonly string[] {
  const measured = measurement === undefined ? '–' : UNITS[aim.unit](measurement.value);
  return [aim.figure, aim.against, aimText(aim), measured, verdict(aim, measurement)];
}

export const HEADINGS = ['figure', 'against', 'aim', 'measured', 'verdict', 'how it comes about'];
