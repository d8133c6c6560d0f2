import { commandLine } from './command-line.ts';
import type { Answer, Native } from './native.ts';

/** SHELLEXECUTEINFOW on 64-bit Windows, in bytes, and the offsets of its fields. */
const SIZE = 112;
const FIELD = {
  cbSize: 0,
  mask: 4,
  owner: 8,
  verb: 16,
  file: 24,
  parameters: 32,
  directory: 40,
  show: 48,
} as const;

/** SEE_MASK_NOASYNC, because the calling thread may end right after; SEE_MASK_FLAG_NO_UI. */
const MASK = 0x100 | 0x400;
const COINIT_APARTMENTTHREADED = 0x2;
const COINIT_DISABLE_OLE1DDE = 0x4;
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
export async function openInNewConsole(
  native: Native,
  file: string,
  args: readonly string[],
): Promise<number> {
  const info = executeInfo(native, { verb: 'open', file, args, owner: 0n, show: SW_SHOWNORMAL });
  return errorOf(await shellExecute(native).start(info));
}

/**
 * Starts a program as an administrator, without a window. Windows asks the operator first, and this thread waits
 * meanwhile, so it is for a process that has nothing else to do.
 *
 * Windows' question comes to the front if its owner is in front, else it only blinks in the taskbar.
 * https://learn.microsoft.com/previous-versions/windows/it-pro/windows-7/cc722028(v=ws.10)
 *
 * @param file absolute path of the program
 * @param owner the window that asks; 0n for none
 * @returns Windows' error number, 0 for success
 */
export function startAsAdministrator(
  native: Native,
  file: string,
  args: readonly string[],
  owner: bigint,
): number {
  enterApartment(native);
  const info = executeInfo(native, { verb: 'runas', file, args, owner, show: SW_HIDE });
  return errorOf(shellExecute(native).call(info));
}

interface Execution {
  readonly verb: 'open' | 'runas';
  readonly file: string;
  readonly args: readonly string[];
  readonly owner: bigint;
  readonly show: number;
}

/** https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecuteexw */
function shellExecute(native: Native) {
  return native.declare<[Buffer], number>('shell32.dll', 'int __stdcall ShellExecuteExW(void *info)');
}

function errorOf({ value, error }: Answer<number>): number {
  return value === 0 ? error : 0;
}

/** ShellExecuteExW may hand over to parts of the shell that need this, and its documentation asks for these flags. */
function enterApartment(native: Native): void {
  native
    .declare<[null, number], number>(
      'ole32.dll',
      'int32_t __stdcall CoInitializeEx(void *reserved, uint32_t flags)',
    )
    // One that this thread is in already does as well.
    .call(null, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE);
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
  info.writeBigUInt64LE(BigInt.asUintN(64, execution.owner), FIELD.owner);
  info.writeInt32LE(execution.show, FIELD.show);
  info.writeBigUInt64LE(strings, FIELD.verb);
  info.writeBigUInt64LE(strings + BigInt(verb.length), FIELD.file);
  info.writeBigUInt64LE(strings + BigInt(verb.length + file.length), FIELD.parameters);
  info.writeBigUInt64LE(strings + BigInt(verb.length + file.length + parameters.length), FIELD.directory);
  return info;
}
