import type { Peak } from '../../dataset/peak';
import type { LineId } from '../../physics/lines';
import { FOUND_WITHIN_ADC, scorePositions, type PositionPair } from '../positionScore';
import type { LabelledSpectrum } from './benchmarkSet';
import type { ByLine, FinderReport, FinderScore } from './report';
import { peakAdcOf } from './spreadToChannels';
import type { YieldBin } from './yieldBins';

/** What a finder said of one line in one spectrum, and what is true; positions as in `Peak.adc`. */
interface Judged {
  /** Null where the line is not there: then nothing is to be found. */
  readonly pair: PositionPair | null;
  readonly isFake: boolean;
}

/**
 * Scores of what a finder answered, one array of peaks per spectrum. Lines of which the truth is not known are not
 * judged, so that a finder may name what else stands in a spectrum.
 */
export function scoreFinder(
  finder: string,
  lines: readonly LineId[],
  {
    spectra,
    peaks,
    yieldBins,
  }: {
    readonly spectra: readonly LabelledSpectrum[];
    readonly peaks: readonly (readonly Peak[])[];
    readonly yieldBins: readonly YieldBin[];
  },
): Omit<FinderReport, 'msPerSpectrum'> {
  const rows = spectra.map((spectrum, i) => lines.map((line, l) => judge(line, spectrum.linesAdc[l], peaks[i] ?? [])));
  return {
    finder,
    ...scoresOf(rows, lines),
    byYield: yieldBins.map(({ indices }) =>
      scoresOf(
        indices.map((index) => rows[index] ?? []),
        lines,
      ),
    ),
    errorCounts: errorCountsOf(rows.flat()),
  };
}

function judge(line: LineId, trueEdgeAdc: number | null | undefined, peaks: readonly Peak[]): Judged {
  const peak = peaks.find((candidate) => candidate.line === line && Number.isFinite(candidate.adc));
  if (trueEdgeAdc === undefined) return { pair: null, isFake: false };
  if (trueEdgeAdc === null) return { pair: null, isFake: peak !== undefined };
  const trueAdc = peakAdcOf(trueEdgeAdc);
  if (peak === undefined) return { pair: [null, trueAdc], isFake: false };
  return { pair: [peak.adc, trueAdc, peak.adcError], isFake: Math.abs(peak.adc - trueAdc) > FOUND_WITHIN_ADC };
}

function scoresOf(rows: readonly (readonly Judged[])[], lines: readonly LineId[]): ByLine<FinderScore> {
  const score = (judged: readonly Judged[]): FinderScore => ({
    ...scorePositions(judged.flatMap(({ pair }) => (pair === null ? [] : [pair]))),
    fakesPerSpectrum: judged.filter(({ isFake }) => isFake).length / rows.length,
  });
  return { all: score(rows.flat()), byLine: lines.map((_, l) => score(rows.flatMap((row) => row[l] ?? []))) };
}

function errorCountsOf(judged: readonly Judged[]): number[] {
  const counts = new Array<number>(2 * FOUND_WITHIN_ADC).fill(0);
  for (const { pair } of judged) {
    const bin = pair === null ? NaN : Math.floor((pair[0] ?? NaN) - pair[1] + FOUND_WITHIN_ADC);
    if (bin >= 0 && bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
