import { energyAt, gainAt } from '../../calibrate/energyCalibration';
import type { DetectorReference } from '../../calibrate/reference/detectorReference';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import { sigmaAtEv } from '../../physics/resolution';
import type { DetectorResponse } from '../../simulate/detectorResponse';
import { addExpectedSpectrum } from '../../simulate/expectedSpectrum';
import { emissionsOf, type LineYields } from '../../simulate/source';

const BIN_ADC = 8;
/** Lines are taken out up to so many widths from them: what is under them cannot be told from them. */
const MASK_SIGMA = 3.5;
/** Bins on either side of a gap that say how high the straight line across it begins and ends. */
const SHORE_BINS = 4;
/** Width of the smoothing in bins, one sigma: half that of a line. */
const SMOOTH_BINS = 1;

const NOTHING = {
  flat: { events: 0, toEv: 1 },
  falling: { events: 0, scaleEv: 1 },
  shoulder: { events: 0, fromEv: 1, scaleEv: 1 },
};

/** Counts beside the lines, in bins between `edgesEv`. */
export interface MeasuredBackground {
  readonly edgesEv: Float64Array;
  readonly counts: Float64Array;
}

/**
 * What a detector's aligned spectrum holds beside its lines: counts less those that the fitted lines put there with their
 * tails and escape peaks, straight beneath the lines, smoothed by half a line's width, nowhere below 0.
 */
export function measuredBackground(
  { alignedSpectrum, alignedP }: Pick<DetectorReference, 'alignedSpectrum' | 'alignedP'>,
  yields: LineYields,
  response: DetectorResponse,
): MeasuredBackground {
  const bins = Math.max(1, Math.floor(alignedSpectrum.length / BIN_ADC));
  const counts = new Float64Array(bins);
  alignedSpectrum.forEach((n, adc) => {
    const bin = Math.floor(adc / BIN_ADC);
    if (bin < bins) counts[bin] = (counts[bin] ?? 0) + n;
  });
  const expected = new Float64Array(bins);
  const model = { scale: alignedP, response, emissions: emissionsOf(yields), continuum: NOTHING };
  addExpectedSpectrum(model, { firstEdgeAdc: -0.5, binAdc: BIN_ADC }, expected);
  const energies = Float64Array.from(counts, (_, bin) => energyAt(alignedP, (bin + 0.5) * BIN_ADC - 0.5));
  const isUnderLine = Array.from(energies, (energyEv) =>
    isNearLine(energyEv, Object.keys(yields) as LineId[], response),
  );
  const left = counts.map((n, bin) => n - (expected[bin] ?? 0));
  const widthAdc = sigmaAtEv(response, tabulatedEnergyEv('MnKa')) / gainAt(alignedP, alignedSpectrum.length / 2);
  const open = smoothed(bridgedGaps(left, isUnderLine), Math.max(SMOOTH_BINS, (0.5 * widthAdc) / BIN_ADC));
  return {
    edgesEv: Float64Array.from({ length: bins + 1 }, (_, bin) => energyAt(alignedP, bin * BIN_ADC - 0.5)),
    counts: open.map((n) => Math.max(n, 0)),
  };
}

function isNearLine(energyEv: number, lines: readonly LineId[], response: DetectorResponse): boolean {
  return lines.some((line) => {
    const lineEv = observedEnergyEv(line);
    return Math.abs(energyEv - lineEv) < MASK_SIGMA * sigmaAtEv(response, lineEv);
  });
}

function bridgedGaps(values: Float64Array, isGap: readonly boolean[]): Float64Array {
  const whole = Float64Array.from(values);
  for (let bin = 0; bin < values.length; bin++) {
    if (isGap[bin] !== true) continue;
    const from = bin;
    while (isGap[bin + 1] === true) bin++;
    const shore = (first: number, step: 1 | -1) => {
      let sum = 0;
      let n = 0;
      for (let i = first; i >= 0 && i < values.length && n < SHORE_BINS && isGap[i] !== true; i += step) {
        sum += values[i] ?? 0;
        n++;
      }
      return n === 0 ? null : sum / n;
    };
    const [low, high] = [shore(from - 1, -1), shore(bin + 1, 1)];
    const [start, end] = [low ?? high ?? 0, high ?? low ?? 0];
    for (let i = from; i <= bin; i++) whole[i] = start + ((end - start) * (i - from + 1)) / (bin - from + 2);
  }
  return whole;
}

/** Folded with a Gaussian of `sigma` bins; the ends keep their counts. */
function smoothed(values: Float64Array, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const folded = new Float64Array(values.length);
  values.forEach((value, bin) => {
    let whole = 0;
    for (let d = -reach; d <= reach; d++) whole += Math.exp(-0.5 * (d / sigma) ** 2);
    for (let d = -reach; d <= reach; d++) {
      const at = Math.min(Math.max(bin + d, 0), values.length - 1);
      folded[at] = (folded[at] ?? 0) + (value * Math.exp(-0.5 * (d / sigma) ** 2)) / whole;
    }
  });
  return folded;
}
