// Replaces Windows' functions in what koffi gives the program, because koffi's own libraries cannot be changed.
import { createRequire } from 'node:module';

// biome-ignore lint/suspicious/noExplicitAny: any function of C
export type CFunction = ((...args: any[]) => any) & { async?: (...args: any[]) => void };

export interface Library {
  func(prototype: string): CFunction;
}

interface Koffi {
  load(path: string): Library;
}

/** @returns what the program gets instead of the real function */
export type Replacement = (real: CFunction, library: Library) => CFunction;

/** The program's koffi. It and Node.js are in one folder, wherever that is. */
export const programKoffi = () => createRequire(process.execPath)('koffi');

function programKoffiOrNull(): ReturnType<typeof programKoffi> | null {
  try {
    return programKoffi();
  } catch {
    return null;
  }
}

/**
 * Does nothing in a program without koffi, which calls no function of Windows.
 * @param replacements by the functions' names
 */
export function replaceInKoffi(replacements: Readonly<Record<string, Replacement>>): void {
  const koffi = programKoffiOrNull();
  if (koffi === null) return;
  // The program uses the default export, and the built probes use the module itself.
  replaceIn(koffi.default, replacements);
  replaceIn(koffi, replacements);
}

function replaceIn(koffi: Koffi, replacements: Readonly<Record<string, Replacement>>): void {
  const { load } = koffi;
  koffi.load = (path) => {
    const library = load(path);
    return {
      func(prototype) {
        const real = library.func(prototype);
        const [, name = ''] = /(\w+)\(/.exec(prototype) ?? [];
        return replacements[name]?.(real, library) ?? real;
      },
    };
  };
}
