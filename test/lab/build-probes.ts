import { join } from 'node:path';
import { build } from 'esbuild';
import { PROBES } from './folders.ts';

/** Builds the probes of this folder, beside those that are built already. */
export async function buildProbes(folder: string): Promise<void> {
  await build({
    entryPoints: [join(folder, '*.ts')],
    outdir: PROBES,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['koffi'],
    // Some probes run the program's own code.
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
}
