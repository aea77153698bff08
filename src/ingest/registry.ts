import { amptekMca } from './amptek-mca/format';
import { brukerSpx } from './bruker-spx/format';
import { emsa } from './emsa/format';
import { eventCsv } from './event-csv/format';
import type { Describe, Format, Read } from './format';
import { hdf5 } from './hdf5/format';
import { histogramCsv } from './histogram-csv/format';
import { histogramWide } from './histogram-wide/format';
import { n42 } from './n42/format';
import { npy } from './npy/format';
import { npz } from './npz/format';
import { oneColumn } from './one-column/format';
import { ortecChn } from './ortec-chn/format';
import { ortecSpe } from './ortec-spe/format';
import { otherTable } from './other-table/format';
import { parquet } from './parquet/format';
import { root } from './root/format';
import { specMca } from './spec-mca/format';

/** A format with its reader, which is loaded when the first file of that format comes. */
export interface RegisteredFormat extends Format {
  readonly load: () => Promise<Read>;
  /** Says what is in a file, where there is anything to choose. */
  readonly loadDescribe?: () => Promise<Describe>;
}

/** Every format that can be read. Order does not matter: no sniffer claims another format's files. */
export const FORMATS = [
  { ...eventCsv, load: async () => (await import('./event-csv/read')).read },
  { ...histogramCsv, load: async () => (await import('./histogram-csv/read')).read },
  { ...histogramWide, load: async () => (await import('./histogram-wide/read')).read },
  { ...amptekMca, load: async () => (await import('./amptek-mca/read')).read },
  { ...ortecSpe, load: async () => (await import('./ortec-spe/read')).read },
  { ...emsa, load: async () => (await import('./emsa/read')).read },
  { ...specMca, load: async () => (await import('./spec-mca/read')).read },
  { ...oneColumn, load: async () => (await import('./one-column/read')).read },
  { ...ortecChn, load: async () => (await import('./ortec-chn/read')).read },
  { ...n42, load: async () => (await import('./n42/read')).read },
  { ...brukerSpx, load: async () => (await import('./bruker-spx/read')).read },
  { ...npy, load: async () => (await import('./npy/read')).read },
  {
    ...root,
    load: async () => (await import('./root/read')).read,
    loadDescribe: async () => (await import('./root/read')).describe,
  },
  {
    ...hdf5,
    load: async () => (await import('./hdf5/read')).read,
    loadDescribe: async () => (await import('./hdf5/read')).describe,
  },
  {
    ...parquet,
    load: async () => (await import('./parquet/read')).read,
    loadDescribe: async () => (await import('./parquet/read')).describe,
  },
  {
    ...otherTable,
    load: async () => (await import('./other-table/read')).read,
    loadDescribe: async () => (await import('./other-table/read')).describe,
  },
  {
    ...npz,
    load: async () => (await import('./npz/read')).read,
    loadDescribe: async () => (await import('./npz/describe')).describe,
  },
] as const satisfies readonly RegisteredFormat[];

/** The format of a file that starts with `head`, or null where none knows it. */
export function recognise(head: Uint8Array, name: string): RegisteredFormat | null {
  return FORMATS.find((format) => format.sniff(head, name)) ?? null;
}
