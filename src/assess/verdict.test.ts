import { describe, expect, it } from 'vitest';
import { LINES, observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { CuKaRow, LineRow, Measured, SpectrumName } from './results';
import { judge, type Evidence } from './verdict';

function row(spectrum: SpectrumName, crossValidated: boolean, fwhmEv: number | null): CuKaRow {
  const figures = (value: number | null, error: number): Measured =>
    value === null ? { value: null, error: null } : { value, error };
  return {
    spectrum,
    crossValidated,
    position: figures(fwhmEv === null ? null : 8047, 1),
    fwhm: figures(fwhmEv, 2.2),
    chi2: 140,
    ndf: 144,
    pValue: 0.6,
    events: 12_000,
    withNickel: true,
    why: fwhmEv === null ? 'only 3 events in 7000-8500 eV' : null,
    curve: null,
  };
}

/** FWHM of standard, reference, optimized: in sample, then held out. */
type Widths = readonly (number | null)[];

function evidence(
  inSample: Widths,
  heldOut: Widths,
  gainError: number | null,
  parts: Partial<Evidence> = {},
): Evidence {
  const names = ['standard', 'reference', 'optimized'] as const;
  const rows = (widths: Widths, held: boolean) => names.map((name, i) => row(name, held, widths[i] ?? null));
  const [standard = null, reference = null, optimized = null] = heldOut;
  const gain = (rival: number | null): Measured =>
    rival === null || optimized === null
      ? { value: null, error: null }
      : { value: rival - optimized, error: gainError };
  return {
    line: 'CuKa',
    rows: [...rows(inSample, false), ...rows(heldOut, true)],
    lines: [],
    gains: { standard: gain(standard), reference: gain(reference) },
    // Without end: training on all but nothing, so that the errors below are those of resampling.
    folds: Infinity,
    predictedFwhmEv: null,
    ...parts,
  };
}

function lineRow(spectrum: SpectrumName, line: LineId, offsetEv: number, error: number): LineRow {
  return {
    spectrum,
    crossValidated: true,
    line,
    position: { value: observedEnergyEv(line) + offsetEv, error },
    expectedEv: observedEnergyEv(line),
    tabulatedEv: tabulatedEnergyEv(line),
    fwhm: { value: 150, error: 1 },
  };
}

describe('the verdict', () => {
  it('claims a gain of three errors and more, against the better of the two', () => {
    const verdict = judge(evidence([178, 181, 174.5], [178, 181, 175], 0.9));
    expect(verdict.against).toBe('standard');
    expect(verdict.gainEv).toEqual({ value: 3, error: 0.9 });
    expect(verdict.text).toMatch(/^Improves by 3\.00 ± 0\.90 eV on events that it has not seen, against the standard/);
  });

  it('allows for folds that were trained on fewer events, as where each batch is moved onto its own mean', () => {
    // Means of N events take 1/N off the variance of these events and add 1/N to that of others, those of 4/5 N add 5/4N.
    const perEvent = 1 / 15;
    const width = (share: number) => 178 * (1 + share / 2);
    const rows = evidence([180, 178, width(-perEvent)], [180, 178, width(1.25 * perEvent)], 0.8, { folds: 5 });
    const lostByFoldsEv = width(1.25 * perEvent) - width(perEvent);
    const { gainEv } = judge(rows);
    expect(gainEv.value).toBeCloseTo(178 - width(1.25 * perEvent), 12);
    expect(gainEv.error).toBeCloseTo(Math.hypot(0.8, lostByFoldsEv), 12);
    const { gainEv: none } = judge(evidence([178, 181, 177.5], [178, 181, 177], 0.8, { folds: 5 }));
    expect(none.error).toBe(0.8);
  });

  it('claims nothing below two errors, and says what was overfitting (the month of data/sim)', () => {
    const { text, against, gainEv } = judge(evidence([177.9, 181, 172.2], [179.2, 181, 178.7], 0.9));
    expect(against).toBe('standard');
    expect(gainEv.value).toBeCloseTo(0.5, 9);
    expect(text).toMatch(/^No improvement that holds out of sample: 0\.50 ± 0\.90 eV against the standard/);
    expect(text).toContain('In sample it showed 5.7 eV, of which 5.2 eV is overfitting.');
    expect(text).not.toMatch(/improves/i);
  });

  it('says when it is worse (as published, on the run without drift)', () => {
    const { text } = judge(evidence([176.4, 171.8, 170.5], [177.7, 187.7, 189.4], 2));
    expect(text).toMatch(/^Worse by 11\.7 ± 2\.0 eV than the standard calibration/);
    expect(text).toContain('In sample it showed 5.9 eV, all of it overfitting.');
  });

  it('never claims an improvement below three errors, for any gain, and calls less than that a hint', () => {
    for (let gain = -4; gain <= 4; gain += 0.1) {
      const { text } = judge(evidence([180, 180, 170], [180, 190, 180 - gain], 1));
      const found = 180 - (180 - gain);
      expect(text.startsWith('Improves')).toBe(found >= 3);
      expect(text.startsWith('A hint, no claim')).toBe(found >= 2 && found < 3);
      expect(text.startsWith('Worse')).toBe(found <= -2);
    }
  });

  it('does not call a distorted energy scale an improvement', () => {
    const lines = [
      lineRow('standard', 'TiKa', 0.4, 0.2),
      lineRow('standard', 'MnKa', -0.3, 0.1),
      lineRow('optimized', 'TiKa', -212.4, 0.2),
      lineRow('optimized', 'MnKa', 1.4, 0.1),
    ];
    const { text } = judge(evidence([178, 181, 157], [179, 181, 176], 0.9, { lines }));
    expect(text).toMatch(/^Narrower by 3\.00 ± 0\.90 eV .* other lines moved: no claim/);
    expect(text).toContain(`Off their place: ${LINES.TiKa.label} by −212.4 ± 0.2 eV.`);
    expect(text).not.toContain(LINES.MnKa.label);
  });

  it('does not blame the optimisation for a line that was off before', () => {
    const lines = [lineRow('standard', 'MnKb', 5, 0.3), lineRow('optimized', 'MnKb', 5.5, 0.3)];
    expect(judge(evidence([178, 181, 176], [178, 181, 175], 0.9, { lines })).text).toMatch(/^Improves/);
  });

  it('takes a line that the errors allow to be in its place as in its place', () => {
    const lines = [lineRow('optimized', 'CuKb', 9, 4)];
    expect(judge(evidence([178, 181, 176], [178, 181, 175], 0.9, { lines })).text).toMatch(/^Improves/);
  });

  it('takes a width below what Ti and Mn predict as an alarm, no gain', () => {
    const predictedFwhmEv = { value: 176.4, error: 0.4 };
    const { text } = judge(evidence([178, 181, 160], [178, 181, 165], 0.9, { predictedFwhmEv }));
    expect(text).toMatch(/^Narrower by 13\.00 ± 0\.90 eV .*, but 5\.\d sigma narrower than the 176\.4 eV/);
  });

  it('claims nothing where the line shape does not describe the held-out spectrum', () => {
    const { rows, ...rest } = evidence([198, 207, 189], [198, 210, 189], 0.01);
    const poor = rows.map((r) => ({ ...r, chi2: 34_000 * 144, pValue: 0 }));
    const { text } = judge({ ...rest, rows: poor });
    expect(text).toMatch(/^Narrower by 9\.00 ± 0\.01 eV .*, but the line shape does not describe the spectrum/);
  });

  it('has no gain without a width, and says whose is missing and why', () => {
    const verdict = judge(evidence([178, 181, 176], [179, 181, null], 0.9));
    expect(verdict.gainEv).toEqual({ value: null, error: null });
    expect(verdict.text).toContain('No verdict: the optimised calibration has no Cu Kα width on held-out events');
    expect(verdict.text).toContain('only 3 events');
    expect(judge(evidence([], [null, null, 176], 0.9)).text).toContain('No verdict: the reference calibration has no');
  });

  it('takes the other rival where one has no width', () => {
    expect(judge(evidence([], [null, 181, 176], 0.9)).against).toBe('reference');
    expect(judge(evidence([], [182, null, 176], 0.9)).against).toBe('standard');
  });

  it('says so where the optimisation changed nothing', () => {
    expect(judge(evidence([380, 380, 380], [380, 380, 380], 0)).text).toMatch(
      /^Nothing to judge: .* the same as the reference calibration/,
    );
  });

  it('claims nothing where the error is not known', () => {
    expect(judge(evidence([178, 181, 160], [178, 181, 165], null)).text).toMatch(/^No verdict: the error/);
  });

  it('claims nothing that a change of the energy scale does to a width by itself', () => {
    const parts = { line: 'MnKa', movedBy: 'MnKa', scaleChange: 0.002 } as const;
    const found = (change: Partial<Evidence>) =>
      judge(evidence([162, 158, 157.7], [162, 158, 157.7], 0.02, { ...parts, ...change }));
    expect(found({ scaleChange: 0 }).text).toMatch(/^Improves by 0\.30 ± 0\.02 eV/u);
    const { gainEv, text } = found({});
    expect(gainEv.value).toBeCloseTo(0.3, 9);
    expect(gainEv.error).toBeCloseTo(Math.hypot(0.02, 0.002 * 157.7), 9);
    expect(text).toMatch(/^No improvement that holds out of sample: 0\.30 ± 0\.32 eV/u);
    expect(text).toContain('changed the energy scale at Mn Kα by 0.20 %');
  });
});
