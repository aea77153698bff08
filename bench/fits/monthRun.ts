import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import type { DetectorPeaks } from '../../src/calibrate/reference/detectorReference';
import { countsIn, totalSpectrumOf, type Histograms } from '../../src/dataset/histograms';
import type { Peak } from '../../src/dataset/peak';
import { readRun } from '../../src/ingest/readRun';
import { randomSource } from '../../src/math/random';
import type { LineId } from '../../src/physics/lines';
import { VIP2 } from '../../src/physics/profile';
import { CONTEXT } from '../peaks/surroundings';

const MONTH = new URL('../../../shared/data/sim/month/', import.meta.url);
const NAME = 'histograms.csv.gz';
/** How far a seed is from its line, channels: what peak finders do (docs/benchmarks/peaks.md). */
const SEED_ERROR_ADC = 2;

/** The simulated month: its spectra, the detectors that counted anything, and seeds for their lines. */
export interface Month {
  readonly histograms: Histograms;
  readonly detectors: readonly number[];
  readonly peaks: readonly DetectorPeaks[];
}

export const HAS_MONTH = existsSync(new URL(NAME, MONTH));

/** Reads the month; seeds are the true channels of the lines, each with an error of its own. */
export async function readMonth(): Promise<Month> {
  const file = new File([await openAsBlob(new URL(NAME, MONTH))], NAME);
  const settings = { batchLengthDays: 2, overflowAdc: VIP2.overflowAdc };
  const { histograms } = await readRun([file], settings, CONTEXT);
  const { sdd } = JSON.parse(readFileSync(new URL('truth.json', MONTH), 'utf8')) as {
    sdd: { sdd: number; batches?: { centroid: Record<string, number> }[] }[];
  };
  const random = randomSource(1);
  const detectors = histograms.detectors.flatMap((_, d) =>
    countsIn(totalSpectrumOf(histograms, d)) > 1000 ? [d] : [],
  );
  const peaks = detectors.map((d): DetectorPeaks => {
    const own = sdd.find((truth) => truth.sdd === histograms.detectors[d]?.sdd)?.batches ?? [];
    const seeds = (centroids: (name: string) => number) =>
      VIP2.finderLines.map((line): Peak => {
        const adc = centroids(componentOf(line)) + SEED_ERROR_ADC * random.normal();
        return { line, adc, adcError: null, probability: null, finder: 'truth' };
      });
    const mean = (name: string) => own.reduce((sum, { centroid }) => sum + (centroid[name] ?? NaN), 0) / own.length;
    return {
      whole: seeds(mean),
      batches: own.map(({ centroid }) => seeds((name) => centroid[name] ?? NaN)),
      removed: own.map(() => []),
    };
  });
  return { histograms, detectors, peaks };
}

/** The truth names a doublet by its first component. */
function componentOf(line: LineId): string {
  return line.endsWith('Ka') ? `${line}1` : line;
}
