import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const PACKAGES: Readonly<Record<string, string>> = {
  wine: 'wine wine64',
  wineserver: 'wine64',
  Xvfb: 'xvfb',
  xdotool: 'xdotool',
  xwininfo: 'x11-utils',
  import: 'imagemagick',
  'x86_64-w64-mingw32-gcc': 'gcc-mingw-w64-x86-64',
  makensis: 'nsis',
};

/** @returns the tools that the lab needs and this machine lacks, each with its Debian package */
export function missingTools(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return Object.entries(PACKAGES)
    .filter(([program]) => !folders.some((folder) => isExecutable(join(folder, program))))
    .map(([program, debianPackage]) => `${program} (${debianPackage})`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
