import { describe, expect, it } from 'vitest';
import { ANALYSIS, fail, file, setUp } from './fixtures/workbenchWithFakeWorker';
import { syntheticLimit } from './fixtures/syntheticRun';
import { firstStaleStep } from './steps';

const unblind = () => ({
  settings: { ...ANALYSIS.settings, unblinded: true },
  spectra: ANALYSIS.spectra,
  runKinds: [],
  heldOut: ANALYSIS.heldOut,
  upperLimit: syntheticLimit(true),
});

describe('unblinding', () => {
  it('changes limits and spectra, is recorded in the settings, and leaves nothing stale', async () => {
    const { workbench } = setUp({ unblind });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().analysis?.upperLimit?.unblinded).toBe(false);
    await workbench.getState().unblind();
    const { analysis, settings } = workbench.getState();
    expect(analysis?.upperLimit?.unblinded).toBe(true);
    expect(settings.unblinded).toBe(true);
    expect(firstStaleStep(analysis!.settings, settings)).toBeNull();
  });

  it('stays with further files of the run, and is over with another run', async () => {
    const { workbench } = setUp({ unblind });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    await workbench.getState().unblind();
    await workbench.getState().addFiles([file('b.csv', 11)]);
    expect(workbench.getState().settings.unblinded).toBe(true);
    await workbench.getState().loadDemo();
    expect(workbench.getState().settings.unblinded).toBe(false);
  });

  it('changes nothing where it fails, and says why', async () => {
    const { workbench } = setUp({ unblind: () => fail({ message: 'no' }) });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    await workbench.getState().unblind();
    expect(workbench.getState().settings.unblinded).toBe(false);
    expect(workbench.getState().notices.map(({ text }) => text)).toContain('no');
  });
});
