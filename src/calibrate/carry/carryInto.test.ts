import { beforeAll, describe, expect, it } from 'vitest';
import type { Batch, Histograms } from '../../dataset/histograms';
import type { Peak } from '../../dataset/peak';
import { randomSource } from '../../math/random';
import { LINES, type LineId } from '../../physics/lines';
import { SIDDHARTA2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { calibrateDetectors, type CalibrationChain } from '../chain';
import { channelAt, energyAt, energyErrorAt } from '../energyCalibration';
import { DEFAULT_METHOD } from '../reference/method';
import { carriedBatches, withoutBatches } from './carriedBatches';
import { carryInto } from './carryInto';

const DAY_S = 86_400;
const START_S = 1_700_006_400;
const CHANNELS = 4096;
/** Kinds of runs, with the days at which they begin and end. */
const RUNS = [
  ['kaons', 0, 0.9],
  ['calibration', 1, 1.1],
  ['kaons', 1.2, 2.9],
  ['calibration', 3, 3.1],
  ['kaons', 3.2, 4.9],
  ['calibration', 5, 5.1],
  ['kaons', 5.2, 6.4],
] as const;
const BATCHES: Batch[] = RUNS.map(([label, from, to]) => {
  return { start: START_S + from * DAY_S, stop: START_S + to * DAY_S, label };
});
const KAONIC_EV = 6463.5;
const YIELDS: Readonly<Partial<Record<LineId, number>>> = { TiKa: 30_000, TiKb: 4000, FeKa: 60_000, CuKa: 80_000 };

/** The true scale of a detector: offset and gain drift steadily, by 6 eV a day at copper. */
function trueScale(detector: number, day: number): readonly [number, number, number] {
  return [-2000 + 30 * detector + 2 * day, 3.05 + (4 / 3300) * day, 1e-7];
}

/** Calibration runs have lines at the middle of their time, physics runs one line of kaonic helium all along. */
function simulatedRun(): Histograms {
  const random = randomSource(77);
  const counts = new Uint32Array(2 * RUNS.length * CHANNELS);
  for (let detector = 0; detector < 2; detector++) {
    RUNS.forEach(([label, from, to], batch) => {
      const base = (detector * RUNS.length + batch) * CHANNELS;
      const add = (energyEv: number, events: number) => {
        for (let left = random.poisson(events); left > 0; left--) {
          const scale = trueScale(detector, from + (to - from) * random.uniform());
          const sigmaEv = Math.sqrt(42 ** 2 + 0.115 * 3.66 * energyEv);
          const adc = Math.round(channelAt(scale, energyEv + sigmaEv * random.normal()) ?? -1);
          if (adc >= 0 && adc < CHANNELS) counts[base + adc] = (counts[base + adc] ?? 0) + 1;
        }
      };
      if (label === 'kaons') add(KAONIC_EV, 400);
      else
        Object.entries(YIELDS).forEach(([line, events]) => {
          const { components, centroidShiftEv } = LINES[line as LineId];
          const whole = components.reduce((sum, { weight }) => sum + weight, 0);
          for (const { energyEv, weight } of components) add(energyEv + centroidShiftEv, (events * weight) / whole);
        });
    });
  }
  return {
    detectors: [0, 1].map((sdd) => ({ bus: 1, sdd })),
    batches: BATCHES,
    channelCount: CHANNELS,
    counts,
    overflow: new Uint32Array(2),
    stated: [null, null],
  };
}

/** Seeds 20 eV beside the truth, as a finder would give them. */
function seedsAt(detector: number, day: number): Peak[] {
  return (Object.keys(YIELDS) as LineId[]).map((line) => {
    const adc = channelAt(trueScale(detector, day), LINES[line].components[0].energyEv + 20) ?? NaN;
    return { line, adc, adcError: null, probability: null, finder: 'find_peaks' };
  });
}

describe('physics runs between calibration runs', () => {
  let chain: CalibrationChain;
  const run = simulatedRun();
  const carried = carriedBatches(run, SIDDHARTA2.labels)!;

  beforeAll(async () => {
    const detectors = [0, 1];
    const peaks = detectors.map((detector) => ({
      whole: seedsAt(detector, 3),
      batches: RUNS.map(([label, from]) => (label === 'kaons' ? [] : seedsAt(detector, from))),
      removed: RUNS.map(() => []),
    }));
    const method = { ...DEFAULT_METHOD, lines: SIDDHARTA2.calibrationLines };
    const histograms = withoutBatches(run, carried);
    const input = { histograms, detectors, peaks, fallbackGainEvPerAdc: 3, seed: 1, screen: () => null, method };
    chain = carryInto(await calibrateDetectors(input, QUIET), { batches: BATCHES, carried, sliced: null });
  });

  /** Where the constants put the middle of a run's kaonic line, against the truth, with the error that they state. */
  const kaonicLine = (detector: number, batch: number) => {
    const [, from, to] = RUNS[batch]!;
    const adc = channelAt(trueScale(detector, (from + to) / 2), KAONIC_EV) ?? NaN;
    const { p, covariance } = chain.references[detector]!.reference.batches[batch]!;
    return { offEv: energyAt(p, adc) - KAONIC_EV, errorEv: energyErrorAt(covariance ?? [], adc) };
  };

  it('are told by the names of their kinds, and are not fitted', () => {
    expect(carried).toEqual([true, false, true, false, true, false, true]);
    expect(chain.fits.filter(({ batch }) => batch !== null && carried[batch])).toEqual([]);
    expect(chain.references.map(({ reference }) => reference.batches.map(({ status }) => status))).toEqual(
      [0, 1].map(() => carried.map((isCarried) => (isCarried ? 'interpolated' : 'fitted'))),
    );
  });

  it('get a line in its place within the error, between calibration runs', () => {
    for (const detector of [0, 1]) {
      for (const batch of [2, 4]) {
        const { offEv, errorEv } = kaonicLine(detector, batch);
        expect(Math.abs(offEv), `SDD ${String(detector)}, batch ${String(batch)}`).toBeLessThan(3 * errorEv);
        // Not for want of precision: a steady drift is followed to half an eV or so.
        expect(Math.abs(offEv)).toBeLessThan(2);
      }
    }
  });

  it('have the nearest constants held outside, with errors that cover the drift', () => {
    for (const detector of [0, 1]) {
      const { reference } = chain.references[detector]!;
      expect(reference.origins?.map((origin) => origin?.how ?? null)).toEqual([
        ...['beforeFirst', null, 'between', null, 'between', null, 'afterLast'],
      ]);
      expect(reference.batches[0]!.p).toEqual(reference.batches[1]!.p);
      expect(reference.batches[6]!.p).toEqual(reference.batches[5]!.p);
      const { offEv, errorEv } = kaonicLine(detector, 6);
      // Three quarters of a day at 4.6 eV a day there: held constants are off by that, and say so.
      expect(Math.abs(offEv)).toBeGreaterThan(2);
      expect(Math.abs(offEv)).toBeLessThan(3 * errorEv);
      expect(errorEv).toBeGreaterThan(kaonicLine(detector, 4).errorEv);
    }
  });

  it('have the same constants where they are carried once more, as beside detectors that were made anew', () => {
    expect(carryInto(chain, { batches: BATCHES, carried, sliced: null })).toEqual(chain);
  });

  it('are calibrated by their own lines where there is no calibration run', () => {
    const physicsAlone = { ...run, batches: BATCHES.map((batch) => ({ ...batch, label: 'kaons' })) };
    expect(carriedBatches(physicsAlone, SIDDHARTA2.labels)).toBeNull();
    expect(carriedBatches(run, [])).toBeNull();
    const empty = { ...run, counts: new Uint32Array(run.counts.length) };
    expect(carriedBatches(empty, SIDDHARTA2.labels)).toBeNull();
  });
});
