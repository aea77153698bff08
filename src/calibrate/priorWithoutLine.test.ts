import { describe, expect, it } from 'vitest';
import { observedEnergyEv, type LineId } from '../physics/lines';
import { channelAt, energyAt, energyErrorAt } from './energyCalibration';
import { priorWithoutLine } from './priorWithoutLine';
import { bentCurve } from './reference/batchCalibration';
import type { DetectorReference } from './reference/detectorReference';
import { DEFAULT_METHOD } from './reference/method';
import { pointsFrom } from './reference/wholeSpectrumFit';

const TRUE_P = [900, 4.4, 2e-5] as const;
const CURVATURE = { value: 2e-5, error: 4e-6 };
const WINDOW = [1060.5, 1180.5] as const;
const LINES: readonly (readonly [LineId, offAdc: number, errorAdc: number])[] = [
  ['TiKa', 0.5, 0.4],
  ['TiKb', -0.9, 0.9],
  ['MnKa', 3, 0.3],
  ['MnKb', 0.4, 0.6],
];

type Part = Pick<DetectorReference, 'batches' | 'fits' | 'aligned' | 'curvature'>;

/** A batch with fits of these lines, started from constants that are some eV off. */
function reference(lines: typeof LINES): DetectorReference {
  const fits = lines.map(([line, off, adcError]) => {
    const adc = channelAt(TRUE_P, observedEnergyEv(line))! + off;
    const shape = { sigmaAdc: 15, counts: 1000, chi2: 40, ndf: 40 } as const;
    return { batch: 0, line, adc, adcError, ...shape, status: 'ok' as const, why: null };
  });
  const part: Part = {
    batches: [{ p: [905, 4.395, CURVATURE.value], covariance: null, status: 'fitted' }],
    fits,
    aligned: { gainEvPerAdc: 4.4, method: DEFAULT_METHOD } as DetectorReference['aligned'],
    curvature: CURVATURE,
  };
  return part as DetectorReference;
}

const others = LINES.filter(([line]) => line !== 'MnKa');
const pointsOf = (lines: typeof LINES) => pointsFrom(reference(lines).fits, 4.4, DEFAULT_METHOD);
const ADCS = [800, 1000, 1120, 1300];

describe('what a batch’s other lines say', () => {
  it('is the least squares line through their points, with its errors, at fixed curvature', () => {
    const prior = priorWithoutLine(reference(LINES), 0, 'MnKa', WINDOW, true)!;
    const { curve } = bentCurve(pointsOf(others), CURVATURE)!;
    for (const adc of ADCS) {
      expect(Math.abs(energyAt(prior.mean, adc) - energyAt(curve.p, adc))).toBeLessThan(0.02);
      expect(energyErrorAt(prior.covariance, adc) / energyErrorAt(curve.covariance, adc)).toBeCloseTo(1, 2);
    }
  });

  it('holds what is not known of the curvature where that is not fixed', () => {
    const prior = priorWithoutLine(reference(LINES), 0, 'MnKa', WINDOW, false)!;
    const { covariance } = bentCurve(pointsOf(others), CURVATURE)!;
    for (const adc of [...ADCS, 1700]) {
      expect(energyErrorAt(prior.covariance, adc) / energyErrorAt(covariance, adc)).toBeCloseTo(1, 2);
    }
  });

  it('knows nothing of the line that is left out: wherever its fit lies, and with or without one', () => {
    const prior = priorWithoutLine(reference(LINES), 0, 'MnKa', WINDOW, true);
    const astray = LINES.map(([line, off, error]) => [line, line === 'MnKa' ? 40 : off, error] as const);
    expect(priorWithoutLine(reference(astray), 0, 'MnKa', WINDOW, true)).toEqual(prior);
    expect(priorWithoutLine(reference(others), 0, 'MnKa', WINDOW, true)).toEqual(prior);
  });

  it('of one line is that line’s place, and hardly anything of the gain', () => {
    const only = LINES.filter(([line]) => line !== 'TiKa' && line !== 'TiKb');
    const prior = priorWithoutLine(reference(only), 0, 'MnKa', WINDOW, true)!;
    const [point] = pointsOf(LINES.filter(([line]) => line === 'MnKb'));
    expect(energyAt(prior.mean, point!.adc)).toBeCloseTo(point!.energyEv, 2);
    expect(energyErrorAt(prior.covariance, point!.adc)).toBeCloseTo(point!.errorEv, 2);
    // 50 eV per 200 channels.
    expect(energyErrorAt(prior.covariance, point!.adc - 400)).toBeCloseTo(Math.hypot(100, point!.errorEv), 0);
  });

  it('is none without another line', () => {
    const alone = LINES.filter(([line]) => line === 'MnKa');
    expect(priorWithoutLine(reference(alone), 0, 'MnKa', WINDOW, true)).toBeNull();
  });
});
