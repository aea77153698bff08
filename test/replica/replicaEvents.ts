import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Events of a run: entry i of each array belongs to event i; time in Unix seconds. */
export interface Events {
  readonly sdd: Uint16Array;
  readonly time: Float64Array;
  readonly adc: Uint16Array;
}

/** Reads a gzipped `sdd,time,adc` table. */
export function readEvents(path: string): Events {
  const [header, ...rows] = gunzipSync(readFileSync(path)).toString('ascii').trimEnd().split('\n');
  if (header?.trimEnd() !== 'sdd,time,adc')
    throw new Error(`${path} is no event table: its header is ${String(header)}`);
  const sdd = new Uint16Array(rows.length);
  const time = new Float64Array(rows.length);
  const adc = new Uint16Array(rows.length);
  rows.forEach((row, i) => {
    const [first, second, third] = row.split(',');
    sdd[i] = Number(first);
    time[i] = Number(second);
    adc[i] = Number(third);
  });
  return { sdd, time, adc };
}
