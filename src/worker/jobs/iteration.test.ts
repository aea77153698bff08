import { beforeAll, describe, expect, it } from 'vitest';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import type { Analysis, AnalysisSettings, SummedSpectrum } from '../../assess/results';
import { window } from '../../plots/summedSpectra';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { calibrateRun } from './calibrateRun';
import { emptyWorkspace, type JobContext } from './context';
import { holdDescent } from './heldDescent';
import { iteration } from './iteration';
import { optimise } from './optimise';
import { optimiseAndAssess } from './optimiseAndAssess';

const SETTINGS: AnalysisSettings = {
  ...TOY_SETTINGS,
  finder: 'find_peaks',
  channelOverrides: { '3': 'excluded' },
  peakCorrections: [],
  folds: 2,
  unblinded: true,
  loss: 'as-published',
  schedule: 'constant',
  earlyStopping: 0,
  iterations: 6,
};

let context: JobContext;
let analysis: Analysis;
beforeAll(async () => {
  const { histograms } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET);
  const workspace = emptyWorkspace();
  context = {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
  const calibrated = await calibrateRun(histograms, VIP2, SETTINGS, classicalFinder, context);
  const { result, descent } = await optimiseAndAssess(histograms, calibrated, SETTINGS, context, { from: 0, to: 1 });
  const { channels, adc, peaks, replacedPeaks, fits, predictedFwhmEv } = calibrated;
  analysis = {
    backend: { name: 'cpu', adapter: '' },
    channels,
    adc,
    peaks,
    replacedPeaks,
    fits,
    predictedFwhmEv,
    runKinds: [],
    carried: [],
    residuals: [],
    ownBatches: [],
    drift: null,
    ...result,
  };
  workspace.loaded = { run: { files: [], histograms, warnings: [] }, ingestMs: 0 };
  workspace.calibrated = calibrated;
  workspace.analysis = analysis;
  holdDescent(workspace, descent);
}, 60_000);

const lookAt = (wanted: number, patch: Partial<AnalysisSettings> = {}) =>
  iteration({ settings: { ...SETTINGS, ...patch }, iteration: wanted }, context);
const copperOf = (spectrum: SummedSpectrum | undefined) => [...window(spectrum!, 7000, 8500)];
const constantsOf = (set: Analysis['calibration']['optimized']) => set.flatMap(({ p }) => [...p]);
const inSample = (name: string) => analysis.cuKa.find((row) => row.spectrum === name && !row.crossValidated);

describe('an iteration that is looked at', () => {
  it('is at the end what the analysis says in sample: constants, spectrum, row and record', async () => {
    const held = context.workspace.descent;
    const view = await lookAt(6);
    expect([...view.p]).toEqual(constantsOf(analysis.calibration.optimized));
    expect(copperOf(view.spectrum)).toEqual(copperOf(analysis.spectra[2]));
    expect(view.row).toEqual(inSample('optimized'));
    expect(view).toMatchObject({ iteration: 6, stride: 1, stopped: null });
    expect(analysis.optimisation).toMatchObject(view.record);
    expect(context.workspace.descent).toBe(held);
  });

  it('keeps what is blinded from the page', async () => {
    const { spectrum } = await lookAt(6, { unblinded: false });
    expect([...window(spectrum, 7640, 7850)].every(Number.isNaN)).toBe(true);
    expect([...window(spectrum, 7850, 8500)].every(Number.isFinite)).toBe(true);
  });

  it('is at the start the reference', async () => {
    const view = await lookAt(0);
    const { fwhm, position } = inSample('reference')!;
    expect([...view.p]).toEqual(constantsOf(analysis.calibration.reference));
    expect(view.row).toMatchObject({ fwhm, position });
    expect(view.record.logLikelihood).toHaveLength(7);
  });

  it('is where that many iterations alone lead, and is made once', async () => {
    const view = await lookAt(3);
    const held = context.workspace.descent;
    const short = await lookAt(3, { iterations: 3 });
    expect(context.workspace.descent).toBe(held);
    expect(short.p).toEqual(view.p);
    expect(short.record.logLikelihood).toEqual(view.record.logLikelihood.slice(0, 4));
    const renewed = await optimise({ ...SETTINGS, iterations: 3 }, { ...context, workspace: { ...context.workspace } });
    expect(constantsOf(renewed.calibration.optimized)).toEqual([...view.p]);
  });

  it('is another with other settings, and the analysis stays', async () => {
    const before = context.workspace.analysis;
    const view = await lookAt(2, { learningRate: 0.1 });
    expect(view.record.logLikelihood).toHaveLength(3);
    expect(view.record.logLikelihood[2]).toBeLessThan((await lookAt(2)).record.logLikelihood[2]!);
    const cosine = await lookAt(3, { schedule: 'cosine', iterations: 3 });
    expect(cosine.p).not.toEqual((await lookAt(3, { schedule: 'cosine' })).p);
    expect(context.workspace.analysis).toBe(before);
  });

  it('says where early stopping ends, and goes no further', async () => {
    const view = await lookAt(40, { earlyStopping: 2, iterations: 40 });
    const { leftOut } = view.record;
    expect(view.stopped).not.toBeNull();
    expect(view.iteration).toBe(view.stopped!.at);
    expect(view.stopped!.at - view.stopped!.best).toBe(2);
    expect(leftOut[view.stopped!.best]).toBe(Math.max(...leftOut));
  });

  it('says what to do where there is nothing to start from', async () => {
    await expect(lookAt(1, { finder: 'cnn' })).rejects.toThrow('run the analysis again');
    const empty = { ...context, workspace: emptyWorkspace() };
    await expect(iteration({ settings: SETTINGS, iteration: 1 }, empty)).rejects.toThrow('run the analysis first');
  });
});

describe('an optimisation with early stopping', () => {
  it('takes the constants of the best iteration and says so; each fold stops by itself', async () => {
    const settings = { ...SETTINGS, earlyStopping: 2, iterations: 40 };
    const workspace = { ...context.workspace, descent: null };
    const renewed = await optimise(settings, { ...context, workspace });
    const { usedIteration, iterations, stoppedBecause, leftOut } = renewed.optimisation;
    expect(iterations).toBe(usedIteration + 2);
    expect(leftOut).toHaveLength(iterations + 1);
    expect(stoppedBecause).toContain('on events left out');
    const view = await iteration({ settings, iteration: usedIteration }, { ...context, workspace });
    expect(constantsOf(renewed.calibration.optimized)).toEqual([...view.p]);
  });
});
