// Lets the disk fail for Usher's own files, as the file C:\lab\disk.txt says while it is there. `full`: nothing is written.
// `torn`: the next text is written by half, and then the disk is full. `readOnly`: no file can be opened for writing.
import fs, { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'C:\\lab\\disk.txt';
const OWN = /[\\/]Usher[\\/][\w.]+$/;
const { O_WRONLY, O_RDWR } = fs.constants;
const { openSync, writeSync } = fs;
const opened = new Map<number, string>();

function disk(): string {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return 'well';
  }
}

function failure(code: 'ENOSPC' | 'EPERM', path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}

fs.openSync = ((...args: Parameters<typeof openSync>) => {
  const [path, flags] = args;
  const writes = typeof flags === 'number' && (flags & (O_WRONLY | O_RDWR)) !== 0;
  if (writes && OWN.test(String(path)) && disk() === 'readOnly') throw failure('EPERM', String(path));
  const handle = openSync(...args);
  opened.set(handle, String(path));
  return handle;
}) as typeof openSync;

fs.writeSync = ((...args: [handle: number, text: string]) => {
  const [handle, text] = args;
  const path = opened.get(handle) ?? '';
  const state = OWN.test(path) ? disk() : 'well';
  if (state === 'full') throw failure('ENOSPC', path);
  if (state !== 'torn') return writeSync(...args);
  writeFileSync(FILE, 'full');
  return writeSync(handle, text.slice(0, text.length >> 1));
}) as typeof writeSync;
