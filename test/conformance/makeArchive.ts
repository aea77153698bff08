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

export function makeZip(members: readonly ArchiveMember[]): Uint8Array<ArrayBuffer> {
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
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
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
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
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
