import { describe, expect, it } from 'vitest';
import { createBrowserTourStore } from './browserTourStore';
import { firstStop, stopBeside, TOUR_STOPS } from './derived/tour';
import { ANALYSIS, file, SUMMARY, setUp } from './fixtures/workbenchWithFakeWorker';
import { DEFAULT_SETTINGS } from './settingsSlice';

const EMPTY = { summary: null, analysis: null, settings: DEFAULT_SETTINGS, network: null, models: [] };

describe('stops', () => {
  it('lie in a row with two ends', () => {
    expect(stopBeside('data', -1)).toBeNull();
    expect(stopBeside('export', 1)).toBeNull();
    const there = TOUR_STOPS.slice(0, -1).map(({ id }) => stopBeside(id, 1));
    expect(there).toEqual(TOUR_STOPS.slice(1).map(({ id }) => id));
  });

  it('begin at what has not been done', () => {
    expect(firstStop(EMPTY)).toBe('data');
    expect(firstStop({ ...EMPTY, summary: SUMMARY })).toBe('run');
    expect(firstStop({ ...EMPTY, summary: SUMMARY, analysis: ANALYSIS })).toBe('detector');
  });

  it('count a learning rate as changed once the figures are made with it', () => {
    const isDone = (facts: Parameters<typeof firstStop>[0]) =>
      TOUR_STOPS.find(({ id }) => id === 'learningRate')?.isDone?.(facts);
    const settings = { ...DEFAULT_SETTINGS, learningRate: 0.2 };
    expect(isDone({ ...EMPTY, analysis: ANALYSIS })).toBe(false);
    expect(isDone({ ...EMPTY, analysis: ANALYSIS, settings })).toBe(false);
    expect(isDone({ ...EMPTY, analysis: { ...ANALYSIS, settings }, settings })).toBe(true);
  });
});

describe('tour', () => {
  it('follows what the user does, leaves the view where it is, and ends for good', async () => {
    const { workbench } = setUp();
    const state = () => workbench.getState();
    expect(state().isTourOffered).toBe(true);
    state().startTour();
    expect(state()).toMatchObject({ tourStop: 'data', isTourOffered: false });
    await state().addFiles([file('a.csv')]);
    expect(state().tourStop).toBe('run');
    await state().runAnalysis();
    expect(state()).toMatchObject({ tourStop: 'detector', step: 'results' });
    state().showStop('detector');
    expect(state().step).toBe('peaks');
    state().showStop('run');
    expect(state()).toMatchObject({ tourStop: 'run', step: 'peaks' });
    await state().runAnalysis();
    expect(state().tourStop).toBe('run');
    state().endTour();
    expect(state()).toMatchObject({ tourStop: null, isTourOffered: false });
  });

  it('does not begin by itself', async () => {
    const { workbench } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    expect(workbench.getState()).toMatchObject({ tourStop: null, isTourOffered: true });
  });
});

describe('memory of the answer', () => {
  it('lasts as long as the storage, and does without one', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as unknown as Storage;
    const store = createBrowserTourStore(() => storage);
    expect(store.isAnswered()).toBe(false);
    store.setAnswered();
    expect(createBrowserTourStore(() => storage).isAnswered()).toBe(true);
    const forbidden = createBrowserTourStore(() => {
      throw new Error('forbidden');
    });
    forbidden.setAnswered();
    expect(forbidden.isAnswered()).toBe(false);
  });
});
