import { commandLine } from './command-line.ts';
import type { Native } from './native.ts';

/** SHELLEXECUTEINFOW on 64-bit Windows, in bytes, and the offsets of its fields. */
const SIZE = 112;
const FIELD = {
  cbSize: 0,
  mask: 4,
  window: 8,
  verb: 16,
  file: 24,
  parameters: 32,
  directory: 40,
  show: 48,
} as const;

/** SEE_MASK_NOASYNC, because the calling worker may end at any time; SEE_MASK_FLAG_NO_UI. */
const MASK = 0x100 | 0x400;
const SW_HIDE = 0;
const SW_SHOWNORMAL = 1;

/** Windows' error number if the operator did not give permission. */
export const ERROR_CANCELLED = 1223;

/**
 * Starts a console program in its own console window. A child of ours would not get one.
 *
 * @param file absolute path of the program
 * @returns Windows' error number, 0 for success
 */
export function openInNewConsole(native: Native, file: string, args: readonly string[]): Promise<number> {
  return shellExecute(native, { verb: 'open', file, args, window: 0n, show: SW_SHOWNORMAL });
}

/**
 * Starts a program as an administrator, without a window. Windows asks the operator first, and the call blocks
 * meanwhile. The foreground window is named as the asking one: for a background program Windows would only blink in
 * the taskbar.
 *
 * @param file absolute path of the program
 * @returns Windows' error number, 0 for success
 */
export function startAsAdministrator(native: Native, file: string, args: readonly string[]): Promise<number> {
  const foreground = native.declare<[], bigint | null>(
    'user32.dll',
    'void * __stdcall GetForegroundWindow()',
  );
  const window = foreground.call().value ?? 0n;
  return shellExecute(native, { verb: 'runas', file, args, window, show: SW_HIDE });
}

interface Execution {
  readonly verb: 'open' | 'runas';
  readonly file: string;
  readonly args: readonly string[];
  readonly window: bigint;
  readonly show: number;
}

/** https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecuteexw */
async function shellExecute(native: Native, execution: Execution): Promise<number> {
  const call = native.declare<[Buffer], number>('shell32.dll', 'int __stdcall ShellExecuteExW(void *info)');
  const { value, error } = await call.start(executeInfo(native, execution));
  return value === 0 ? error : 0;
}

/**
 * The structure followed by its strings, in one piece of memory that lives as long as the call. The program starts
 * in the system folder. Windows also looks for libraries in the starting folder, and others may write to another
 * folder.
 */
function executeInfo(native: Native, execution: Execution): Buffer {
  const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le');
  const verb = wide(execution.verb);
  const file = wide(execution.file);
  const parameters = wide(commandLine(execution.args));
  const directory = wide(native.systemFolder);
  const info = Buffer.concat([Buffer.alloc(SIZE), verb, file, parameters, directory]);
  const strings = native.address(info) + BigInt(SIZE);
  info.writeUInt32LE(SIZE, FIELD.cbSize);
  info.writeUInt32LE(MASK, FIELD.mask);
  info.writeBigUInt64LE(BigInt.asUintN(64, execution.window), FIELD.window);
  info.writeInt32LE(execution.show, FIELD.show);
  info.writeBigUInt64LE(strings, FIELD.verb);
  info.writeBigUInt64LE(strings + BigInt(verb.length), FIELD.file);
  info.writeBigUInt64LE(strings + BigInt(verb.length + file.length), FIELD.parameters);
  info.writeBigUInt64LE(strings + BigInt(verb.length + file.length + parameters.length), FIELD.directory);
  return info;
}
