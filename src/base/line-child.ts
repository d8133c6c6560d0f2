import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Command } from './run.ts';
import { demandAbsolute } from './run.ts';

export interface LineChildListener {
  line(text: string): void;
  /** It has ended, or could not be started. Comes once and last, also after `end`. */
  ended(): void;
}

/** A program that runs beside this one and talks in lines. */
export interface LineChild {
  /** Null if it could not be started. */
  readonly processId: number | null;
  send(line: string): void;
  /** Ends it at once. */
  end(): void;
}

/**
 * Starts one at once, without a shell. Never throws because of what the program does.
 * @throws TypeError if the path is not absolute: a defect of ours, not of the PC
 */
export function startLineChild({ file, args }: Command, listener: LineChildListener): LineChild {
  demandAbsolute(file);
  const program = spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
  let isOver = false;
  const over = () => {
    if (isOver) return;
    isOver = true;
    listener.ended();
  };
  program.on('error', over).on('close', over);
  // Its end is told above.
  program.stdin.on('error', () => {});
  // readline passes on its stream's errors, and throws one without a listener.
  createInterface({ input: program.stdout, crlfDelay: Number.POSITIVE_INFINITY })
    .on('error', () => {})
    .on('line', (text) => {
      if (!isOver) listener.line(text);
    });
  return {
    processId: program.pid ?? null,
    send: (line) => void program.stdin.write(`${line}\n`),
    end: () => void program.kill('SIGKILL'),
  };
}
