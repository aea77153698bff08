import { beforeAll, describe, expect, it } from 'vitest';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import { fitInterestRow } from '../../assess/interestRow';
import type { AnalysisSettings } from '../../assess/results';
import { sumInSample } from '../../assess/summedSpectrum';
import { trueCalibrations } from '../../assess/closure/deviations';
import { channelAt, energyAt, energyErrorAt, type LocatedCalibration } from '../../calibrate/energyCalibration';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { observedEnergyEv } from '../../physics/lines';
import { FE55 } from '../../physics/openProfiles';
import { profileFor } from '../../physics/profileShape';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { planRun, type SimulatedRun } from '../../simulate/planRun';
import { SIMULATION_PRESETS } from '../../simulate/presets';
import { binnedEvents } from '../../simulate/simulateRun';
import type { Reoptimised } from '../protocol';
import { calibrateRun } from './calibrateRun';
import type { CalibratedRun } from './calibratedRun';
import { emptyWorkspace, type JobContext } from './context';
import { optimiseAndAssess } from './optimiseAndAssess';

const SETTINGS: AnalysisSettings = {
  ...TOY_SETTINGS,
  profile: 'fe-55',
  finder: 'find_peaks',
  batchLengthDays: 1,
  folds: 2,
  iterations: 25,
  schedule: 'constant',
  earlyStopping: 0,
  channelOverrides: {},
  peakCorrections: [],
};
const DETECTORS = 4;
const DAYS = 5;

/** SDDs that see an Fe-55 source alone, and whose scales drift by 25 eV rms at copper. */
function sourceRun(seed: number): SimulatedRun {
  const preset = { ...SIMULATION_PRESETS.small, detectors: DETECTORS, days: DAYS, driftRmsEv: [25, 25] as const };
  const run = planRun(preset, seed);
  const detectors = run.detectors.map((detector) => {
    const { MnKa = 0, MnKb = 0 } = detector.linesPerDay;
    const scale = [-120 + 20 * detector.sdd, detector.scale[1], 0] as const;
    return { ...detector, scale, linesPerDay: { MnKa, MnKb } };
  });
  return { ...run, detectors };
}

const context: JobContext = {
  ...QUIET,
  workspace: emptyWorkspace(),
  onUpdate: () => undefined,
  nowMs: () => 0,
  loadModel: () => Promise.reject(new Error('no models here')),
};
const run = sourceRun(7);
let calibrated: CalibratedRun;
let byPrior: Reoptimised;
let byAllLines: Reoptimised;
let truth: readonly LocatedCalibration[];
let replica: Awaited<ReturnType<typeof binnedEvents>>['histograms'];

beforeAll(async () => {
  const { histograms } = await binnedEvents(run, 1, QUIET);
  replica = (await binnedEvents(run, 1, QUIET, 1)).histograms;
  const profile = profileFor(FE55, histograms.channelCount);
  calibrated = await calibrateRun(histograms, profile, SETTINGS, classicalFinder, context);
  const optimised = async (settings: AnalysisSettings) => {
    const { result, descent } = await optimiseAndAssess(histograms, calibrated, settings, context, { from: 0, to: 1 });
    descent.copper.descent.dispose();
    return result;
  };
  byPrior = await optimised(SETTINGS);
  byAllLines = await optimised({ ...SETTINGS, loss: 'all-lines' });
  truth = trueCalibrations(run, histograms, [...Array(DETECTORS).keys()]);
});

/** The line of interest on events that the constants have not seen. */
function onReplica(constants: readonly LocatedCalibration[]) {
  const setup = { tail: calibrated.tail, interest: calibrated.interest, neighbours: byPrior.interest.neighbours };
  return fitInterestRow(sumInSample(replica, constants, 'optimized', 1), setup, null).row;
}

/** Where constants put Mn Ka that truly lies at its energy, less that, over their error. */
function pulls(constants: readonly LocatedCalibration[]): number[] {
  const lineEv = observedEnergyEv('MnKa');
  return constants.flatMap(({ detector, batch, p, covariance, status }) => {
    const own = truth.find((entry) => entry.detector === detector && entry.batch === batch);
    const adc = own === undefined ? null : channelAt(own.p, lineEv);
    if (adc === null || covariance === null || status !== 'fitted') return [];
    return [(energyAt(p, adc) - lineEv) / energyErrorAt(covariance, adc)];
  });
}

describe('an optimisation of Mn Ka', () => {
  it('moves the batches of the run by it, and says what of the reference rests on the same events', () => {
    const { line, limits, lineShiftEv } = byPrior.optimisation;
    expect(line).toBe('MnKa');
    expect(Object.keys(lineShiftEv)).toContain('MnKb');
    expect(limits).toContain('same Mn Kα events');
    const moved = byPrior.calibration.optimized.filter(({ p }, i) => p[0] !== byPrior.calibration.reference[i]!.p[0]);
    expect(moved.length).toBeGreaterThan(0.9 * DETECTORS * DAYS);
    expect(byPrior.displacements).toHaveLength(moved.length);
  });

  it('puts the line on other events where true constants put it, as narrow as those within its error', () => {
    const [ours, true_] = [onReplica(byPrior.calibration.optimized), onReplica(truth)];
    // Position: a batch is known to some 3 eV, 20 of them to 0.7.
    expect(Math.abs(ours.position.value! - true_.position.value!)).toBeLessThan(2.5);
    expect(Math.abs(ours.fwhm.value! - true_.fwhm.value!)).toBeLessThan(1.5);
    // One batch for the run is far wider.
    expect(onReplica(byPrior.calibration.standard).fwhm.value! - ours.fwhm.value!).toBeGreaterThan(3);
  });

  it('has errors that hold as those of the reference do: counted twice, the line would make them a third smaller', () => {
    const { optimized, reference } = byPrior.calibration;
    const [ours, theirs] = [optimized, reference].map((constants) => {
      const all = pulls(constants);
      expect(all.length).toBeGreaterThan(15);
      return all.reduce((sum, pull) => sum + pull * pull, 0) / all.length;
    });
    expect(ours! / theirs!).toBeLessThan(1.4);
    expect(ours! / theirs!).toBeGreaterThan(0.7);
  });

  it('claims what a replica shows, within twice its error, with either loss', () => {
    for (const { verdict, calibration } of [byPrior, byAllLines]) {
      const gainEv = onReplica(calibration[verdict.against]).fwhm.value! - onReplica(calibration.optimized).fwhm.value!;
      expect(Math.abs(verdict.gainEv.value! - gainEv)).toBeLessThan(2 * verdict.gainEv.error! + 0.1);
      expect(verdict.text).not.toMatch(/^Improves/u);
    }
  });
});
