// Signs programs with whatever the publisher has, and tells which programs have a signature.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** https://learn.microsoft.com/windows/win32/debug/pe-format#optional-header-data-directories-image-only */
const CERTIFICATE_TABLE = 4;
const PE32_PLUS = 0x20b;

/**
 * @param {string | undefined} command of a shell that signs a program in its place; the path is put behind it
 * @returns {(file: string) => void} does nothing without a command, and throws where the command fails
 */
export function signer(command) {
  if (command === undefined || command === '') return () => {};
  return (file) =>
    execFileSync('sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Tells whether a program or library has a signature in it, not whose it is.
 *
 * @param {string} file
 */
export function isSigned(file) {
  const bytes = readFileSync(file);
  const header = bytes.readUInt32LE(0x3c);
  if (bytes.toString('latin1', header, header + 4) !== 'PE\0\0')
    throw new Error(`${file} is no program of Windows.`);
  const optional = header + 24;
  const directories = optional + (bytes.readUInt16LE(optional) === PE32_PLUS ? 112 : 96);
  return bytes.readUInt32LE(directories + CERTIFICATE_TABLE * 8 + 4) > 0;
}
