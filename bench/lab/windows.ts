import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProbes } from '../../test/lab/build-probes.ts';
import { runCommand } from '../../test/lab/command.ts';
import { type Desktop, openDesktop } from '../../test/lab/desktop.ts';
import { DRIVE_C, EXCHANGE, PROGRAM } from '../../test/lab/folders.ts';
import setUp from '../../test/lab/global-setup.ts';
import { exchangeFile } from '../../test/lab/node-process.ts';
import { installProgram } from '../../test/lab/program-folder.ts';
import { type Settings, SimulatedPc } from '../../test/lab/simulated-pc.ts';
import type { SimulatedSession } from '../../test/lab/simulated-session.ts';
import { beginAccount, endPrograms } from '../../test/lab/usher.ts';

/** The Windows of the lab, without its scenarios. */
export interface BenchLab {
  readonly desktop: Desktop;
  readonly pc: SimulatedPc;
  /** Ends everything, and makes a PC with these people, and the installed program. */
  prepare(people: readonly SimulatedSession[], set?: Settings): Promise<void>;
  /** Removes what the tray program was told so far. */
  forgetRecord(): void;
  /** Runs one of the probes of this folder. @returns what it printed @throws where it fails */
  probe<Answer>(name: string, args: readonly string[]): Promise<Answer>;
  close(): Promise<void>;
}

/** @throws where a tool of the lab is missing, or Wine shows no desktop */
export async function openBenchLab(): Promise<BenchLab> {
  const done = await setUp();
  await buildProbes(join(import.meta.dirname, 'probes'));
  const desktop = await openDesktop();
  const pc = new SimulatedPc(EXCHANGE);
  return {
    desktop,
    pc,
    async prepare(people, set = {}) {
      await endPrograms();
      pc.begin(people, set);
      installProgram();
      buildFloor();
      beginAccount();
      markWelcomed();
    },
    forgetRecord: () => rmSync(exchangeFile('tray.jsonl'), { force: true }),
    async probe(name, args) {
      const program = `probes\\${name}.cjs`;
      const { code, out, err } = await runCommand(desktop.display, args, { program, seconds: 900 });
      if (code !== 0 || err !== '') throw new Error(`${name} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
    async close() {
      await endPrograms();
      await desktop.close();
      await done();
    },
  };
}

/** It is not the first time that it runs, so no welcome is shown. */
function markWelcomed(): void {
  const users = join(DRIVE_C, 'users');
  for (const user of readdirSync(users)) {
    const folder = join(users, user, 'AppData', 'Local', 'Usher');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'welcomed'), '');
  }
}

function buildFloor(): void {
  const args = ['-O2', '-Wall', '-Wextra', '-Werror', '-D_WIN32_WINNT=0x0A00', '-s'];
  const [source, program] = [join(import.meta.dirname, 'refresh.c'), join(PROGRAM, 'refresh.exe')];
  execFileSync('x86_64-w64-mingw32-gcc', [...args, '-o', program, source], { stdio: 'inherit' });
}
