import { channelAt } from '../../calibrate/energyCalibration';
import type { LocatedReference } from '../../calibrate/optimiseCopper';
import { detectorResolution } from '../../calibrate/reference/detectorResolution';
import { spectrumOf, type Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { randomSource } from '../../math/random';
import { tabulatedEnergyEv, type LineId } from '../../physics/lines';
import { sigmaAtEv } from '../../physics/resolution';
import type { DetectorResponse } from '../../simulate/detectorResponse';
import { measuredContinuum } from '../../simulate/measuredContinuum';
import type { SimulatedDetector } from '../../simulate/simulatedDetector';
import { spanOf, type SpectraPlan } from '../../simulate/simulateSpectra';
import { escapeFraction, type LineYields } from '../../simulate/source';
import { scaleHistory } from './driftHistory';
import { measuredBackground } from './measuredBackground';

/** Keeps the wandering between batches apart from the events. */
const DRIFT_STREAM = 0x64726966;

/** A detector as it was found, but for its energy scale, and its rate in each batch relative to the mean. */
export interface FoundDetector {
  readonly detector: Omit<SimulatedDetector, 'scale' | 'drift'>;
  readonly rates: readonly number[];
}

/**
 * The detectors of a finished analysis for a simulation: noise, Fano factor and tail, counts of each line, what stands beside
 * the lines, rates of the batches. Detectors without a reference are left out.
 */
export async function foundDetectors(
  histograms: Histograms,
  references: readonly LocatedReference[],
  context: TaskContext,
): Promise<FoundDetector[]> {
  const found: FoundDetector[] = [];
  for (const [index, reference] of references.entries()) {
    context.onProgress({ stage: 'Measuring the detectors', fraction: index / references.length });
    await context.breathe();
    found.push(foundDetector(histograms, reference, index));
  }
  return found;
}

/**
 * A run of the detectors that were found, each with its energy scale and its history. Another seed gives other events, and
 * another wandering between the batches.
 */
export function ownRun(
  histograms: Histograms,
  references: readonly LocatedReference[],
  found: readonly FoundDetector[],
  seed: number,
): SpectraPlan {
  const spans = histograms.batches.map(spanOf);
  const startS = spans[0]?.startS ?? 0;
  const days = Math.max((spans.at(-1)?.stopS ?? startS) - startS, 0) / SECONDS_PER_DAY;
  const detectors = references.flatMap(({ reference }, index): SimulatedDetector[] => {
    const detector = found[index]?.detector;
    const random = randomSource(seed ^ DRIFT_STREAM, index);
    return detector === undefined ? [] : [{ ...detector, ...scaleHistory(reference, histograms.batches, random) }];
  });
  return {
    run: { preset: { startS, days }, seed, detectors },
    keys: references.flatMap(({ detector }) => histograms.detectors[detector] ?? []),
    batches: histograms.batches,
    channelCount: histograms.channelCount,
    rates: Float64Array.from(found.flatMap(({ rates }) => rates)),
  };
}

function foundDetector(
  histograms: Histograms,
  { detector, reference }: LocatedReference,
  index: number,
): FoundDetector {
  const { template, fits } = reference.aligned;
  const law = detectorResolution(reference);
  const response: DetectorResponse = {
    noiseEv: law?.noiseEv.value ?? template.resolution.noiseEv,
    fanoFactor: law?.fanoFactor.value ?? template.resolution.fanoFactor,
    tailFraction: template.tailFraction,
    tailBeta: template.tailBeta,
    // What a shelf leaves below the lines is part of what was measured beside them.
    shelfFraction: 0,
  };
  const seen = Object.fromEntries(
    fits.flatMap(({ line, counts, status }) =>
      counts === null || status === 'failed' ? [] : [[line, counts / (1 - escapeFraction(tabulatedEnergyEv(line)))]],
    ),
  ) as LineYields;
  const { rates, days, share } = ratesOf(histograms, detector, reference, Object.keys(seen) as LineId[], response);
  const { edgesEv, counts } = measuredBackground(reference, seen, response);
  const perDay = 1 / (days * share);
  return {
    rates,
    detector: {
      sdd: index,
      isDead: false,
      response,
      linesPerDay: Object.fromEntries(Object.entries(seen).map(([line, n]) => [line, n * perDay])),
      continuumPerDay: {
        flat: { events: 0, toEv: 1 },
        falling: { events: 0, scaleEv: 1 },
        shoulder: { events: 0, fromEv: 1, scaleEv: 1 },
      },
      triggerNoisePerDay: 0,
      saturatedPerDay: 0,
      spurious: null,
      noiseInterval: null,
      measured: measuredContinuum(edgesEv, counts, days * share),
      adcWidths: null,
    },
  };
}

/**
 * Rate of each batch relative to the mean, by the events from the lowest line on (noise below it comes and goes); the run's
 * length without gaps, days; and which share of these events the aligned spectrum holds.
 */
function ratesOf(
  histograms: Histograms,
  detector: number,
  { alignedP, alignedSpectrum }: LocatedReference['reference'],
  lines: readonly LineId[],
  response: DetectorResponse,
): { readonly rates: number[]; readonly days: number; readonly share: number } {
  const lowestEv = Math.min(...lines.map(tabulatedEnergyEv));
  const fromAdc = Math.max(0, Math.floor(channelAt(alignedP, lowestEv - 5 * sigmaAtEv(response, lowestEv)) ?? 0));
  const above = (spectrum: Uint32Array) => spectrum.subarray(fromAdc).reduce((sum, n) => sum + n, 0);
  const own = histograms.batches.map((batch, index) => {
    const { startS, stopS } = spanOf(batch, index);
    return { events: above(spectrumOf(histograms, detector, index)), days: (stopS - startS) / SECONDS_PER_DAY };
  });
  const days = own.reduce((sum, batch) => sum + batch.days, 0);
  const events = own.reduce((sum, batch) => sum + batch.events, 0);
  return {
    rates: own.map((batch) => (events === 0 ? 0 : (batch.events / events) * (days / batch.days))),
    days,
    share: events === 0 ? 1 : above(alignedSpectrum) / events,
  };
}
