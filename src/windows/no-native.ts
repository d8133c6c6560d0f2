import type { NativeReason } from '../base/refusal.ts';
import { isRefusedByPolicy, nativeReason } from '../base/refusal.ts';

/** Why Windows' libraries cannot be called. */
export interface NoNative {
  readonly missing: NativeReason;
}

/** Why koffi's own code was not loaded. */
export function notLoaded(error: unknown, file: string): NoNative {
  const { message, code }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  // If the file exists, Windows gives the reason in its own language.
  if (code !== 'ERR_DLOPEN_FAILED') {
    return { missing: nativeReason('absent', { quote: firstLine(message) }) };
  }
  if (isRefusedByPolicy(message)) return { missing: nativeReason('policy', { file }) };
  return { missing: nativeReason('refused', { file, quote: firstLine(message) }) };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
