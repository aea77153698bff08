import { describe, expect, it } from 'vitest';
import { syntheticAnalysis, syntheticSummary } from '../store/fixtures/syntheticRun';
import { optionsOfAddress } from './address';
import { problemOf } from './controls/problemOf';
import { placeName } from './format/place';
import { adcText } from './peaks/adcText';
import { runningStepOf } from './rail/runningStep';
import { asideText, shareOf, statusText } from './status/statusText';

const SUMMARY = syntheticSummary(4, 3, 500);

describe('statusText', () => {
  it('is empty, then ready, before a run', () => {
    expect(statusText({ task: null, outcome: null, summary: null })).toBe('');
    expect(statusText({ task: null, outcome: null, summary: SUMMARY })).toBe('ready');
  });

  it('ends with how the run ended', () => {
    const ended = { task: null, summary: SUMMARY };
    expect(statusText({ ...ended, outcome: { kind: 'complete' } })).toMatch(/complete$/);
    expect(statusText({ ...ended, outcome: { kind: 'cancelled' } })).toMatch(/cancelled$/);
    expect(statusText({ ...ended, outcome: { kind: 'failed', message: 'no copper: do this' } })).toBe(
      'failed: no copper: do this',
    );
  });

  it('has none of the ending words while something runs, whatever a stage is called', () => {
    const task = { kind: 'analyse', stage: 'Fits complete, 3 failed', fraction: 0.25 } as const;
    const text = statusText({ task, outcome: null, summary: SUMMARY });
    expect(text).toContain('25 %');
    expect(text).not.toMatch(/complete|cancelled|failed|ready/i);
  });

  it('leaves reading to the text beside it', () => {
    const task = { kind: 'read', stage: 'Reading a.csv', fraction: 0.5 } as const;
    expect(statusText({ task, outcome: null, summary: null })).toBe('');
    expect(asideText({ task, waiting: 0, summary: null, source: null, analysis: null })).toBe('Reading a.csv, 50 %');
    expect(asideText({ task, waiting: 1, summary: null, source: null, analysis: null })).toContain('wait');
  });

  it('is about analyses alone: a training changes nothing, and stands in the text beside it', () => {
    const task = { kind: 'train', stage: 'Training', fraction: 0.5 } as const;
    expect(statusText({ task, outcome: null, summary: null })).toBe('');
    expect(statusText({ task, outcome: null, summary: SUMMARY })).toBe('ready');
    expect(statusText({ task, outcome: { kind: 'complete' }, summary: SUMMARY })).not.toMatch(/complete/);
    expect(asideText({ task, waiting: 0, summary: SUMMARY, source: null, analysis: null })).toBe('Training, 50 %');
    expect(runningStepOf(task)).toBe('peaks');
  });

  it('says that a run was restored until it has been analysed', () => {
    const rest = { task: null, waiting: 0, summary: SUMMARY } as const;
    const source = { kind: 'kept', files: SUMMARY.files } as const;
    expect(asideText({ ...rest, source, analysis: null })).toContain('Restored');
    expect(asideText({ ...rest, source, analysis: syntheticAnalysis() })).toBe('');
    expect(asideText({ ...rest, source: { kind: 'files', files: [] }, analysis: null })).toBe('');
  });

  it('takes unknown progress for none', () => {
    expect(shareOf(NaN)).toBe(0);
    expect(shareOf(1.2)).toBe(1);
  });
});

describe('runningStepOf', () => {
  it.each([
    ['Peaks', 'peaks'],
    ['Fit', 'fit'],
    ['Cross-validate, fold 2 of 5', 'results'],
    ['Optimise', 'optimise'],
    ['Resampling held-out events', 'results'],
    ['Starting', null],
  ])('knows the step of the stage %s', (stage, step) => {
    expect(runningStepOf({ kind: 'analyse', stage, fraction: 0 })).toBe(step);
  });

  it('is the data while reading, and none at rest', () => {
    expect(runningStepOf({ kind: 'read', stage: 'Peaks', fraction: 0 })).toBe('data');
    expect(runningStepOf(null)).toBeNull();
  });
});

describe('problemOf', () => {
  it('accepts numbers within bounds and names what is wrong with others', () => {
    expect(problemOf('0.5', 0.0001, 10, false)).toBeNull();
    expect(problemOf('', 0, 10, false)).not.toBeNull();
    expect(problemOf('1e999', 0, 10, false)).not.toBeNull();
    expect(problemOf('2.5', 0, 10, true)).toContain('whole');
    expect(problemOf('11', 0, 10, false)).toBe('0 to 10');
  });
});

describe('optionsOfAddress', () => {
  it('reads backend, demo and step', () => {
    expect(optionsOfAddress({ search: '?backend=wasm&demo=month', hash: '#peaks' })).toEqual({
      backend: 'wasm',
      demo: 'month',
      step: 'peaks',
    });
  });

  it('takes unknown values for none', () => {
    expect(optionsOfAddress({ search: '?backend=abacus&demo=year', hash: '#nowhere' })).toEqual({
      backend: 'auto',
      demo: null,
      step: null,
    });
  });
});

describe('placeName', () => {
  it('counts batches from 1', () => {
    expect(placeName(SUMMARY, { detector: 2, batch: 0 })).toBe('SDD 2, batch 1');
    expect(placeName(SUMMARY, { detector: 2, batch: null })).toBe('SDD 2, whole run');
  });
});

describe('adcText', () => {
  const comb = {
    period: 4,
    widths: [1.226, 0.956, 0.872, 0.946],
    widthErrors: [0.01, 0.01, 0.01, 0.01],
    amplitude: 0.226,
    significance: 50,
  };
  const spikes = [982.2, 1027.3, 1085.1, 5110.6, 7963.8].map((adc) => ({ adc, sigmaAdc: 4, counts: 5000 }));

  it('names the comb and the first spikes', () => {
    expect(adcText({ comb, spikes })).toBe(
      'Comb of period 4 channels, +23/−13 %, suppressed. 5 noise spikes left out (ADC 982, 1027, 1085, 5111, …).',
    );
    expect(adcText({ comb: null, spikes: spikes.slice(0, 1) })).toBe(
      'No comb in the ADC. 1 noise spike left out (ADC 982).',
    );
  });

  it('says so where there is nothing', () => {
    expect(adcText({ comb: null, spikes: [] })).toBe('No comb in the ADC. No noise spikes.');
  });
});
