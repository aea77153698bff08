import { describe, expect, it } from 'vitest';
import type { TradeOffPoint } from '../assess/tradeOff';
import { isStaleComparison } from './derived/tradeOff';
import { fail, file, names, setUp } from './fixtures/workbenchWithFakeWorker';

const FIGURES = { fwhm: { value: 176, error: 1 }, position: { value: 8047, error: 1 } };
const POINT: TradeOffPoint = {
  ...{ batchLengthDays: 4, continuous: false, batches: 8, why: null },
  ...{ inSample: FIGURES, heldOut: FIGURES },
};

describe('comparison of batch lengths', () => {
  it('shows points as they come and leaves the analysis and the batches alone', async () => {
    const seen: number[] = [];
    const { workbench, calls } = setUp({
      tradeOff: (_, { onUpdate }) => {
        onUpdate?.({ kind: 'tradeOff', update: [POINT] });
        seen.push(workbench.getState().tradeOff.length);
        return [POINT, POINT];
      },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    const { analysis, step } = workbench.getState();
    await workbench.getState().runTradeOff();
    expect(seen).toEqual([1]);
    expect(workbench.getState().tradeOff).toHaveLength(2);
    expect(workbench.getState().analysis).toBe(analysis);
    expect(workbench.getState().step).toBe(step);
    expect(names(calls).filter((name) => name === 'ingest' || name === 'rebatch')).toEqual(['ingest']);
  });

  it('outlives another batch length of the same run, not another run', async () => {
    const { workbench } = setUp({ tradeOff: () => [POINT] });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runTradeOff();
    workbench.getState().takeView(POINT);
    expect(workbench.getState().settings).toMatchObject({ batchLengthDays: 4, continuous: false });
    expect(workbench.getState().isBatchLengthChosen).toBe(true);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().tradeOff).toEqual([POINT]);
    await workbench.getState().addFiles([file('b.csv')]);
    expect(workbench.getState().tradeOff).toEqual([]);
  });

  it('remembers what it was made with, and says when that is no longer what is set', async () => {
    const { workbench } = setUp({ tradeOff: () => [POINT] });
    const state = () => workbench.getState();
    const isStale = () => isStaleComparison(state().tradeOffSettings, state().settings);
    await state().addFiles([file('a.csv')]);
    expect(isStale()).toBe(false);
    await state().runTradeOff();
    state().takeView(POINT);
    state().changeSettings({ bootstrapReplicas: 50 });
    expect(isStale()).toBe(false);
    state().changeSettings({ finder: 'tspectrum' });
    expect(isStale()).toBe(true);
    await state().runTradeOff();
    expect(isStale()).toBe(false);
  });

  it('tells why it failed, and keeps what came before', async () => {
    const { workbench } = setUp({
      tradeOff: (_, { onUpdate }) => {
        onUpdate?.({ kind: 'tradeOff', update: [POINT] });
        return fail({ code: 'analysis', message: 'no times: load others' });
      },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runTradeOff();
    expect(workbench.getState().tradeOff).toEqual([POINT]);
    expect(workbench.getState().notices.map(({ text }) => text)).toContain('no times: load others');
  });
});
