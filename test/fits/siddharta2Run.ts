import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { totalSpectrumOf } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import type { LineId } from '../../src/physics/lines';
import { quietTask } from '../conformance/fixtures';

const REAL = new URL('../../../shared/data/real/', import.meta.url);
const NAME = 'siddharta2_hist.csv.gz';

/** A line as another program fitted it: channels on an axis where bin i covers [i, i+1). */
export interface StatedLine {
  readonly line: string;
  readonly energy_eV: number;
  readonly centroid_adc: number;
  readonly sigma_adc: number;
  readonly chi2_ndf: number;
  /** Middles of the first and the last bin, of 8 channels from 0 on. */
  readonly fit_window_adc: readonly [number, number];
}

/** A good detector of the SIDDHARTA-2 run: its spectrum, and what the other program says of its lines. */
export interface GoodDetector {
  readonly sdd: number;
  readonly spectrum: Uint32Array;
  readonly stated: ReadonlyMap<LineId, StatedLine>;
}

interface Stated {
  readonly usable: boolean;
  readonly peaks?: readonly StatedLine[];
}

/** Whether the run is beside the project: it is not part of it. */
export const HAS_SIDDHARTA2 = existsSync(new URL(NAME, REAL));

/** Reads the run as the workbench does; detectors that `truth.json` calls unusable are left out. */
export async function goodDetectors(): Promise<GoodDetector[]> {
  const file = new File([await openAsBlob(new URL(NAME, REAL))], NAME);
  const { histograms } = await readRun([file], { batchLengthDays: 2, overflowAdc: null }, quietTask());
  const { files } = JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as {
    files: Record<string, { histograms?: Record<string, Stated> }>;
  };
  const array = Object.entries(files).find(([name]) => name.endsWith('all_hist.root'))?.[1].histograms ?? {};
  return histograms.detectors.flatMap(({ sdd }, i) => {
    const { usable, peaks = [] } = array[`bus1_sdd${String(sdd)}`] ?? { usable: false };
    if (!usable) return [];
    const stated = new Map(peaks.map((peak) => [peak.line.replace('_', '') as LineId, peak]));
    return [{ sdd, spectrum: totalSpectrumOf(histograms, i), stated }];
  });
}
