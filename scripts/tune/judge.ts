import type { TaskContext } from '../../src/dataset/task';
import type { PeakFinder } from '../../src/peaks/peakFinder';
import { FOUND_WITHIN_ADC, scorePositions } from '../../src/peaks/positionScore';
import { VIP2 } from '../../src/physics/profile';
import type { TuningSpectra } from './tuningSpectra';

/** How well a finder does on labelled spectra. */
export interface Judgement {
  /** Of (predicted - true) over what is within 50 channels of the truth; channels. */
  readonly standardDeviation: number;
  /** Share of lines found within 50 channels. */
  readonly efficiency: number;
  /** Named lines further off than that, per spectrum. */
  readonly fakesPerSpectrum: number;
}

const MOST_FAKES = 0.1;
const MISSED_ADC = 20;

const QUIET: TaskContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};

export async function judge(finder: PeakFinder, { spectra, trueAdc }: TuningSpectra): Promise<Judgement> {
  const found = await finder.find({ spectra, profile: VIP2 }, QUIET);
  const pairs = trueAdc.flatMap((row, i) =>
    VIP2.finderLines.map((line, l) => {
      return [found[i]?.find((peak) => peak.line === line)?.adc ?? null, row[l] ?? NaN] as const;
    }),
  );
  const fakes = pairs.filter(([adc, truth]) => adc !== null && Math.abs(adc - truth) > FOUND_WITHIN_ADC).length;
  const { standardDeviation, efficiency } = scorePositions(pairs);
  return { standardDeviation, efficiency, fakesPerSpectrum: fakes / spectra.length };
}

/**
 * What is to be small, in channels: the root mean square error where a line that was missed counts as one line width off, with
 * fewer than 0.1 fakes per spectrum. The standard deviation alone would be smallest for a finder that leaves out the faint lines.
 */
export function objective({ standardDeviation, efficiency, fakesPerSpectrum }: Judgement): number {
  if (fakesPerSpectrum >= MOST_FAKES) return Infinity;
  return Math.sqrt(efficiency * standardDeviation ** 2 + (1 - efficiency) * MISSED_ADC ** 2);
}
