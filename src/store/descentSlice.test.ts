import { describe, expect, it } from 'vitest';
import { JobError } from '../worker/client';
import type { IterationView } from '../worker/protocol';
import { syntheticAnalysis, syntheticRecord, syntheticSpectrum } from './fixtures/syntheticRun';
import { ANALYSIS, fail, file, names, setUp } from './fixtures/workbenchWithFakeWorker';
import type { Workbench } from './workbench';

/** What a worker answers whose descents have as many iterations as asked for. */
function viewAt(iteration: number): IterationView {
  return {
    iteration,
    record: syntheticRecord(iteration),
    stopped: null,
    stride: 1,
    spectrum: syntheticSpectrum('optimized', false),
    row: ANALYSIS.cuKa[2]!,
    p: new Float64Array(3 * ANALYSIS.calibration.optimized.length).fill(iteration),
  };
}

type Answer = NonNullable<Parameters<typeof setUp>[0]>['iteration'];

async function analysed(answer: Answer = ({ iteration }) => viewAt(iteration)) {
  const { workbench, calls } = setUp({ iteration: answer, optimise: (settings) => ({ ...ANALYSIS, settings }) });
  await workbench.getState().addFiles([file('a.csv')]);
  await workbench.getState().runAnalysis();
  return { workbench, calls, state: () => workbench.getState(), asked: () => iterationsOf(calls) };
}

const iterationsOf = (calls: ReturnType<typeof setUp>['calls']) =>
  calls.flatMap(([job, input]) => (job === 'iteration' ? [(input as { iteration: number }).iteration] : []));

/** A worker that answers when it is told to. */
function slowly() {
  const waiting: (() => void)[] = [];
  const answer: Answer = ({ iteration }, { signal }) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new JobError({ code: 'cancelled', message: 'Cancelled', detail: '', file: null }));
      });
      waiting.push(() => resolve(viewAt(iteration)));
    });
  const next = async () => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { answer, next };
}

const until = async (workbench: Workbench, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const stop = workbench.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });

describe('an iteration', () => {
  it('is looked at, and left again for the last result, which it does not change', async () => {
    const { state, asked } = await analysed();
    const { analysis } = state();
    await state().scrub(7, true);
    expect(asked()).toEqual([7]);
    expect(state()).toMatchObject({ lookingAt: 7, isLooking: false, looked: { iteration: 7 } });
    expect(state().analysis).toBe(analysis);
    state().leaveIteration();
    expect(state()).toMatchObject({ lookingAt: null, looked: null });
  });

  it('is asked for one at a time: of those wanted meanwhile only the newest', async () => {
    const { answer, next } = slowly();
    const { state, asked } = await analysed(answer);
    const all = [1, 2, 3, 9].map((iteration) => state().scrub(iteration, false));
    expect(asked()).toEqual([1]);
    expect(state()).toMatchObject({ lookingAt: 9, isLooking: true });
    await next();
    expect(asked()).toEqual([1, 9]);
    expect(state()).toMatchObject({ lookingAt: 9, looked: { iteration: 1 } });
    await next();
    await Promise.all(all);
    expect(state()).toMatchObject({ lookingAt: 9, isLooking: false, looked: { iteration: 9 } });
  });

  it('is dropped where its reply comes after another analysis, or after the view has gone back', async () => {
    const { answer, next } = slowly();
    const { workbench, state } = await analysed(answer);
    const look = state().scrub(3, true);
    workbench.setState({ analysis: syntheticAnalysis(undefined, 4, 3) });
    await next();
    await look;
    expect(state().looked).toBeNull();
    const other = state().scrub(4, true);
    state().leaveIteration();
    await next();
    await other;
    expect(state()).toMatchObject({ looked: null, lookingAt: null, lookFailure: null });
  });

  it('waits for the release where the last one took long', async () => {
    const { state, asked } = await analysed(async ({ iteration }) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return viewAt(iteration);
    });
    await state().scrub(40, true);
    await state().scrub(39, false);
    expect(asked()).toEqual([40]);
    expect(state().lookingAt).toBe(39);
    await state().scrub(39, true);
    expect(asked()).toEqual([40, 39]);
    expect(state().looked?.iteration).toBe(39);
  });

  it('that takes long tells how far it is, and can be stopped: the view stays where it was', async () => {
    const { answer } = slowly();
    const { workbench, state } = await analysed((input, options) => {
      options.onProgress?.('Optimise', 0.25);
      return answer(input, options);
    });
    const look = state().scrub(30, true);
    await until(workbench, () => state().lookFraction === 0.25);
    state().pauseDescent();
    await look;
    expect(state()).toMatchObject({
      lookFraction: null,
      isLooking: false,
      looked: null,
      lookingAt: null,
      lookFailure: null,
    });
  });

  it('tells why it cannot be looked at, and forgets that with the next', async () => {
    let isBroken = true;
    const { state } = await analysed(({ iteration }) =>
      isBroken ? fail({ code: 'analysis', message: 'no copper' }) : viewAt(iteration),
    );
    await state().scrub(2, true);
    expect(state()).toMatchObject({ lookFailure: 'no copper', looked: null, lookingAt: null });
    isBroken = false;
    await state().scrub(2, true);
    expect(state().lookFailure).toBeNull();
  });

  it('is not asked for where the reference calibration is of other settings', async () => {
    const { state, asked } = await analysed();
    state().changeSettings({ finder: 'find_peaks' });
    await state().scrub(2, true);
    await state().playDescent();
    expect(asked()).toEqual([]);
    expect(state()).toMatchObject({ isPlaying: false, looked: null });
  });
});

describe('the descent', () => {
  it('plays from the reference to the end', async () => {
    const { state, asked } = await analysed();
    state().changeSettings({ iterations: 4 });
    await state().playDescent();
    expect(asked()).toEqual([0, 1, 2, 3, 4]);
    expect(state()).toMatchObject({ isPlaying: false, looked: { iteration: 4 } });
  });

  it('is paused where it stands, and goes on from there', async () => {
    const { workbench, state, asked } = await analysed();
    state().changeSettings({ iterations: 6 });
    const playing = state().playDescent();
    await until(workbench, () => state().looked?.iteration === 2);
    state().pauseDescent();
    await playing;
    const stoodAt = state().looked!.iteration;
    expect(stoodAt).toBeLessThan(6);
    expect(state().isPlaying).toBe(false);
    await state().playDescent();
    expect(asked().filter((iteration) => iteration === 0)).toHaveLength(1);
    expect(state().looked?.iteration).toBe(6);
  });

  it('goes a single step, no further than its end, and back to the reference', async () => {
    const { state } = await analysed();
    state().changeSettings({ iterations: 2 });
    await state().resetDescent();
    for (const iteration of [1, 2, 2]) {
      await state().stepDescent();
      expect(state().looked?.iteration).toBe(iteration);
    }
    await state().resetDescent();
    expect(state().looked?.iteration).toBe(0);
  });

  it('shows at most some hundred iterations while it plays, the last among them', async () => {
    const { workbench, state, asked } = await analysed();
    state().changeSettings({ iterations: 1201 });
    const playing = state().playDescent();
    await until(workbench, () => (state().looked?.iteration ?? 0) >= 33);
    state().pauseDescent();
    await playing;
    expect(asked().slice(0, 4)).toEqual([0, 11, 22, 33]);
    await state().scrub(1199, true);
    await state().playDescent();
    expect(state().looked?.iteration).toBe(1201);
  });

  it('ends where it stops early', async () => {
    const { state } = await analysed(({ iteration }) => {
      const at = Math.min(iteration, 3);
      return { ...viewAt(at), stopped: at === 3 ? { at: 3, best: 1 } : null };
    });
    await state().playDescent();
    expect(state()).toMatchObject({ isPlaying: false, looked: { iteration: 3 } });
  });

  it('begins anew with other settings', async () => {
    const { state, asked } = await analysed();
    state().changeSettings({ iterations: 3 });
    await state().scrub(2, true);
    state().changeSettings({ loss: 'as-published' });
    await state().playDescent();
    expect(asked()).toEqual([2, 0, 1, 2, 3]);
  });

  it('is forgotten with the next optimisation', async () => {
    const { state } = await analysed();
    await state().scrub(2, true);
    await state().runOptimisation();
    expect(state()).toMatchObject({ looked: null, lookingAt: null });
  });
});

describe('live tuning', () => {
  it('acts at once and shows where the settings lead', async () => {
    const { state, calls } = await analysed();
    await state().tune({ learningRate: 0.2 }, false);
    await state().tune({ iterations: 12 }, true);
    const inputs = calls.flatMap(([job, input]) => (job === 'iteration' ? [input] : []));
    expect(inputs).toMatchObject([
      { iteration: 40, settings: { learningRate: 0.2 } },
      { iteration: 12, settings: { learningRate: 0.2, iterations: 12 } },
    ]);
  });

  it('waits for the release where the last one took long', async () => {
    const { state, asked } = await analysed(async ({ iteration }) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      return viewAt(iteration);
    });
    await state().tune({ iterations: 5 }, false);
    await state().tune({ iterations: 6 }, false);
    expect(asked()).toEqual([5]);
    expect(state().settings.iterations).toBe(6);
    await state().tune({}, true);
    expect(asked()).toEqual([5, 6]);
  });

  it('makes an iteration the result by settings that lead there', async () => {
    const { state, calls } = await analysed();
    state().changeSettings({ earlyStopping: 5 });
    await state().scrub(9, true);
    await state().useIteration();
    expect(names(calls).at(-1)).toBe('optimise');
    expect(calls.at(-1)?.[1]).toMatchObject({ iterations: 9, earlyStopping: 0, learningRate: 0.5 });
    expect(state().outcome).toEqual({ kind: 'complete' });
  });
});
