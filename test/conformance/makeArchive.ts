/** Zip archives and NumPy arrays made by hand, so that a test can make them wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put into an archive, and what the archive says of it where that is not the truth. */
export interface ArchiveMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly says?: {
    readonly bytes?: number;
    readonly crc32?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

/** An archive of these files; `isLarge` writes all numbers of the directory in the 64-bit extension. */
export function makeZip(members: readonly ArchiveMember[], isLarge = false): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = {} } of members) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(says.flags ?? 0, 2);
    common.writeUInt16LE(says.method ?? 8, 4);
    common.writeUInt32LE(says.crc32 ?? crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says.bytes ?? raw.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(isLarge ? 0xffffffff : at, 10);
    const entry = Buffer.from(common);
    const extra = Buffer.alloc(isLarge ? 28 : 0);
    if (isLarge) {
      entry.writeUInt32LE(0xffffffff, 14);
      entry.writeUInt32LE(0xffffffff, 18);
      entry.writeUInt16LE(extra.length, 24);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      [says.bytes ?? raw.length, packed.length, at].forEach((n, i) => extra.writeBigUInt64LE(BigInt(n), 4 + 8 * i));
    }
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), entry, rest, Buffer.from(name), extra]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  if (!isLarge) return new Uint8Array(Buffer.concat([...locals, directory, end]));
  end.fill(0xff, 8, 20);
  const large = Buffer.alloc(56);
  large.write('PK\x06\x06');
  [members.length, members.length, directory.length, at].forEach((n, i) =>
    large.writeBigUInt64LE(BigInt(n), 24 + 8 * i),
  );
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07');
  locator.writeBigUInt64LE(BigInt(at + directory.length), 8);
  return new Uint8Array(Buffer.concat([...locals, directory, large, locator, end]));
}

/** An array of version 1 with this description, e.g. `'<i4'`, and shape, e.g. `(3,)`. */
export function makeNpy(
  description: string,
  shape: string,
  data: ArrayBufferView,
  order = 'False',
): Uint8Array<ArrayBuffer> {
  const text = `{'descr': ${description}, 'fortran_order': ${order}, 'shape': ${shape}, }\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return new Uint8Array(Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, Buffer.from(text), bytes]));
}
