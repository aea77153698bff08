import { describe, expect, it } from 'vitest';
import type { Histograms } from '../dataset/histograms';
import { observedEnergyEv, type LineId } from '../physics/lines';
import { GENERIC } from '../physics/openProfiles';
import { TYPICAL_RESOLUTION } from '../physics/resolution';
import { channelAt, energyAt } from './energyCalibration';
import { interestRows, restsOn } from './interestRows';
import { optimisedLineOf } from './optimisedLine';
import { defaultPriors } from './priorChoice';
import type { DetectorReference } from './reference/detectorReference';
import { DEFAULT_METHOD } from './reference/method';

const P = [-100, 5, 0] as const;
const IRON = optimisedLineOf(GENERIC)!;
const CHANNELS = 2048;
const FIXED = [4, 0, 0, 0, 1e-6, 0, 0, 0, 0];

/** A detector that shows these lines in its whole run, and fitted those of `own` in its one batch. */
function located(lines: readonly LineId[], own = lines) {
  const fit = (line: LineId) => {
    const figures = { sigmaAdc: 13, counts: 500, chi2: 40, ndf: 40 } as const;
    return { line, adc: channelAt(P, observedEnergyEv(line))!, adcError: 0.5, ...figures, status: 'ok', why: null };
  };
  const reference = {
    aligned: {
      fits: lines.map(fit),
      template: { resolution: TYPICAL_RESOLUTION, tailFraction: 0.05, tailBeta: 2.5 },
      gainEvPerAdc: 5,
      method: DEFAULT_METHOD,
    },
    alignedSpectrum: new Uint32Array(CHANNELS).fill(8),
    alignedP: P,
    batches: [{ p: P, covariance: FIXED, status: 'fitted' }],
    priorCovariances: [FIXED],
    fits: own.map((line) => ({ ...fit(line), batch: 0 })),
    curvature: { value: 0, error: 1e-6 },
    walk: null,
  };
  return { detector: 0, reference: reference as unknown as DetectorReference };
}

const HISTOGRAMS: Histograms = {
  detectors: [{ bus: null, sdd: 1 }],
  batches: [{ start: 0, stop: 86_400 }],
  channelCount: CHANNELS,
  counts: new Uint32Array(CHANNELS).fill(1),
  overflow: Uint32Array.of(0),
  stated: [null],
};
const DEMANDS = { line: IRON, loss: 'prior', priors: defaultPriors('prior'), shrinkage: null } as const;
const rowsOf = (...lines: Parameters<typeof located>) => interestRows(HISTOGRAMS, located(...lines), DEMANDS);

describe('rows of Fe Ka', () => {
  it('hold its events in a window about it, with its own doublet and share', () => {
    const [row] = rowsOf(['TiKa', 'FeKa']).map((own) => own.row);
    const [low, high] = row!.windowAdc.map((adc) => energyAt(P, adc));
    const { sigmaEv, doublet } = row!.line;
    // Whole channels of 5 eV.
    expect(Math.abs(low! - (6404.0 - 4 * sigmaEv))).toBeLessThan(5);
    expect(Math.abs(high! - (6404.0 + 3.5 * sigmaEv))).toBeLessThan(5);
    expect(doublet!.ka1Ev - doublet!.ka2Ev).toBeCloseTo(12.98, 2);
    expect(row!.counts.every((n) => n === 1)).toBe(true);
    // 500 events of the line among 8 per channel, of which a few lie outside the window.
    expect(row!.signalFraction / (500 / (8 * row!.counts.length))).toBeGreaterThan(0.95);
    expect(row!.signalFraction / (500 / (8 * row!.counts.length))).toBeLessThan(1);
  });

  it('have the reference covariance as prior only where the batch did not rest on the line', () => {
    const [apart] = rowsOf(['TiKa', 'TiKb', 'FeKa'], ['TiKa', 'TiKb']);
    expect(apart!.row.prior).toEqual({ mean: P, covariance: FIXED });
    expect(apart!.row.link).toBeUndefined();
    const [own] = rowsOf(['TiKa', 'FeKa']);
    expect(restsOn(located(['TiKa', 'FeKa']).reference, 'FeKa')).toBe(true);
    expect(own!.row.prior.covariance).not.toEqual(FIXED);
    // Neighbours in time are told of by the walk instead.
    expect(own!.row.link).toBeDefined();
    expect(own!.fixedCovariance).toEqual(FIXED);
  });

  it('are none beside Mn Kb, without the line, and for a batch without another', () => {
    expect(rowsOf(['MnKa', 'FeKa'])).toEqual([]);
    expect(rowsOf(['TiKa', 'CuKa'])).toEqual([]);
    expect(rowsOf(['TiKa', 'FeKa'], ['FeKa'])).toEqual([]);
  });
});
