import { it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { quietContext } from '../../assess/fixtures/context';
import { readSimulatedRun } from '../../assess/fixtures/simulatedRun';
import { emptyWorkspace, type JobContext } from './context';
import { calibrateRun } from './calibrateRun';
import { optimiseCopper } from '../../calibrate/optimiseCopper';
import { foldPair } from '../../dataset/folds';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { TOY_SETTINGS } from '../../assess/fixtures/toyAnalysis';
import * as B from '../../calibrate/optimise/fixtures/backend';
it('e2e', async () => {
  await B.startBackend('wasm');
  const name = process.env['RUN'] as 'month';
  const { histograms } = readSimulatedRun(name);
  const run = { files: [], histograms, warnings: [] };
  const workspace = { ...emptyWorkspace(), loaded: { run, ingestMs: 1 } };
  const ctx: JobContext = { ...quietContext, workspace, onUpdate: () => undefined, nowMs: () => performance.now() };
  for (const seed of [1, 2, 3, 4, 5]) {
  const settings = { ...TOY_SETTINGS, seed, channelOverrides: {}, finder: 'find_peaks' as const, bootstrapReplicas: 200, iterations: 40, learningRate: 0.5, loss: 'prior' as const };
  const cal = await calibrateRun(histograms, settings, classicalFinder, ctx);
  const full = await optimiseCopper(histograms, cal.full.references, settings, ctx);
  const folds = [];
  for (const [f, chain] of cal.folds.entries()) {
    const { training } = foldPair(histograms, f, 5, seed);
    const o = await optimiseCopper(training, chain.references, settings, ctx);
    folds.push({ standard: chain.standard, reference: chain.reference, optimized: o.optimized });
  }
  writeFileSync(`/tmp/zz/${name}-${seed}.json`, JSON.stringify({ tail: cal.tail, pred: cal.predictedFwhmEv, full: { standard: cal.full.standard, reference: cal.full.reference, optimized: full.optimized }, folds }));
  }
}, 900000);
