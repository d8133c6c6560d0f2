import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ZodError } from 'zod';
import { manifests } from '../../installer/manifests.mjs';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import { readDemoState } from '../../src/sessions/demo/state.ts';
import { readTrayIcon } from '../../src/tray/systray/tray-icon.ts';
import type { Target } from '../target.ts';
import { demand, texts } from '../target.ts';

/*
 * Manifests are here: the sums of the programs that come with Usher, without which none of them is started; and what
 * winget and Scoop install from, which is written of a release's values. Beside them are the other files of Usher's own.
 */

const folder = mkdtempSync(join(tmpdir(), 'usher-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const PROGRAMS = [TRAY_PROGRAM, TOAST_PROGRAM] as const;
for (const program of PROGRAMS) {
  mkdirSync(join(folder, program, '..'), { recursive: true });
  writeFileSync(join(folder, program), program);
}
const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const SUMS = Object.fromEntries(PROGRAMS.map((program) => [program, sum(program)]));

const RELEASE = {
  version: '1.2.3',
  description: 'Asks before it signs people out.',
  license: 'MIT',
  home: 'https://example.org/usher',
  download: 'https://example.org/usher/1.2.3',
  setup: { name: 'Usher-1.2.3-x64-setup.exe', sha256: 'ab'.repeat(32) },
  zip: { name: 'Usher-1.2.3-x64-portable.zip', sha256: 'cd'.repeat(32) },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A release with other texts in the same places. */
function releaseOf(text: string): typeof RELEASE | null {
  const said = parsed(text) as Partial<typeof RELEASE> | null;
  if (typeof said !== 'object' || said === null) return null;
  const isFile = (file: unknown) => typeof (file as typeof RELEASE.zip | null)?.name === 'string';
  const isText = (value: unknown) => typeof value === 'string';
  const isSum = (file: unknown) => isText((file as typeof RELEASE.zip).sha256);
  const isRelease =
    [said.version, said.description, said.license, said.home, said.download].every(isText) &&
    [said.setup, said.zip].every((file) => isFile(file) && isSum(file));
  return isRelease ? (said as typeof RELEASE) : null;
}

const ICON = Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(40)]);

const DEMO = {
  host: 'DEMO-PC',
  startedAt: 1000,
  speed: 1,
  sessions: [
    {
      sessionId: 2,
      stationName: '',
      userName: 'ben',
      fullName: 'Ben',
      state: 'disconnected',
      locked: false,
      idleMinutes: 10,
      logonMinutes: 100,
      programs: [{ name: 'Word', holds: 'documents' }],
      memoryBytes: 1000,
    },
  ],
};

/** A file that is read whole. @throws only an Error of the file's own shape */
function ownFile(
  name: string,
  reads: string,
  corpus: readonly Buffer[],
  form: Target['form'],
  read: (file: string) => unknown,
): Target {
  return {
    name,
    kind: 'manifests',
    reads: [reads],
    form,
    corpus,
    run(input) {
      const file = join(folder, 'own-file');
      writeFileSync(file, input);
      try {
        return read(file) !== null;
      } catch (error) {
        const isExpected =
          error instanceof ZodError || error instanceof SyntaxError || /is not an .ico/.test(String(error));
        demand(isExpected, String(error));
        return false;
      }
    },
  };
}

export const MANIFESTS: readonly Target[] = [
  {
    name: 'sums of the programs',
    kind: 'manifests',
    reads: ['base/program-check.ts'],
    form: 'text',
    corpus: texts(JSON.stringify(SUMS)),
    run(input) {
      writeFileSync(join(folder, 'checksums.json'), input);
      const isRight = programCheck(folder);
      const said = parsed(input.toString()) as Readonly<Record<string, unknown>> | null;
      const started = PROGRAMS.filter(isRight);
      demand(
        started.every((program) => said?.[program] === SUMS[program]),
        `${started} without its sum`,
      );
      return started.length > 0;
    },
  },
  {
    name: 'manifests of a release',
    kind: 'manifests',
    reads: [],
    form: 'text',
    isSlow: true,
    corpus: texts(JSON.stringify(RELEASE)),
    run(input) {
      const release = releaseOf(input.toString());
      if (release === null) return false;
      try {
        const files = manifests(release);
        const winget = parse(files['winget/TheUsherAuthors.Usher.installer.yaml'] ?? '');
        const locale = parse(files['winget/TheUsherAuthors.Usher.locale.en-US.yaml'] ?? '');
        demand(winget.Installers[0].InstallerSha256 === release.setup.sha256.toUpperCase(), 'another sum');
        demand(winget.PackageVersion === release.version, 'another version');
        demand(
          locale.ShortDescription === release.description && locale.License === release.license,
          'other words',
        );
        const scoop = JSON.parse(files['scoop/usher.json'] ?? '');
        demand(scoop.architecture['64bit'].hash === release.zip.sha256, 'another sum for Scoop');
        return true;
      } catch (error) {
        if (error instanceof ZodError) return false;
        throw error;
      }
    },
  },
  ownFile('the simulated PC', 'sessions/demo/state.ts', texts(JSON.stringify(DEMO)), 'text', readDemoState),
  ownFile('an icon', 'tray/systray/tray-icon.ts', [ICON], 'bytes', readTrayIcon),
];
