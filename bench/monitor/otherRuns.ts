import { totalSpectrumOf, type Histograms } from '../../src/dataset/histograms';
import { randomSource } from '../../src/math/random';
import { alignToProfile } from '../../src/monitor/alignToProfile';
import { batchFlags } from '../../src/monitor/flags/batchFlags';
import { watch } from '../../src/monitor/watch';
import { VIP2, type Profile } from '../../src/physics/profile';
import { FE55 } from '../../src/physics/openProfiles';
import { GOOD_MONTH, simulateAnomalousRun } from '../../src/simulate/anomalies/simulateAnomalousRun';
import { addExpectedSpectrum } from '../../src/simulate/expectedSpectrum';
import { emissionsOf } from '../../src/simulate/source';
import { CONTEXT, SLICE_DAYS, type Equipment } from './months';

const SEED = 9000;

/** False alarms in good runs unlike those that the tails were tabulated from. */
export interface OtherRuns {
  readonly about: string;
  readonly spectra: number;
  /** Good spectra that were simulated for the tails of each run. */
  readonly own: number | null;
  /** One per rate. */
  readonly flagged: readonly number[];
}

interface Case {
  readonly about: string;
  readonly runs: number;
  readonly profile: Profile;
  readonly make: (seed: number) => Promise<{ readonly histograms: Histograms; readonly slices: Histograms | null }>;
}

/** A month of VIP-2 in batches of another length, or with another rate of events. */
function months(about: string, runs: number, batchLengthDays: number, rate = 1, hasSlices = true): Case {
  const make: Case['make'] = async (seed) => {
    const options = { preset: { ...GOOD_MONTH, rate }, seed, anomalies: 0 };
    const { histograms } = await simulateAnomalousRun({ ...options, batchLengthDays }, CONTEXT);
    if (!hasSlices) return { histograms, slices: null };
    const { histograms: slices } = await simulateAnomalousRun({ ...options, batchLengthDays: SLICE_DAYS }, CONTEXT);
    return { histograms, slices };
  };
  return { about, runs, profile: VIP2, make };
}

const DETECTORS = 16;
const BATCHES = 20;

/** Detectors that see Fe-55 alone, in histograms, with a gain that walks a little. */
function fe55(seed: number): Promise<{ readonly histograms: Histograms; readonly slices: null }> {
  const random = randomSource(seed);
  const channelCount = 2048;
  const histograms: Histograms = {
    detectors: Array.from({ length: DETECTORS }, (_, sdd) => ({ bus: null, sdd })),
    batches: Array.from({ length: BATCHES }, (_, i) => ({ start: 3600 * i, stop: 3600 * (i + 1) })),
    channelCount,
    counts: new Uint32Array(DETECTORS * BATCHES * channelCount),
    overflow: new Uint32Array(DETECTORS),
    stated: Array.from({ length: DETECTORS }, () => null),
  };
  for (let detector = 0; detector < DETECTORS; detector++) {
    let gain = 5 + 0.3 * random.normal();
    for (let batch = 0; batch < BATCHES; batch++) {
      gain *= 1 + 3e-4 * random.normal();
      const expected = new Float64Array(channelCount);
      const response = { noiseEv: 45, fanoFactor: 0.118, tailFraction: 0.05, tailBeta: 2.5, shelfFraction: 0.01 };
      const none = { events: 0, scaleEv: 1000 };
      const continuum = { flat: { events: 60, toEv: 10000 }, falling: none, shoulder: { ...none, fromEv: 6490 } };
      const emissions = emissionsOf({ MnKa: 1500, MnKb: 205 });
      const scale = [-40, gain, 0] as const;
      addExpectedSpectrum({ scale, response, emissions, continuum }, { firstEdgeAdc: -0.5, binAdc: 1 }, expected);
      const at = (detector * BATCHES + batch) * channelCount;
      expected.forEach((n, adc) => (histograms.counts[at + adc] = random.poisson(n)));
    }
  }
  return Promise.resolve({ histograms, slices: null });
}

const CASES: readonly Case[] = [
  months('VIP-2, batches of 6 hours', 1, 0.25),
  months('VIP-2, batches of 12 hours', 2, 0.5),
  months('VIP-2, batches of a day', 2, 1),
  months('VIP-2, batches of 5 days', 6, 5),
  months('VIP-2, batches of 2 days, no slices', 4, 2, 1, false),
  months('VIP-2, batches of 2 days, a tenth of the events', 4, 2, 0.1),
  { about: 'Fe-55, 16 detectors, 20 spectra of 1,800 events', runs: 12, profile: FE55, make: fe55 },
];

/** Counts flagged good spectra in runs of other batch lengths, rates and profiles. */
export async function otherRuns(rates: readonly number[], { tails }: Equipment): Promise<OtherRuns[]> {
  const all: OtherRuns[] = [];
  for (const { about, runs, profile, make } of CASES) {
    let [spectra, own] = [0, null as number | null];
    const flagged = rates.map(() => 0);
    for (let run = 0; run < runs; run++) {
      const { histograms, slices } = await make(SEED + run);
      const scales = histograms.detectors.map((_, i) => alignToProfile(totalSpectrumOf(histograms, i), profile));
      const input = { histograms, profile, scales, reports: [], slices, model: null, tails, seed: 1 };
      const watched = await watch(input, CONTEXT);
      own = watched.ownGoodSpectra;
      spectra += watched.run.detectors.length * histograms.batches.length;
      rates.forEach((rate, i) => {
        const flags = batchFlags(watched.run, watched.made, watched.scores, rate);
        flagged[i] = (flagged[i] ?? 0) + new Set(flags.map(({ detector, batch }) => `${detector} ${batch}`)).size;
      });
    }
    all.push({ about, spectra, own, flagged });
    console.log(about, flagged, spectra);
  }
  return all;
}
