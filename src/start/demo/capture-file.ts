import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 65_536;

/**
 * Reads a file, or standard input for `-`.
 * @param most the most bytes
 * @returns null if there are more
 * @throws NodeJS.ErrnoException
 */
export function captureFile(file: string, most: number): Buffer | null {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const parts: Buffer[] = [];
    for (let size = 0; size <= most; ) {
      const part = nextPart(descriptor);
      if (part.length === 0) return Buffer.concat(parts);
      parts.push(part);
      size += part.length;
    }
    return null;
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function nextPart(descriptor: number): Buffer {
  const part = Buffer.alloc(CHUNK);
  try {
    return part.subarray(0, readSync(descriptor, part));
  } catch (error) {
    // Windows reports the end of a pipe as an error.
    if ((error as NodeJS.ErrnoException).code === 'EOF') return Buffer.alloc(0);
    throw error;
  }
}
