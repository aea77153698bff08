import { describe, expect, it } from 'vitest';
import type { FitInspection } from '../fit/inspection/fitInspection';
import type { InspectedWindow, Jobs } from '../worker/protocol';
import { withChanges } from './derived/inspection';
import { fail, setUp } from './fixtures/workbenchWithFakeWorker';

type Input = Jobs['inspectFit']['input'];

const CHECK = {
  status: 'fitted',
  points: [],
  monotonicity: { lastAdc: 9, fallsBelow: null, fallsAbove: null },
  resolution: null,
} as const;

/** A reply that can be told by its range and by whether it is a fit. */
function reply({ changes, depth, line }: Input): InspectedWindow {
  const none = new Float64Array();
  const inspection: FitInspection = {
    lines: line.startsWith('Mn') ? ['MnKa', 'MnKb'] : [line],
    range: changes.range ?? { firstAdc: 100, lastAdc: 200 },
    profile: 'gauss',
    bins: { firstEdge: 99.5, binWidth: 1, count: 0 },
    counts: none,
    countsLow: none,
    countsHigh: none,
    parameters: [],
    startExpected: none,
    fit: null,
  };
  return { inspection: { ...inspection, profile: depth === 'start' ? 'voigt' : 'gauss' }, windows: [inspection.lines] };
}

async function open(inspectFit: (input: Input) => InspectedWindow | Promise<InspectedWindow> = reply) {
  const { workbench, calls } = setUp({ inspectFit, checkCalibration: () => CHECK });
  const state = () => workbench.getState();
  await state().loadDemo();
  await state().runAnalysis();
  state().select({ detector: 1, batch: 2 });
  const asked = () => calls.filter(([job]) => job === 'inspectFit').map(([, input]) => input as Input);
  return { ...state(), state, asked };
}

const RANGE = { firstAdc: 90, lastAdc: 210 };

describe('the inspection of fits', () => {
  it('asks for the fit and the calibration of the selected spectrum, as the analysis has them', async () => {
    const { inspectFit, state, asked } = await open();
    await inspectFit();
    expect(asked()).toEqual([{ detector: 1, batch: 2, line: 'MnKa', changes: {}, depth: 'fit' }]);
    expect(state()).toMatchObject({
      inspected: { detector: 1, batch: 2, line: 'MnKa' },
      draft: null,
      isInspecting: false,
    });
    expect(state().calibrationCheck).toMatchObject({ detector: 1, batch: 2, status: 'fitted' });
  });

  it('shows changes as a draft, and fits them when it is told to', async () => {
    const { inspectFit, changeFit, refit, state, asked } = await open();
    await inspectFit('TiKa');
    await changeFit({ range: RANGE });
    await changeFit({ starts: { sigma: 17 } });
    await changeFit({ starts: { 'TiKa position': 800 }, fixed: { sigma: true } });
    expect(asked().at(-1)).toMatchObject({ depth: 'start', line: 'TiKa' });
    expect(state()).toMatchObject({ draft: { range: RANGE }, inspected: { changes: {} } });
    await refit('minos');
    const changes = { range: RANGE, starts: { sigma: 17, 'TiKa position': 800 }, fixed: { sigma: true } };
    expect(asked().at(-1)).toMatchObject({ depth: 'minos', changes });
    expect(state()).toMatchObject({ draft: null, inspected: { changes } });
  });

  it('undoes, redoes and resets, and fits again each time', async () => {
    const { inspectFit, changeFit, undo, redo, resetFit, beginGesture, asked } = await open();
    const last = () => [asked().at(-1)?.depth, asked().at(-1)?.changes];
    await inspectFit();
    await changeFit({ range: RANGE });
    beginGesture();
    await changeFit({ starts: { sigma: 17 } });
    await changeFit({ starts: { sigma: 18 } });
    await undo();
    expect(last()).toEqual(['fit', { range: RANGE }]);
    await undo();
    expect(last()).toEqual(['fit', {}]);
    await redo();
    await redo();
    expect(last()).toEqual(['fit', { range: RANGE, starts: { sigma: 18 } }]);
    await resetFit();
    expect(last()).toEqual(['fit', {}]);
    await undo();
    expect(last()).toEqual(['fit', { range: RANGE, starts: { sigma: 18 } }]);
  });

  it('keeps what was tried with its window, through other places but no other analysis', async () => {
    const { inspectFit, changeFit, select, runAnalysis, asked } = await open();
    await inspectFit('MnKa');
    await changeFit({ range: RANGE });
    await inspectFit('TiKa');
    expect(asked().at(-1)?.changes).toEqual({});
    await inspectFit('MnKb');
    expect(asked().at(-1)?.changes).toEqual({ range: RANGE });
    select({ batch: null });
    await inspectFit();
    expect(asked().at(-1)).toMatchObject({ line: 'MnKb', batch: null, changes: {} });
    select({ batch: 2 });
    await inspectFit();
    expect(asked().at(-1)?.changes).toEqual({ range: RANGE });
    await runAnalysis();
    await inspectFit();
    expect(asked().at(-1)?.changes).toEqual({});
  });

  it('drops replies that come after another selection or a newer request', async () => {
    const waiting: (() => void)[] = [];
    const slow = (input: Input) => new Promise<InspectedWindow>((resolve) => waiting.push(() => resolve(reply(input))));
    const { inspectFit, select, state } = await open(slow);
    const first = inspectFit('TiKa');
    select({ batch: 0 });
    waiting[0]?.();
    await first;
    expect(state()).toMatchObject({ inspected: null, isInspecting: false });
    const [older, newer] = [inspectFit('TiKa'), inspectFit('MnKa')];
    waiting[2]?.();
    await newer;
    waiting[1]?.();
    await older;
    expect(state().inspected).toMatchObject({ batch: 0, line: 'MnKa' });
  });

  it('lets fields follow at once, and ranges as soon as the worker has put them right', async () => {
    const { inspectFit, state } = await open();
    await inspectFit();
    const parameter = { name: 'sigma', unit: 'channels', start: 12, lower: 5, upper: 30, fixed: false };
    const shown = { ...state().inspected!.inspection, parameters: [parameter] };
    const changes = { range: { firstAdc: -9, lastAdc: 210 }, starts: { sigma: 14 }, fixed: { sigma: true } };
    const waiting = withChanges(shown, changes, false);
    expect(waiting.parameters).toEqual([{ ...parameter, start: 14, fixed: true }]);
    expect(waiting.range).toEqual(changes.range);
    expect(withChanges(shown, changes, true).range).toEqual(shown.range);
  });

  it('says why there is none', async () => {
    const { inspectFit, changeFit, state, asked } = await open(() => fail({ message: 'run the analysis first' }));
    await inspectFit();
    expect(state()).toMatchObject({ inspected: null, inspectionFailure: 'run the analysis first' });
    await changeFit({ range: RANGE });
    expect(asked()).toHaveLength(1);
  });
});
