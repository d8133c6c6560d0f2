import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Everything below it is on the simulated disk. */
const ROOT = '/simulated-pc';

export const folderOf = (sid: string) => `${ROOT}/${sid}`;

interface File {
  readonly ino: number;
  data: Buffer;
}

interface Handle {
  readonly path: string;
  readonly file: File;
  readonly appends: boolean;
}

/** How the disk fails: `full` takes nothing, `torn` takes half of what is written and is full then. */
export type DiskState = 'good' | 'full' | 'torn' | 'unreadable';

/** The disk in memory, below Node.js' own functions for files. Other paths lead to the real one. */
export class Disk {
  /** It has been anything but good. */
  hasFailed = false;
  #state: DiskState = 'good';
  readonly #files = new Map<string, File>();
  readonly #handles = new Map<number, Handle>();
  #count = 1_000_000;
  #uninstall = () => {};

  get state(): DiskState {
    return this.#state;
  }

  set state(state: DiskState) {
    this.#state = state;
    this.hasFailed ||= state !== 'good';
  }

  /** The lines of a file; empty if there is no such file. */
  lines(path: string): readonly string[] {
    const text = this.#files.get(path)?.data.toString() ?? '';
    return text.split('\n').filter((line) => line !== '');
  }

  install(): void {
    const here = this.#functions();
    const real = Object.fromEntries(Object.keys(here).map((name) => [name, Reflect.get(fs, name)]));
    const isHere = (given: unknown) =>
      typeof given === 'number' ? this.#handles.has(given) : String(given).startsWith(ROOT);
    for (const [name, ours] of Object.entries(here)) {
      const theirs = real[name] as (...args: unknown[]) => unknown;
      Reflect.set(fs, name, (...args: unknown[]) =>
        isHere(args[0]) ? (ours as typeof theirs)(...args) : theirs(...args),
      );
    }
    syncBuiltinESMExports();
    this.#uninstall = () => {
      Object.assign(fs, real);
      syncBuiltinESMExports();
    };
  }

  uninstall(): void {
    this.#uninstall();
  }

  #functions() {
    const stat = (path: string, { throwIfNoEntry = true, bigint = false } = {}) => {
      const file = this.#files.get(path);
      if (file !== undefined) return statOf(file, bigint);
      if (path.split('/').length <= 3) return FOLDER;
      if (throwIfNoEntry) throw failure('ENOENT', path);
      return undefined;
    };
    return {
      lstatSync: stat,
      statSync: stat,
      existsSync: (path: string) => this.#files.has(path),
      mkdirSync: () => undefined,
      openSync: (path: string, flags: string | number = 'r') => this.#open(path, flags),
      closeSync: (handle: number) => void this.#handles.delete(handle),
      fstatSync: (handle: number, { bigint = false } = {}) => statOf(this.#handle(handle).file, bigint),
      readSync: (handle: number, into: Buffer, offset: number, length: number, position: number) =>
        this.#handle(handle).file.data.copy(into, offset, position, position + length),
      writeSync: (handle: number, text: string) => this.#write(this.#handle(handle), text),
      ftruncateSync: (handle: number) => {
        this.#handle(handle).file.data = Buffer.alloc(0);
      },
      readFileSync: (path: string) => {
        const handle = this.#open(path, 'r');
        const text = this.#handle(handle).file.data.toString();
        this.#handles.delete(handle);
        return text;
      },
      renameSync: (from: string, to: string) => {
        const file = this.#files.get(from);
        if (file === undefined) throw failure('ENOENT', from);
        this.#files.delete(from);
        this.#files.set(to, file);
      },
      rmSync: (path: string) => void this.#files.delete(path),
    };
  }

  #open(path: string, flags: string | number): number {
    const writes = typeof flags === 'number' && (flags & fs.constants.O_WRONLY) !== 0;
    let file = this.#files.get(path);
    if (file === undefined) {
      if (!writes) throw failure('ENOENT', path);
      if (this.state === 'full') throw failure('ENOSPC', path);
      file = { ino: this.#count, data: Buffer.alloc(0) };
      this.#files.set(path, file);
    }
    if (!writes && this.state === 'unreadable') throw failure('EACCES', path);
    this.#count += 1;
    const appends = typeof flags === 'number' && (flags & fs.constants.O_APPEND) !== 0;
    this.#handles.set(this.#count, { path, file, appends });
    return this.#count;
  }

  #write({ path, file, appends }: Handle, text: string): number {
    if (this.state === 'full') throw failure('ENOSPC', path);
    const bytes = Buffer.from(text);
    const written = this.state === 'torn' ? bytes.subarray(0, bytes.length >> 1) : bytes;
    file.data = appends ? Buffer.concat([file.data, written]) : written;
    if (this.state !== 'torn') return written.length;
    this.state = 'full';
    throw failure('ENOSPC', path);
  }

  #handle(handle: number): Handle {
    const found = this.#handles.get(handle);
    if (found === undefined) throw failure('EBADF', String(handle));
    return found;
  }
}

const FOLDER = {
  isSymbolicLink: () => false,
  isFile: () => false,
  isDirectory: () => true,
  nlink: 2,
  size: 0,
};

function statOf({ ino, data }: File, bigint: boolean) {
  const whole = (count: number) => (bigint ? BigInt(count) : count);
  return {
    isSymbolicLink: () => false,
    isFile: () => true,
    isDirectory: () => false,
    nlink: whole(1),
    size: whole(data.length),
    ino: whole(ino),
    dev: whole(1),
  };
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
