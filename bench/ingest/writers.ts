/** Big files of events, streamed: a block of events is in memory at a time. */
import { closeSync, createReadStream, createWriteStream, openSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { eventBlocks, type EventBlock } from './events';
import { npyHeader } from './npyHeader';

/** Blocks in a row group of Parquet: a million events. */
const BLOCKS_IN_GROUP = 10;

/** `first` and `all` make it a file of several of one month. */
export function writeCsv(path: string, events: number, first = 0, all = events): void {
  written(path, (write) => {
    write(Buffer.from('sdd,time,adc\n'));
    for (const { sdd, time, adc } of eventBlocks(events, first, all)) {
      let text = '';
      for (let i = 0; i < sdd.length; i++) {
        text += `${String(sdd[i])},${(time[i] ?? 0).toFixed(3)},${String(adc[i])}\n`;
      }
      write(Buffer.from(text));
    }
  });
}

export async function writeGzip(path: string, plain: string): Promise<void> {
  await pipeline(createReadStream(plain), createGzip({ level: 1 }), createWriteStream(path));
}

/** One array of records of 12 bytes. */
export function writeNpy(path: string, events: number): void {
  written(path, (write) => {
    write(npyHeader("[('sdd', '<u2'), ('time', '<f8'), ('adc', '<u2')]", events));
    for (const { sdd, time, adc } of eventBlocks(events)) {
      const records = Buffer.alloc(12 * sdd.length);
      for (let i = 0; i < sdd.length; i++) {
        records.writeUInt16LE(sdd[i] ?? 0, 12 * i);
        records.writeDoubleLE(time[i] ?? 0, 12 * i + 2);
        records.writeUInt16LE(adc[i] ?? 0, 12 * i + 10);
      }
      write(records);
    }
  });
}

/** Row groups of a million events, Snappy. */
export async function writeParquet(path: string, events: number): Promise<void> {
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'sdd', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'time', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      { name: 'adc', type: 'INT32', repetition_type: 'REQUIRED' },
    ],
  });
  let blocks: EventBlock[] = [];
  const flush = async () => {
    if (blocks.length === 0) return;
    const columnData = (['sdd', 'time', 'adc'] as const).map((name) => {
      const values = blocks.flatMap((block) => Array.from(block[name]));
      return { name, data: name === 'time' ? Float64Array.from(values) : Int32Array.from(values) };
    });
    await writer.write({ columnData, rowGroupSize: 1e6 });
    blocks = [];
  };
  for (const block of eventBlocks(events)) {
    blocks.push(block);
    if (blocks.length === BLOCKS_IN_GROUP) await flush();
  }
  await flush();
  await writer.finish();
}

function written(path: string, body: (write: (bytes: Uint8Array) => void) => void): void {
  const file = openSync(path, 'w');
  try {
    body((bytes) => {
      for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
    });
  } finally {
    closeSync(file);
  }
}
