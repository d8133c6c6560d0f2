import type { Campaign } from './campaign.ts';
import type { Target } from './target.ts';

/** One row of the report, and what is wrong with the command that repeats it. */
export function told(
  { kind, name }: Target,
  { inputs, believed, slowest, fault }: Campaign,
  seed: number,
): string {
  const share = `${Math.round((100 * believed) / inputs)} %`;
  const row = `${kind.padEnd(11)}${name.padEnd(34)}${inputs.toLocaleString('en').padStart(9)}${share.padStart(6)}`;
  const time = slowest === null ? '' : `${slowest.toFixed(1).padStart(8)} ms`;
  if (fault === null) return `${row}${time}`;
  const again = `npm run fuzz -- --target '${name}' --seed ${seed} --number ${fault.number}`;
  return `${row}${time}\n  ${fault.why}\n  shortest input: ${shown(fault.input)}\n  ${again}`;
}

/** As text where it is one, else in hexadecimal. */
function shown(input: Buffer): string {
  const text = input.toString();
  return Buffer.from(text).equals(input) ? JSON.stringify(text.slice(0, 2000)) : `0x${input.toString('hex')}`;
}
