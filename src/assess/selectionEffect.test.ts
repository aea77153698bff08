import { describe, expect, it } from 'vitest';
import { withoutExcluded } from '../dataset/selection';
import { toyRun, toySigmaEv } from './fixtures/toyRun';
import { selectionFigures } from './selectionEffect';

const { histograms, truth } = toyRun(3, 5);
const WHOLE = { spectra: histograms, standard: truth, reference: truth };

describe('copper line of a selection', () => {
  it('has the counts, the place and the width that were drawn', () => {
    const { lineEvents, fwhm } = selectionFigures(WHOLE, 1);
    // 24 spectra of 600 events in the line.
    expect(Math.abs(lineEvents! - 24 * 600)).toBeLessThan(5 * Math.sqrt(24 * 600));
    expect(Math.abs(fwhm.value! - 2.3548 * toySigmaEv(8047))).toBeLessThan(4 * fwhm.error!);
  });

  it('is the price in counts: half the detectors, half the figure of merit', () => {
    const whole = selectionFigures(WHOLE, 1);
    const reference = truth.filter(({ detector }) => detector > 1);
    const half = selectionFigures({ ...WHOLE, standard: reference, reference }, 1);
    expect(Math.abs(half.lineEvents! / whole.lineEvents! - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(half.eventsPerFwhm! / whole.eventsPerFwhm! - 0.5)).toBeLessThan(0.04);
  });

  it('counts nothing of what is left out', () => {
    const { start, stop } = histograms.batches[1]!;
    const spectra = withoutExcluded(histograms, [{ detector: '1', start, stop, batch: 1, reason: 'toy' }]);
    const { lineEvents } = selectionFigures({ ...WHOLE, spectra }, 1);
    expect(Math.abs(lineEvents! / selectionFigures(WHOLE, 1).lineEvents! - 23 / 24)).toBeLessThan(0.02);
  });

  it('has no figures where nothing is left', () => {
    const { lineEvents, eventsPerFwhm } = selectionFigures({ ...WHOLE, standard: [], reference: [] }, 1);
    expect(lineEvents).toBeNull();
    expect(eventsPerFwhm).toBeNull();
  });
});
