import { beforeAll, describe, expect, it } from 'vitest';
import { quietContext } from '../../assess/fixtures/context';
import { TOY_RUN, TOY_SETTINGS, toyAnalysis } from '../../assess/fixtures/toyAnalysis';
import type { Analysis } from '../../assess/results';
import { emptyWorkspace, type JobContext, type Workspace } from './context';
import { exportConstants } from './exportConstants';
import { exportResults } from './exportResults';

const INPUT = { settings: TOY_SETTINGS, version: '0.1.0', commit: 'abc' };

function contextWith(parts: Partial<Workspace>): JobContext {
  const workspace: Workspace = { ...emptyWorkspace(), ...parts };
  return {
    ...quietContext,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: () => Promise.reject(new Error('no models here')),
  };
}

describe('the exports', () => {
  const loaded = { run: TOY_RUN, ingestMs: 1 };
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await toyAnalysis();
  });

  it('say that there is nothing to export before a run is loaded', async () => {
    await expect(exportResults(INPUT, contextWith({}))).rejects.toThrow('No run is loaded');
    await expect(exportConstants({ form: 'csv' }, contextWith({}))).rejects.toThrow('No run is loaded');
  });

  it('work without an analysis, with the backend of the session', async () => {
    const context = contextWith({ loaded, backend: { name: 'wasm', adapter: 'SIMD' } });
    const document = JSON.parse(await exportResults(INPUT, context)) as Record<string, unknown>;
    expect(document).toMatchObject({ backend: { name: 'wasm' }, cuKa: [], verdict: null, settings: TOY_SETTINGS });
    expect((await exportConstants({ form: 'csv' }, context)).split('\n')).toHaveLength(2);
  });

  it('hold the analysis, with the settings that it was made with', async () => {
    const context = contextWith({ loaded, analysis });
    const changed = { ...INPUT, settings: { ...TOY_SETTINGS, learningRate: 9 } };
    const document = JSON.parse(await exportResults(changed, context)) as Record<string, unknown>;
    expect(document).toMatchObject({
      settings: { learningRate: TOY_SETTINGS.learningRate },
      verdict: analysis.verdict,
    });
    // Header, 3 whole-run rows, 18 and 18 by batch, and the end of the last line.
    expect((await exportConstants({ form: 'csv' }, context)).split('\n')).toHaveLength(41);
  });
});
