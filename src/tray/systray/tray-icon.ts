import { readFileSync } from 'node:fs';

/**
 * An .ico file in base64 for the tray program.
 *
 * @throws if the file cannot be read or does not begin like an icon (reserved 0, type 1, at least one image). On
 *   anything else the tray program ends or stays blank.
 */
export function readTrayIcon(path: string): string {
  const file = readFileSync(path);
  const isIcon = file.length > 22 && file.readUInt32LE(0) === 0x00010000 && file.readUInt16LE(4) > 0;
  if (!isIcon) throw new Error(`${path} is not an .ico file`);
  return file.toString('base64');
}
