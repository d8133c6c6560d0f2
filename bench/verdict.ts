import type { Aim } from './aims.ts';

/** What was measured of one aim. */
export interface Measurement {
  /** In the aim's unit. */
  readonly value: number;
  /** The figures that it comes from, for people. */
  readonly detail: string;
}

/** By the aim's id. */
export type Measured = Readonly<Record<string, Measurement>>;

export type Verdict = 'met' | 'not met' | 'not measured';

/** A figure that is missing, or is no number, never counts as met. */
export function verdict({ most, least }: Pick<Aim, 'most' | 'least'>, measurement?: Measurement): Verdict {
  if (measurement === undefined || !Number.isFinite(measurement.value)) return 'not measured';
  if (most === undefined && least === undefined) return 'not measured';
  const isMet = measurement.value <= (most ?? Infinity) && measurement.value >= (least ?? -Infinity);
  return isMet ? 'met' : 'not met';
}

/** True if every one of these aims was measured and is met. */
export function areAllMet(aims: readonly Aim[], measured: Measured): boolean {
  return aims.length > 0 && aims.every((aim) => verdict(aim, measured[aim.id]) === 'met');
}
