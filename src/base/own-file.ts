import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/*
 * Any program of the same user may replace Usher's own files. Usher may run as an administrator. Through a link it
 * would then write to a file that only administrators may change. So neither the file nor its folder may be a link.
 * Node.js reports a Windows junction as a symbolic link.
 */

const { O_APPEND, O_CREAT, O_WRONLY } = constants;
/** Windows has no such flag. */
const NO_FOLLOW = (constants as { readonly O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;

/**
 * Appends a text in one write; creates the file and its folder. @throws Error if it cannot, if not all of it could be
 * written, or if there is a link
 */
export function appendOwn(file: string, text: string): void {
  withOwn(file, O_APPEND, (handle) => writeWhole(handle, file, text));
}

/** Replaces the file's content. @throws as `appendOwn` */
export function writeOwn(file: string, text: string): void {
  withOwn(file, 0, (handle) => {
    ftruncateSync(handle);
    writeWhole(handle, file, text);
  });
}

/** A disk that becomes full takes a part of a text, and no error tells it. */
function writeWhole(handle: number, file: string, text: string): void {
  const written = writeSync(handle, text);
  const bytes = Buffer.byteLength(text);
  if (written < bytes) throw new Error(`${file} took ${written} of ${bytes} bytes`);
}

/** @throws Error if the file or its folder leads somewhere else. A missing file is no link. */
export function refuseLinks(file: string): void {
  for (const path of [dirname(file), file]) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) throw new Error(`${path} is a link`);
    if (found?.isFile() && found.nlink > 1) throw new Error(`${path} has another name`);
  }
}

function withOwn(file: string, flags: number, write: (handle: number) => void): void {
  mkdirSync(dirname(file), { recursive: true });
  refuseLinks(file);
  const handle = openSync(file, O_WRONLY | O_CREAT | NO_FOLLOW | flags, 0o600);
  try {
    // Checked again for the opened file, because it may have been exchanged in between.
    refuseLinks(file);
    const [opened, named] = [fstatSync(handle, { bigint: true }), lstatSync(file, { bigint: true })];
    if (opened.ino !== named.ino || opened.dev !== named.dev) throw new Error(`${file} was exchanged`);
    write(handle);
  } finally {
    closeSync(handle);
  }
}
