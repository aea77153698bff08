import { describe, expect, it } from 'vitest';
import { PROFILES } from '../physics/profile';
import { SYNTHETIC_FLAGS } from './fixtures/syntheticReport';
import {
  ANALYSIS,
  fail,
  fakeModelStore,
  fakeProfileStore,
  file,
  filesOf,
  names,
  setUp,
  SUMMARY,
} from './fixtures/workbenchWithFakeWorker';

function open(...options: Parameters<typeof setUp>) {
  const { workbench, calls } = setUp(...options);
  const state = () => workbench.getState();
  const words = () => state().timeline.entries.map((entry) => entry.words);
  const held = () => {
    const { source } = state();
    return source?.kind === 'files' ? source.files.map(({ name }) => name) : source;
  };
  return { ...workbench.getState(), state, calls, words, last: () => words().at(-1), held };
}

describe('the history', () => {
  it('tells every kind of decision in words', async () => {
    const { state, last, words, ...act } = open();
    await act.addFiles([file('a.csv')]);
    expect(last()).toBe('a.csv loaded');
    act.changeSettings({ learningRate: 0.1 });
    expect(last()).toBe('Learning rate 0.5 → 0.1');
    act.changeSettings({ loss: 'as-published', optimiser: 'adam' });
    expect(last()).toBe('Loss Cu Kα + prior → Cu Kα, as published; Optimiser Gradient descent → Adam');
    act.setChannel('2', 'excluded');
    expect(last()).toBe('SDD 2 left out');
    act.setChannel('2', null);
    expect(last()).toBe('SDD 2 left to the screening');
    act.correctPeak({ detector: '3', batch: 1, line: 'MnKa' }, 1102);
    expect(last()).toBe('Mn Kα of SDD 3, batch 2 moved to 1102');
    act.removePeak({ detector: '3', batch: 1, line: 'MnKa' });
    expect(last()).toBe('Mn Kα of SDD 3, batch 2 removed');
    act.resetPeaks('3');
    expect(last()).toBe('Mn Kα of SDD 3, batch 2 left to the finder');
    act.excludeFlag(SYNTHETIC_FLAGS[1]!);
    expect(last()).toBe('SDD 1, batch 3 left out');
    act.includeStretch(state().settings.excludedStretches![0]!);
    expect(last()).toBe('SDD 1, batch 3 taken in again');
    act.changeClosure({ toys: 7 });
    expect(last()).toBe('Closure test: toys 3 → 7');
    await act.setFalseAlarmRate(0.05);
    expect(last()).toBe('False alarms 2 % → 5 %');
    act.setRule({ leastScore: 9 });
    expect(last()).toMatch(/left out above 9, steps split above 3$/u);
    await act.applyNaming({ ...state().naming, pattern: 'run{*}_sdd{sdd}' });
    expect(last()).toBe('Spectra named by the pattern run{*}_sdd{sdd}');
    await act.saveProfile({ ...PROFILES[0]!, label: 'Mine' }, null);
    expect(last()).toMatch(/^Profile Mine saved; Profile VIP-2 → Mine/u);
    await act.deleteProfile(state().settings.profile);
    expect(last()).toMatch(/^Profile Mine deleted/u);
    act.clearData();
    expect(last()).toBe('Run cleared');
    expect(words()).toHaveLength(18);
  });

  it('goes to any entry at once, and leaves figures, which are stale then', async () => {
    const { state, changeSettings, runAnalysis, addFiles, goTo, words } = open();
    await addFiles([file('a.csv')]);
    changeSettings({ seed: 5 });
    await runAnalysis();
    const { analysis } = state();
    changeSettings({ seed: 6 });
    changeSettings({ iterations: 9 });
    await goTo(1);
    expect(state().settings).toMatchObject({ seed: 1, iterations: 40 });
    expect(state().analysis).toBe(analysis);
    expect(words()).toHaveLength(5);
    await goTo(4);
    expect(state().settings).toMatchObject({ seed: 6, iterations: 9 });
  });

  it('brings a removed file back, and a cleared run with what was decided of it', async () => {
    const { addFiles, removeFile, correctPeak, clearData, undo, redo, held, calls, state } = open();
    await addFiles([file('a.csv'), file('b.csv', 20)]);
    correctPeak({ detector: '1', batch: null, line: 'MnKa' }, 1100);
    await removeFile('a.csv');
    expect(held()).toEqual(['b.csv']);
    await undo();
    expect(held()).toEqual(['a.csv', 'b.csv']);
    expect(filesOf(calls.at(-1))).toEqual(['a.csv', 'b.csv']);
    await redo();
    expect(held()).toEqual(['b.csv']);
    clearData();
    expect(state().settings.peakCorrections).toEqual([]);
    await undo();
    expect(held()).toEqual(['b.csv']);
    expect(state().settings.peakCorrections).toHaveLength(1);
  });

  it('stays where it is, with a word, where the run cannot be read again', async () => {
    let isBroken = false;

    const { addFiles, removeFile, changeSettings, undo, goTo, held, state } = open({
      ingest: () => (isBroken ? fail({ message: 'a.csv was moved' }) : SUMMARY),
    });
    await addFiles([file('a.csv'), file('b.csv', 20)]);
    await removeFile('a.csv');
    changeSettings({ seed: 3 });
    isBroken = true;
    const { at } = state().timeline;
    await goTo(1);
    expect(state().timeline.at).toBe(at);
    expect([held(), state().settings.seed]).toEqual([['b.csv'], 3]);
    expect(state().notices.at(-1)?.text).toBe('a.csv was moved');
    await undo();
    expect(state().settings.seed).toBe(1);
  });

  it('never makes an unblinded run a blinded one again', async () => {
    const { state, addFiles, changeSettings, undo } = open();
    await addFiles([file('a.csv')]);
    changeSettings({ seed: 2 });
    changeSettings({ unblinded: true });
    await undo();
    await undo();
    expect(state().settings).toMatchObject({ seed: 1, unblinded: true });
  });

  it('takes no profiles away that were there before', async () => {
    const kept = fakeProfileStore([{ ...PROFILES[0]!, label: 'Mine', id: 'own-mine-1' }]);
    const { state, loadProfiles, changeSettings, undo } = open({}, fakeModelStore(), kept);
    changeSettings({ seed: 2 });
    await loadProfiles();
    await undo();
    expect(state().settings.seed).toBe(1);
    expect(state().ownProfiles).toHaveLength(1);
  });

  it('takes no run away from the work that is on it', async () => {
    let finish = (): void => undefined;
    const isDone = new Promise<void>((resolve) => (finish = resolve));
    const { state, addFiles, changeSettings, runAnalysis, undo, held } = open({
      analyse: async (settings) => {
        await isDone;
        return { ...ANALYSIS, settings };
      },
    });
    await addFiles([file('a.csv')]);
    changeSettings({ seed: 2 });
    const running = runAnalysis();
    await undo();
    expect(state().settings.seed).toBe(1);
    await undo();
    expect(held()).toEqual(['a.csv']);
    expect(state().notices.at(-1)?.text).toBe(
      'To go to “Start” changes the run: wait for what is running, or cancel it.',
    );
    finish();
    await running;
    expect(state()).toMatchObject({ outcome: { kind: 'complete' }, summary: SUMMARY });
    await undo();
    expect(held()).toBeNull();
  });

  it('leaves the page to work on while it reads for a step back', async () => {
    const { state, addFiles, removeFile, undo, changeSettings, held, words, calls } = open();
    await addFiles([file('a.csv'), file('b.csv', 20)]);
    await removeFile('a.csv');
    const going = undo();
    changeSettings({ seed: 8 });
    await going;
    expect(held()).toEqual(['a.csv', 'b.csv']);
    expect(state().settings.seed).toBe(1);
    // What was done meanwhile can be done again.
    expect(words().at(-1)).toBe('Seed 1 → 8');
    expect(names(calls).at(-1)).toBe('ingest');
  });
});
