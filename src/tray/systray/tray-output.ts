import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LOGGED_LINES_A_MINUTE = 20;
const LOGGED_LENGTH = 300;

/**
 * A native call that failed while the icon was made. At logon Explorer may not be there yet. The tray program goes
 * on nevertheless, without an icon or a menu.
 */
const FAILED_CALL = /Unable to (?:init instance|create menu|set icon|addOrUpdateMenuItem)/;

/** A message on the tray program's standard output. Any other line there is ignored. */
export type TrayMessage = { readonly type: 'ready' } | { readonly type: 'clicked'; readonly itemId: number };

/** Reads one line: `{"type":"ready"}` or `{"type":"clicked","item":{…},"seq_id":0,"__id":3}`. */
export function readTrayMessage(line: string): TrayMessage | undefined {
  const message = parsed(line);
  if (message?.type === 'ready') return { type: 'ready' };
  if (message?.type !== 'clicked') return undefined;
  const itemId = message.__id ?? message.item?.__id;
  return typeof itemId === 'number' ? { type: 'clicked', itemId } : undefined;
}

export function isFailedCall(line: string): boolean {
  return FAILED_CALL.test(line);
}

/** Calls back for every line, but not for errors: the process itself reports its end. */
export function eachLine(stream: Readable | null, line: (text: string) => void): void {
  if (!stream) return;
  // readline passes on its stream's errors, and throws one without a listener.
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
    .on('error', () => {})
    .on('line', line);
}

/** A log that passes on 20 lines a minute, each cut to 300 characters. It also logs how many were left out. */
export function rateLimited(log: (line: string) => void): (line: string) => void {
  let since = performance.now();
  let lines = 0;
  return (line) => {
    if (performance.now() - since >= 60_000) {
      if (lines > LOGGED_LINES_A_MINUTE) log(`${lines - LOGGED_LINES_A_MINUTE} more lines left out`);
      since = performance.now();
      lines = 0;
    }
    lines++;
    if (lines <= LOGGED_LINES_A_MINUTE) log(line.slice(0, LOGGED_LENGTH));
  };
}

interface RawMessage {
  readonly type?: unknown;
  readonly __id?: unknown;
  readonly item?: { readonly __id?: unknown } | null;
}

function parsed(line: string): RawMessage | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
