import type { Native } from '../native.ts';
import { commandLine } from './command-line.ts';

/** SHELLEXECUTEINFOW on 64-bit Windows, in bytes, and where its fields are. */
const SIZE = 112;
const FIELD = { cbSize: 0, mask: 4, verb: 16, file: 24, parameters: 32, show: 48 } as const;

/** SEE_MASK_NOASYNC, because the calling worker may be gone at any time; SEE_MASK_FLAG_NO_UI. */
const MASK = 0x100 | 0x400;
const SW_SHOWNORMAL = 1;

/**
 * Starts a console program in a console window of its own, which a child of ours would not get.
 * https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecuteexw
 *
 * @param file absolute path of the program
 * @returns Windows' error number, 0 for success
 */
export async function openInNewConsole(
  native: Native,
  file: string,
  args: readonly string[],
): Promise<number> {
  const shellExecute = native.declare<[Buffer], number>(
    'shell32.dll',
    'int __stdcall ShellExecuteExW(void *info)',
  );
  const info = executeInfo(native, { verb: 'open', file, parameters: commandLine(args) });
  const { value, error } = await shellExecute.start(info);
  return value === 0 ? error : 0;
}

/** The structure with its strings behind it, in one piece of memory that lives as long as the call. */
function executeInfo(native: Native, texts: Record<'verb' | 'file' | 'parameters', string>): Buffer {
  const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le');
  const [verb, file, parameters] = [wide(texts.verb), wide(texts.file), wide(texts.parameters)];
  const info = Buffer.concat([Buffer.alloc(SIZE), verb, file, parameters]);
  const strings = native.address(info) + BigInt(SIZE);
  info.writeUInt32LE(SIZE, FIELD.cbSize);
  info.writeUInt32LE(MASK, FIELD.mask);
  info.writeInt32LE(SW_SHOWNORMAL, FIELD.show);
  info.writeBigUInt64LE(strings, FIELD.verb);
  info.writeBigUInt64LE(strings + BigInt(verb.length), FIELD.file);
  info.writeBigUInt64LE(strings + BigInt(verb.length + file.length), FIELD.parameters);
  return info;
}
