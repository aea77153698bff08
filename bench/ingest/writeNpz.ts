import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { eventBlocks } from './events';
import { npyHeader } from './npyHeader';

const TYPES = { sdd: '<u2', time: '<f8', adc: '<u2' } as const;
/** Of a local header, before the name. */
const CRC_AT = 14;

interface Entry {
  readonly name: string;
  readonly at: number;
  readonly crc: number;
  readonly bytes: number;
}

/** Three arrays, not compressed, as `numpy.savez` writes them; below 4 GiB. */
export function writeNpz(path: string, events: number): void {
  const file = openSync(path, 'w');
  let at = 0;
  const write = (bytes: Uint8Array) => {
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from, bytes.length - from, at + from);
    at += bytes.length;
  };
  try {
    const entries = (['sdd', 'time', 'adc'] as const).map((key): Entry => {
      const start = at;
      const name = `${key}.npy`;
      const head = npyHeader(`'${TYPES[key]}'`, events);
      write(localHeader(name));
      const dataAt = at;
      write(head);
      let crc = crc32(head);
      for (const block of eventBlocks(events)) {
        const bytes = new Uint8Array(block[key].buffer);
        crc = crc32(bytes, crc);
        write(bytes);
      }
      const entry = { name, at: start, crc, bytes: at - dataAt };
      writeSync(file, sizes(entry), 0, 12, start + CRC_AT);
      return entry;
    });
    const directoryAt = at;
    for (const entry of entries) write(directoryEntry(entry));
    write(end(entries.length, at - directoryAt, directoryAt));
  } finally {
    closeSync(file);
  }
}

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

/** Checksum, packed and unpacked size. */
function sizes({ crc, bytes }: Entry): Buffer {
  const part = Buffer.alloc(12);
  part.writeUInt32LE(crc, 0);
  part.writeUInt32LE(bytes, 4);
  part.writeUInt32LE(bytes, 8);
  return part;
}

function directoryEntry(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  sizes(entry).copy(header, 16);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.at, 42);
  return Buffer.concat([header, Buffer.from(entry.name)]);
}

function end(entries: number, bytes: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
