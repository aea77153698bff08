import { describe, expect, it } from 'vitest';
import type { ClosureReport } from '../assess/closure/results';
import { asideText, statusText } from '../ui/status/statusText';
import { fail, file, names, setUp } from './fixtures/workbenchWithFakeWorker';

/** The store hands a report on as it is: what is in it is of no importance here. */
const REPORT = { words: ['found back'] } as unknown as ClosureReport;

describe('the closure test', () => {
  it('is made with its settings, and says nothing of the state of the analysis', async () => {
    const words: string[] = [];
    const { workbench, calls } = setUp({
      closure: (settings, { onProgress }) => {
        expect(settings).toEqual({ toys: 5, seed: 1, variant: 'nickel' });
        onProgress?.('Closure, toy 2 of 5', 0.3);
        words.push(statusText(workbench.getState()), asideText(workbench.getState()));
        return REPORT;
      },
    });
    workbench.getState().changeClosure({ toys: 5, variant: 'nickel' });
    await workbench.getState().runClosure();
    expect(names(calls)).toEqual(['closure']);
    expect(words).toEqual(['', 'Closure, toy 2 of 5, 30 %']);
    expect(workbench.getState().closure).toBe(REPORT);
  });

  it('stays when another fails, which is told, and goes with the analysis that it was of', async () => {
    let works = true;
    const { workbench } = setUp({ closure: () => (works ? REPORT : fail({ code: 'internal', message: 'no toy' })) });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    await workbench.getState().runClosure();
    works = false;
    await workbench.getState().runClosure();
    expect(workbench.getState().closure).toBe(REPORT);
    expect(workbench.getState().notices.map(({ text }) => text)).toEqual(['no toy']);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().closure).toBeNull();
  });
});
