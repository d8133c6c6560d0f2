import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** Where figures were measured. */
export interface Machine {
  /** As the processor names itself. */
  readonly processor: string;
  readonly cores: number;
  /** In bytes. */
  readonly memory: number;
  readonly kernel: string;
  readonly node: string;
}

/** This machine, as the operating system tells it. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memory: totalmem(),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
  };
}

/** How busy it is: the mean of the last minute, of processes that run or want to. */
export function load(): number {
  return Number(readFileSync('/proc/loadavg', 'utf8').split(' ', 1)[0]);
}
