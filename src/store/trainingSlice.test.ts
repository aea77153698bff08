import { describe, expect, it, vi } from 'vitest';
import { PROFILES } from '../physics/profile';
import { JobError, type RunOptions } from '../worker/client';
import { REQUEST, trainedModel } from './fixtures/trainedModels';
import { fail, fakeModelStore, names, setUp } from './fixtures/workbenchWithFakeWorker';
import { modelInUse, profilesOf } from './modelsSlice';
import { createPace } from './pace';

/** A training that gets to its second epoch and then goes on until it is stopped. */
function untilStopped({ onProgress, onUpdate, signal }: RunOptions): Promise<never> {
  onProgress?.('Training', 0.5);
  onUpdate?.({ kind: 'training', update: { epoch: 2, losses: [3, 2.5] } });
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new JobError({ code: 'cancelled', message: 'Cancelled', detail: '', file: null }));
    });
  });
}

async function atWork(workbench: ReturnType<typeof setUp>['workbench']): Promise<void> {
  await vi.waitFor(() => {
    expect(workbench.getState().training?.epoch).toBe(2);
  });
}

describe('a training', () => {
  it('starts the backend, shows its losses, and keeps the network in use for its profile', async () => {
    const store = fakeModelStore();
    const { workbench, calls } = setUp(
      {
        train: (_input, { onUpdate }) => {
          onUpdate?.({ kind: 'training', update: { epoch: 4, losses: [4, 3, 2, 1] } });
          return trainedModel();
        },
      },
      store,
    );
    await workbench.getState().trainModel(REQUEST);
    const { training, models, outcome } = workbench.getState();
    expect(names(calls)).toEqual(['start', 'train']);
    expect(calls[1]?.[1]).toEqual({ ...REQUEST, resume: false });
    expect(training).toMatchObject({ state: 'done', epoch: 4, losses: [4, 3, 2, 1] });
    expect(modelInUse(models, REQUEST.profile.id)?.model.name).toBe('first');
    expect(profilesOf(models).map(({ label }) => label)).toEqual([...PROFILES.map(({ label }) => label), 'Test beam']);
    expect(store.kept).toEqual(models);
    // No analysis has ended.
    expect(outcome).toBeNull();
  });

  it('is paused by stopping the job, and resumed with what the worker kept', async () => {
    const { workbench, calls } = setUp({
      train: ({ resume }, options) => (resume ? trainedModel() : untilStopped(options)),
    });
    const first = workbench.getState().trainModel(REQUEST);
    await atWork(workbench);
    workbench.getState().pauseTraining();
    await first;
    expect(workbench.getState().training).toMatchObject({ state: 'paused', epoch: 2, losses: [3, 2.5] });
    await workbench.getState().resumeTraining();
    expect(calls.at(-1)).toEqual(['train', { ...REQUEST, resume: true }]);
    expect(workbench.getState().training?.state).toBe('done');
  });

  it('is forgotten by page and worker when it is cancelled, at work or paused', async () => {
    const { workbench, calls } = setUp({
      train: (_input, options) => untilStopped(options),
      forgetTraining: () => null,
    });
    void workbench.getState().trainModel(REQUEST);
    await atWork(workbench);
    await workbench.getState().cancelTraining();
    expect(workbench.getState().training).toBeNull();
    expect(names(calls).at(-1)).toBe('forgetTraining');

    const again = workbench.getState().trainModel(REQUEST);
    await atWork(workbench);
    workbench.getState().pauseTraining();
    await again;
    await workbench.getState().cancelTraining();
    expect(workbench.getState().training).toBeNull();
    expect(names(calls).filter((job) => job === 'forgetTraining')).toHaveLength(2);
  });

  it('tells why it failed, and keeps the networks that are there', async () => {
    const { workbench } = setUp({
      train: () => fail({ code: 'analysis', message: 'the loss is not finite: do this' }),
    });
    await workbench.getState().trainModel(REQUEST);
    expect(workbench.getState().training).toMatchObject({
      state: 'failed',
      problem: 'the loss is not finite: do this',
    });
    expect(workbench.getState().models).toEqual([]);
  });

  it('is lost with the worker, and not taken for paused', async () => {
    const { workbench } = setUp({ train: (_input, options) => untilStopped(options) });
    const training = workbench.getState().trainModel(REQUEST);
    await atWork(workbench);
    workbench.getState().workerLost('The worker did not answer and was ended');
    workbench.getState().cancel();
    await training;
    expect(workbench.getState().training).toMatchObject({ state: 'failed' });
    expect(workbench.getState().training?.problem).toContain('lost');
  });
});

describe('the pace of a training', () => {
  it('measures from its first call, not from the start of the training', () => {
    let nowMs = 1000;
    const pace = createPace({ epochs: 10, spectraPerEpoch: 100 }, () => nowMs);
    expect(pace(0.5)).toBeNull();
    nowMs = 3000;
    // A tenth of 1000 spectra in 2 s: 50 per second, and 0.4 are left.
    const measured = pace(0.6);
    expect(measured?.spectraPerSecond).toBeCloseTo(50, 9);
    expect(measured?.secondsLeft).toBeCloseTo(8, 9);
  });
});
