import type { Native } from './native.ts';
import { sidText } from './sid.ts';

/** One SID_AND_ATTRIBUTES: an account or a group, and its attributes. */
export interface SidAndAttributes {
  readonly sid: string;
  /** The SE_GROUP_ bits; 0 for an account. */
  readonly attributes: number;
}

/** A pointer and a DWORD, on 64-bit Windows. */
const ENTRY = 16;

/**
 * Reads an array of SID_AND_ATTRIBUTES, with the SIDs in the same buffer, as GetTokenInformation writes it.
 * https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-sid_and_attributes
 *
 * @param start where the array begins, in bytes
 * @returns null if the array is not wholly in the buffer
 */
export function sidList(
  native: Native,
  buffer: Buffer,
  start: number,
  count: number,
): readonly SidAndAttributes[] | null {
  if (start + count * ENTRY > buffer.length) return null;
  const memory = native.address(buffer);
  const list: SidAndAttributes[] = [];
  for (let at = start; at < start + count * ENTRY; at += ENTRY) {
    const offset = Number(buffer.readBigUInt64LE(at) - memory);
    const sid = offset < 0 ? null : sidText(buffer.subarray(offset));
    if (sid === null) return null;
    list.push({ sid, attributes: buffer.readUInt32LE(at + 8) });
  }
  return list;
}
