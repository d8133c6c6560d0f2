import type { NativeFault } from '../base/refusal.ts';
import { isRefusedByPolicy } from '../base/refusal.ts';

/** Why Windows' libraries cannot be called. */
export interface NoNative {
  readonly missing: string;
  readonly fault: NativeFault;
}

/** Why koffi's own code was not loaded. */
export function notLoaded(error: unknown, file: string): NoNative {
  const { message, code }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  // If the file exists, Windows gives the reason in its own language.
  if (code !== 'ERR_DLOPEN_FAILED') {
    return { missing: `koffi can't be loaded: ${firstLine(message)}`, fault: 'absent' };
  }
  const isPolicy = isRefusedByPolicy(message);
  const reason = isPolicy
    ? 'an application control policy such as Smart App Control blocks it'
    : firstLine(message);
  return {
    missing: `Windows refused to load koffi's native part, used by ${file}: ${reason}`,
    fault: isPolicy ? 'policy' : 'refused',
  };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
