import { inflateRawSync } from 'node:zlib';

export type ZipEntry = { name: string; size: number; method: number; packedSize: number; headerAt: number };

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06');
const ZIP64 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** The entries that the archive's central directory lists (ZIP specification, 4.3.12), or null when it cannot be read. */
export function zipEntries(zip: Buffer): ZipEntry[] | null {
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end === -1) return null;
  try {
    const entries: ZipEntry[] = [];
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
      const nameLength = zip.readUInt16LE(at + 28);
      const extraLength = zip.readUInt16LE(at + 30);
      const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
      const extra = zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
      const [size, packedSize, headerAt] = zip64Values(
        [zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)],
        extra,
      );
      entries.push({ name, size, method: zip.readUInt16LE(at + 10), packedSize, headerAt });
      at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
    }
    return entries;
  } catch {
    return null; // a truncated or forged directory reads out of bounds
  }
}

/**
 * What an entry holds. `larger-than-declared` when it inflates to more than the directory says, which stops right there: memory is
 * bounded by the declared size. `damaged` also when encrypted.
 */
export function inflateEntry(zip: Buffer, entry: ZipEntry): Buffer | 'damaged' | 'larger-than-declared' {
  try {
    const start = entry.headerAt + 30 + zip.readUInt16LE(entry.headerAt + 26) + zip.readUInt16LE(entry.headerAt + 28);
    const packed = zip.subarray(start, start + entry.packedSize);
    const content = unpack(packed, entry);
    return content?.length === entry.size ? content : 'damaged';
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge ? 'larger-than-declared' : 'damaged'; // zlib throws on bytes that it cannot inflate
  }
}

function unpack(packed: Buffer, { method, size }: ZipEntry): Buffer | null {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  return null;
}

/** Values too large for 32 bits, or written as if they were, stand in the extra field 1, in this order (4.5.3). */
function zip64Values(values: [number, number, number], extra: Buffer): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const read = (value: number) => {
      if (value !== ZIP64) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    };
    return [read(values[0]), read(values[1]), read(values[2])];
  }
  return values;
}
