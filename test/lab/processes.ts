import { readdirSync, readFileSync } from 'node:fs';

/** A Windows process of the lab as Linux sees it. */
export interface LabProcess {
  /** Linux' process id. */
  readonly pid: number;
  /** Its file name in small letters: `node.exe`. */
  readonly program: string;
  readonly args: readonly string[];
  /** The session that it was started in, see `probes/lab-session.ts`; null where nobody said one. */
  readonly session: number | null;
}

/** The programs that Wine and the lab run as long as the desktop exists. */
const WINES_OWN = new Set(
  'services explorer winedevice plugplay svchost rpcss conhost wineboot start winemenubuilder tabtip stay windows'
    .split(' ')
    .map((name) => `${name}.exe`),
);

/** The processes of the Wine prefix `prefix`, without those of the desktop. */
export function labProcesses(prefix: string): LabProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
        if (!environment.includes(`WINEPREFIX=${prefix}`)) return [];
        const [file = '', ...args] = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').slice(0, -1);
        const program = file.replace(/^.*[\\/]/, '').toLowerCase();
        if (!program.endsWith('.exe') || WINES_OWN.has(program)) return [];
        return [{ pid: Number(name), program, args, session: sessionOf(environment) }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

function sessionOf(environment: readonly string[]): number | null {
  const [, session] = environment.map((line) => /^USHER_LAB_SESSION=(\d+)$/.exec(line)).find(Boolean) ?? [];
  return session === undefined ? null : Number(session);
}
