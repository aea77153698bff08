import { describe, expect, it } from 'vitest';
import { toyRun, toySigmaEv } from './fixtures/toyRun';
import { selectionEffect } from './selectionEffect';

const { histograms, truth } = toyRun(3, 5);
const stretch = (detector: number, batch: number) => {
  const { start, stop } = histograms.batches[batch]!;
  return { detector: String(detector), start, stop, batch, reason: 'toy' };
};
const OPTIONS = { applied: [], excluded: [], detectorsOut: [], tail: { fraction: 0, beta: 2 }, seed: 1 };

describe('effect of a selection on the copper line', () => {
  it('is none where nothing is left out', () => {
    const { now, then } = selectionEffect(histograms, truth, OPTIONS);
    expect(then).toEqual(now);
    // 24 spectra of 600 events in the line.
    expect(Math.abs(now.copperEvents! - 24 * 600)).toBeLessThan(5 * Math.sqrt(24 * 600));
    expect(Math.abs(now.fwhm.value! - 2.3548 * toySigmaEv(8047))).toBeLessThan(4 * now.fwhm.error!);
  });

  it('is the price in counts: half the detectors, half the figure of merit', () => {
    const { now, then } = selectionEffect(histograms, truth, { ...OPTIONS, detectorsOut: ['0', '1'] });
    expect(Math.abs(then.copperEvents! / now.copperEvents! - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(then.eventsPerFwhm! / now.eventsPerFwhm! - 0.5)).toBeLessThan(0.04);
  });

  it('counts what is left out already on the side of now', () => {
    const applied = [stretch(0, 0), stretch(0, 1)];
    const { now, then } = selectionEffect(histograms, truth, {
      ...OPTIONS,
      applied,
      excluded: [...applied, stretch(1, 0)],
    });
    expect(now.events).toBeGreaterThan(then.events);
    expect(Math.abs(then.copperEvents! / now.copperEvents! - 21 / 22)).toBeLessThan(0.02);
  });

  it('has no figures where nothing is left', () => {
    const { then } = selectionEffect(histograms, truth, { ...OPTIONS, detectorsOut: ['0', '1', '2', '3'] });
    expect(then.copperEvents).toBeNull();
    expect(then.eventsPerFwhm).toBeNull();
  });
});
