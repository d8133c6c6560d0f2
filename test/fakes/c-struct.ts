/** The sizes and alignments of C types on 64-bit Windows, in bytes. */
const TYPES = {
  DWORD: [4, 4],
  LONG: [4, 4],
  LARGE_INTEGER: [8, 8],
  POINTER: [8, 8],
} as const;

/** One field as a header declares it; `WCHAR[n]` is an array of UTF-16 units. */
export type Field = readonly [name: string, type: keyof typeof TYPES | `WCHAR[${number}]`];

export type FieldValue = number | bigint | string;

export interface CStruct {
  readonly size: number;
  offset(name: string): number;
  /** The structure's bytes; fields that are not given are zero. */
  bytes(values: Readonly<Record<string, FieldValue>>): Buffer;
}

/**
 * Lays out a structure by C's rules alone: natural alignment, padded to its widest field. So the program's offsets
 * are checked against a second reading of the header, not against themselves.
 * @param pack the widest alignment that the header allows, as by `#include <pshpack1.h>`
 */
export function cStruct(fields: readonly Field[], pack = 8): CStruct {
  let end = 0;
  let widest = 1;
  const places = new Map<string, { offset: number; type: Field[1] }>();
  for (const [name, type] of fields) {
    const [size, natural] = sizeOf(type);
    const alignment = Math.min(natural, pack);
    const offset = Math.ceil(end / alignment) * alignment;
    places.set(name, { offset, type });
    end = offset + size;
    widest = Math.max(widest, alignment);
  }
  const size = Math.ceil(end / widest) * widest;
  const place = (name: string) => {
    const found = places.get(name);
    if (found === undefined) throw new Error(`no field ${name}`);
    return found;
  };
  return {
    size,
    offset: (name) => place(name).offset,
    bytes(values) {
      const bytes = Buffer.alloc(size);
      for (const [name, value] of Object.entries(values)) write(bytes, place(name), value);
      return bytes;
    },
  };
}

function sizeOf(type: Field[1]): readonly [size: number, alignment: number] {
  const units = /^WCHAR\[(\d+)\]$/.exec(type)?.[1];
  return units === undefined ? TYPES[type as keyof typeof TYPES] : [Number(units) * 2, 2];
}

function write(bytes: Buffer, { offset, type }: { offset: number; type: Field[1] }, value: FieldValue): void {
  if (type === 'DWORD') bytes.writeUInt32LE(Number(value), offset);
  else if (type === 'LONG') bytes.writeInt32LE(Number(value), offset);
  else if (type === 'LARGE_INTEGER') bytes.writeBigInt64LE(BigInt(value), offset);
  else if (type === 'POINTER') bytes.writeBigUInt64LE(BigInt(value), offset);
  else bytes.write(String(value), offset, sizeOf(type)[0], 'utf16le');
}
