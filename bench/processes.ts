import { readFileSync } from 'node:fs';

/** Linux counts processor time in these, in ms (USER_HZ). */
const TICK = 10;

/** Fields of /proc/PID/stat after the program's name, from 0. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const STAT = { userTime: 11, kernelTime: 12, childrenUserTime: 13, childrenKernelTime: 14 };

/** Processor time of a process with all its threads, in ms. @throws if it has ended */
export function processorMs(pid: number): number {
  const fields = statOf(String(pid));
  return ticks(fields, STAT.userTime) + ticks(fields, STAT.kernelTime);
}

/** Processor time of everything that this process started and that has ended, in ms. */
export function endedChildrenMs(): number {
  const fields = statOf('self');
  return ticks(fields, STAT.childrenUserTime) + ticks(fields, STAT.childrenKernelTime);
}

/** Resident memory of a process, in bytes. @throws if it has ended */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error(`no memory of process ${pid}`);
  return Number(kilobytes) * 1024;
}

function statOf(pid: string): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // A program's name may have blanks and brackets.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function ticks(fields: readonly string[], at: number): number {
  return Number(fields[at]) * TICK;
}
