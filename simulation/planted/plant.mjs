import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/**
 * A fault of Usher that is made by hand: in a file of src/, one text becomes another one.
 *
 * @typedef {object} Fault
 * @property {string} fault what is wrong then, in words
 * @property {string} file below src/
 * @property {string} text stands there once
 * @property {string} replacement
 */

/**
 * The source with the fault in it.
 *
 * @param {Fault} fault
 * @returns {{ path: string, contents: string }}
 * @throws {Error} if the text does not stand there exactly once, or stays as it is
 */
export function planted({ file, text, replacement }) {
  const path = join(SOURCE, ...file.split('/'));
  const pieces = readFileSync(path, 'utf8').split(text);
  if (pieces.length !== 2 || text === replacement) {
    throw new Error(`it cannot be planted: its text is ${pieces.length - 1} times in ${file}`);
  }
  return { path, contents: pieces.join(replacement) };
}

/**
 * Has the bundle read the source with the fault instead of the file.
 *
 * @param {Fault} fault
 * @returns {{ plugin: import('esbuild').Plugin, isPlanted: () => boolean }}
 */
export function plant(fault) {
  const { path, contents } = planted(fault);
  let isPlanted = false;
  return {
    plugin: {
      name: 'planted',
      setup({ onLoad }) {
        onLoad({ filter: /\.ts$/ }, (loaded) => {
          if (loaded.path !== path) return null;
          isPlanted = true;
          return { contents, loader: 'ts' };
        });
      },
    },
    isPlanted: () => isPlanted,
  };
}
