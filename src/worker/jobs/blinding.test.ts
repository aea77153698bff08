import { beforeAll, describe, expect, it } from 'vitest';
import { toyAnalysis } from '../../assess/fixtures/toyAnalysis';
import type { Analysis } from '../../assess/results';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { blindfolded } from './blinding';
import type { CalibratedRun } from './calibratedRun';
import { emptyWorkspace, type JobContext } from './context';
import { unblind } from './unblind';

let analysis: Analysis;
beforeAll(async () => {
  analysis = await toyAnalysis();
});

function contextWith(held: Analysis | null): JobContext {
  const workspace = emptyWorkspace();
  workspace.analysis = held;
  // Of what a run is calibrated by, unblinding takes the tail alone.
  if (held !== null) workspace.calibrated = { tail: { fraction: 0, beta: 2 } } as CalibratedRun;
  return {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
}
const hiddenBins = ({ spectra, heldOut }: Pick<Analysis, 'spectra' | 'heldOut'>) =>
  [...spectra, ...heldOut].map(({ counts }) => counts.filter((n) => Number.isNaN(n)).length);

describe('what leaves the worker', () => {
  it('lacks the window in every spectrum, and keeps it in the workspace', () => {
    const context = contextWith(analysis);
    expect(hiddenBins(blindfolded(analysis, context))).toEqual(Array(6).fill(21));
    expect(hiddenBins(analysis)).toEqual(Array(6).fill(0));
  });

  it('is whole for a profile that searches for nothing', () => {
    const elsewhere = { ...analysis, settings: { ...analysis.settings, profile: 'siddharta-2' } };
    expect(hiddenBins(blindfolded(elsewhere, contextWith(elsewhere)))).toEqual(Array(6).fill(0));
  });

  it('is whole once unblinded, with limits of the data, and the analysis says so', async () => {
    const context = contextWith(analysis);
    const found = await unblind({}, context);
    expect(hiddenBins(found)).toEqual(Array(6).fill(0));
    expect(found.settings.unblinded).toBe(true);
    expect(found.upperLimit?.rows.every(({ levels }) => levels.every(({ observed }) => observed !== null))).toBe(true);
    expect(context.workspace.analysis?.settings.unblinded).toBe(true);
    expect(analysis.settings.unblinded).toBe(false);
  });

  it('says what to do where there is nothing to unblind', async () => {
    await expect(unblind({}, contextWith(null))).rejects.toThrow(/run the analysis first/u);
  });
});
