import { expect, it } from 'vitest';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import type { AnalysisSettings } from '../../assess/results';
import { runWithout } from '../../dataset/selection';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { calibrateRun } from './calibrateRun';
import { emptyWorkspace, type JobContext } from './context';
import { optimiseAndAssess } from './optimiseAndAssess';
import { previewSelection } from './previewSelection';
import { inTimeOf } from './timeView';

const BEFORE: AnalysisSettings = {
  ...TOY_SETTINGS,
  finder: 'find_peaks',
  batchLengthDays: 1,
  continuous: true,
  folds: 0,
  channelOverrides: { '1': 'excluded' },
  iterations: 1,
  bootstrapReplicas: 0,
};

it('says of a selection what applying it gives', async () => {
  const workspace = emptyWorkspace();
  const context: JobContext = {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
  const { histograms, slices } = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 1 }, QUIET);
  const run = { files: [], histograms, slices, warnings: [] };
  const calibrated = async (settings: AnalysisSettings) => {
    const own = inTimeOf(runWithout(run, settings.excludedStretches ?? []), settings);
    return calibrateRun(own.histograms, VIP2, settings, classicalFinder, context, own.sliced);
  };
  workspace.loaded = { run, ingestMs: 0 };
  workspace.calibrated = await calibrated(BEFORE);

  const { start, stop } = histograms.batches[1]!;
  const excluded = [{ detector: '2', start, stop, batch: 1, reason: 'toy' }];
  const splits = [{ detector: '0', atS: (histograms.batches[2]!.start ?? 0) + 4 * 3600, reason: 'toy' }];
  const { now, then } = await previewSelection({ excluded, splits, detectors: ['3'] }, context);

  const applied = await calibrated({
    ...BEFORE,
    excludedStretches: excluded,
    batchSplits: splits,
    channelOverrides: { '1': 'excluded', '3': 'excluded' },
  });
  const jumps = applied.full.references[0]!.reference.walk!.jumps;
  // At the edge of a slice next to the time of the split.
  expect(jumps).toContainEqual({ atS: (histograms.batches[2]!.start ?? 0) + 3 * 3600 });
  const { result, descent } = await optimiseAndAssess(applied.histograms, applied, applied.settings, context, {
    from: 0,
    to: 1,
  });
  descent.copper.descent.dispose();
  const row = result.cuKa.find(({ spectrum, crossValidated }) => spectrum === 'reference' && !crossValidated)!;
  expect(then.events).toBe(row.events);
  expect(then.events).toBeLessThan(0.9 * now.events);
  expect(then.position.value).toBeCloseTo(row.position.value!, 1);
  expect(then.fwhm.value).toBeCloseTo(row.fwhm.value!, 1);
});
