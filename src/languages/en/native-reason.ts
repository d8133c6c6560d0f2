import type { NativeReason } from '../../base/refusal.ts';

/** Why Windows' libraries cannot be called, as a sentence without its period. */
export function nativeReasonText({ fault, file, quote }: NativeReason): string {
  const said = quote === null ? '' : `: ${quote}`;
  switch (fault) {
    case 'system':
      return 'this is not Windows';
    case 'architecture':
      return 'this is a 32-bit Node.js';
    case 'absent':
      return `koffi can't be loaded${said}`;
    case 'foreign':
      return `koffi is not loaded from ${file}, which is not Usher's`;
    case 'policy':
      return `Windows refused to load koffi's native part, used by ${file}: an application control policy such as Smart App Control blocks it`;
    case 'refused':
      return `Windows refused to load koffi's native part, used by ${file}${said}`;
    case 'library':
      return quote ?? "wtsapi32 can't be used";
  }
}
