import { positionLimit } from '../../simulate/training/positionLimit';
import type { TrainingSpectrum } from '../../simulate/training/trainingSpectrum';
import type { LineId } from '../../physics/lines';
import { FOUND_WITHIN_ADC } from '../positionScore';
import type { BenchmarkSet, SpectrumLimits } from './benchmarkSet';
import type { ByLine, LimitFigures, LimitReport } from './report';
import type { YieldBin } from './yieldBins';

/**
 * Errors beyond 50 channels do not enter the scores, so that none exceeds that of predictions made without looking:
 * uniform over +-50 channels. Limits beyond that say nothing and are taken as it.
 */
const LARGEST_LIMIT_ADC = FOUND_WITHIN_ADC / Math.sqrt(3);

/** Limits of one spectrum whose expected counts are known (`positionLimit`), channels. */
export function limitsOf(spectrum: Pick<TrainingSpectrum, 'expected' | 'lines'>, binAdc: number): SpectrumLimits {
  const inAdc = (unknownContinuum: boolean) =>
    Array.from(positionLimit(spectrum, { unknownContinuum }).limitBins, (limit) => limit * binAdc);
  return { knownContinuumAdc: inAdc(false), unknownContinuumAdc: inAdc(true) };
}

/** Root mean squares over the set; null where the limit of any spectrum is not known. */
export function limitReport(
  { spectra, limitsAre }: BenchmarkSet,
  lines: readonly LineId[],
  yieldBins: readonly YieldBin[],
): LimitReport | null {
  const limits = spectra.flatMap((spectrum) => (spectrum.limits === null ? [] : [spectrum.limits]));
  if (limits.length < spectra.length) return null;
  return {
    kind: limitsAre,
    ...figuresOf(limits, lines),
    byYield: yieldBins.map(({ indices }) =>
      figuresOf(
        indices.flatMap((index) => limits[index] ?? []),
        lines,
      ),
    ),
  };
}

function figuresOf(limits: readonly SpectrumLimits[], lines: readonly LineId[]): ByLine<LimitFigures> {
  const over = (valuesOf: (values: readonly number[]) => readonly number[]): LimitFigures => ({
    knownContinuum: rootMeanSquare(limits.flatMap(({ knownContinuumAdc }) => valuesOf(knownContinuumAdc))),
    unknownContinuum: rootMeanSquare(limits.flatMap(({ unknownContinuumAdc }) => valuesOf(unknownContinuumAdc))),
  });
  return { all: over((values) => values), byLine: lines.map((_, l) => over((values) => values.slice(l, l + 1))) };
}

/** Over lines that are there. */
function rootMeanSquare(values: readonly number[]): number {
  const there = values.filter((value) => !Number.isNaN(value)).map((value) => Math.min(value, LARGEST_LIMIT_ADC));
  return Math.sqrt(there.reduce((sum, value) => sum + value * value, 0) / there.length);
}
