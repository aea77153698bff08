/**
 * What holds, in words. Only held-out events decide (METHOD.md section 4): in-sample figures get better by overfitting
 * alone, and a squeezed energy scale makes even held-out lines narrower, which the other lines give away.
 */
import { LINES, type LineId } from '../physics/lines';
import { componentLabel } from './interest';
import { significant, widthAlarm } from './interestRow';
import type { Gains } from './gain';
import { movedLines, type MovedLine } from './lines';
import { squeezeOf, squeezeText } from './squeeze';
import type { CuKaRow, LineRow, Measured, SpectrumName, Verdict } from './results';

/** All that the verdict weighs. */
export interface Evidence {
  /** The line of interest, and the six rows of its table. */
  readonly line: LineId;
  readonly rows: readonly CuKaRow[];
  readonly lines: readonly LineRow[];
  /** Of held-out events, with the error that resampling gives. */
  readonly gains: Gains;
  /** Number of folds behind the held-out events. */
  readonly folds: number;
  /** What the widths of other lines predict of that line's; null where that is not known. */
  readonly predictedFwhmEv: Measured | null;
  /** Relative change of dE/dADC at the line that the optimisation made, where it moved constants by another line than copper. */
  readonly scaleChange?: number | null;
  /** The line that constants were moved by; copper if absent. */
  readonly movedBy?: LineId | null;
}

type Rival = Verdict['against'];

/**
 * A gain is claimed from three of its errors on: at two, one run in forty would get a claim by chance. A loss is owned
 * up to from two on.
 */
const CLAIM_SIGMA = 3;
const HINT_SIGMA = 2;
const CALIBRATION: Readonly<Record<SpectrumName, string>> = {
  standard: 'the standard calibration (one batch)',
  reference: 'the reference calibration',
  optimized: 'the optimised calibration',
};

/** The verdict on the optimised calibration: its gain against the better of the other two on held-out events. */
export function judge(evidence: Evidence): Verdict {
  const { line, rows } = evidence;
  const against = betterRival(rows);
  const heldOut = rowOf(rows, 'optimized', true);
  const sampled = withTrainingSize(evidence.gains[against], shownGainEv(rows, against), evidence.folds);
  const gainEv = withScale(sampled, heldOut, evidence.scaleChange ?? 0);
  const ofSet = (spectrum: SpectrumName) =>
    evidence.lines.filter((row) => row.crossValidated && row.spectrum === spectrum);
  const moved = movedLines(ofSet('optimized'), ofSet(against));
  const squeeze = squeezeOf(ofSet('optimized'), ofSet(against), evidence.movedBy ?? 'CuKa');
  const alarm = heldOut === undefined ? null : widthAlarm(heldOut.fwhm, line, evidence.predictedFwhmEv);
  const sentences = [
    headline(line, rows, against, gainEv, alarm ?? misfit(heldOut), moved.length > 0 || squeeze !== null),
    squeeze === null ? null : squeezeText(squeeze, against),
    scaleSentence(line, sampled, gainEv, evidence.scaleChange ?? 0),
    overfittingSentence(rows, against, gainEv),
    positionSentence(line, heldOut, rowOf(rows, against, true)),
    squeeze === null ? movedSentence(moved) : null,
  ];
  const text = sentences.filter((sentence) => sentence !== null).join(' ');
  return { against, gainEv, text, squeeze: squeeze === null ? null : squeezeText(squeeze, against) };
}

/**
 * The held-out gain with what resampling cannot see: each fold's constants come from 1/K fewer events than those of the
 * run, so they overfit more. Parameters fitted to N events take a share a = k/N of the variance off the events they were
 * fitted to and add the same to others (the optimism of a fit: Efron, JASA 81 (1986) 461). So the rows of the run show
 * gain + a and those of the folds gain - a K/(K - 1): what lies between them is a (2K - 1)/(K - 1), and the folds lose
 * a/(K - 1) too much, which is its (2K - 1)th part. That is not taken off the value but added to its error in quadrature.
 */
function withTrainingSize(gainEv: Measured, shownEv: number | null, folds: number): Measured {
  const { value, error } = gainEv;
  if (value === null || error === null || shownEv === null || folds < 2) return gainEv;
  return { value, error: Math.hypot(error, Math.max(shownEv - value, 0) / (2 * folds - 1)) };
}

/**
 * The gain with what a change of the energy scale does to it: a scale that is squeezed by a thousandth makes a line narrower
 * by a thousandth, on any events. A line of many counts shows that many errors deep, while the other lines of the run hardly
 * tell of it. Of copper the counts are too few for it to matter.
 */
function withScale({ value, error }: Measured, heldOut: CuKaRow | undefined, change: number): Measured {
  const width = heldOut?.fwhm.value ?? null;
  return error === null || width === null ? { value, error } : { value, error: Math.hypot(error, change * width) };
}

/** What the in-sample rows show. */
function shownGainEv(rows: readonly CuKaRow[], against: Rival): number | null {
  const before = rowOf(rows, against, false)?.fwhm.value ?? null;
  const after = rowOf(rows, 'optimized', false)?.fwhm.value ?? null;
  return before === null || after === null ? null : before - after;
}

function rowOf(rows: readonly CuKaRow[], spectrum: SpectrumName, crossValidated: boolean): CuKaRow | undefined {
  return rows.find((row) => row.spectrum === spectrum && row.crossValidated === crossValidated);
}

/** The one with the smaller held-out FWHM; the reference where neither has one. */
function betterRival(rows: readonly CuKaRow[]): Rival {
  const width = (rival: Rival) => rowOf(rows, rival, true)?.fwhm.value ?? Infinity;
  return width('standard') < width('reference') ? 'standard' : 'reference';
}

function headline(
  line: LineId,
  rows: readonly CuKaRow[],
  against: Rival,
  gainEv: Measured,
  alarm: string | null,
  haveOthersMoved: boolean,
): string {
  const { value, error } = gainEv;
  if (value === null) return `No verdict: ${whatIsMissing(line, rows, against)}.`;
  if (error === null) return `No verdict: the error of the held-out gain of ${ev(value)} is not known.`;
  if (value === 0 && error === 0)
    return `Nothing to judge: on held-out events the optimised calibration is the same as ${CALIBRATION[against]}.`;
  const digits = error > 0 && error < 0.95 ? 2 : 1;
  const figure = `${numberOf(Math.abs(value), digits)} ± ${numberOf(error, digits)} eV`;
  const rival = CALIBRATION[against];
  if (value < 0 && value <= -HINT_SIGMA * error)
    return `Worse by ${figure} than ${rival} on events that it has not seen.`;
  if (value <= 0 || value < HINT_SIGMA * error) {
    const signed = `${numberOf(value, digits)} ± ${numberOf(error, digits)} eV`;
    return `No improvement that holds out of sample: ${signed} against ${rival} on events that it has not seen.`;
  }
  if (alarm !== null) return `Narrower by ${figure} on events that it has not seen, but ${alarm}.`;
  if (haveOthersMoved)
    return `Narrower by ${figure} on events that it has not seen, but other lines moved: no claim of a better resolution.`;
  if (value < CLAIM_SIGMA * error)
    return `A hint, no claim: narrower by ${figure} on events that it has not seen, against ${rival}.`;
  return `Improves by ${figure} on events that it has not seen, against ${rival}.`;
}

/** Below this probability the width is that of another shape, and a difference of widths is none of resolutions. */
const MISFIT_P_VALUE = 1e-4;

function misfit(row: CuKaRow | undefined): string | null {
  if (row?.pValue == null || row.pValue >= MISFIT_P_VALUE || row.chi2 === null || row.ndf === null) return null;
  const ratio = significant(row.chi2 / row.ndf, 3);
  return `the line shape does not describe the spectrum (χ²/ndf = ${ratio}): no claim`;
}

function whatIsMissing(line: LineId, rows: readonly CuKaRow[], against: Rival): string {
  const names = ['optimized', against] as const;
  const missing = names.find((name) => (rowOf(rows, name, true)?.fwhm.value ?? null) === null);
  if (missing === undefined) return 'the held-out spectra were not compared';
  const why = rowOf(rows, missing, true)?.why ?? 'it was not cross-validated';
  return `${CALIBRATION[missing]} has no ${LINES[line].label} width on held-out events (${why})`;
}

/** Says where the change of the scale is most of the error. */
function scaleSentence(line: LineId, sampled: Measured, gainEv: Measured, change: number): string | null {
  if (sampled.error === null || gainEv.error === null || gainEv.error < Math.SQRT2 * sampled.error) return null;
  const percent = Math.abs(100 * change).toPrecision(2);
  return `Most of the error is that the optimisation changed the energy scale at ${LINES[line].label} by ${percent} %, which alone changes a width as much.`;
}

/** Says what the in-sample figures would have claimed, where that is more than what holds by over an error. */
function overfittingSentence(rows: readonly CuKaRow[], against: Rival, gainEv: Measured): string | null {
  const shownEv = shownGainEv(rows, against);
  if (shownEv === null || gainEv.value === null || gainEv.error === null) return null;
  const overfitEv = shownEv - gainEv.value;
  if (shownEv <= 0 || overfitEv < gainEv.error) return null;
  if (gainEv.value <= 0) return `In sample it showed ${ev(shownEv)}, all of it overfitting.`;
  return `In sample it showed ${ev(shownEv)}, of which ${ev(overfitEv)} is overfitting.`;
}

function positionSentence(line: LineId, optimized: CuKaRow | undefined, rival: CuKaRow | undefined): string | null {
  const position = optimized?.position;
  const before = rival?.position.value ?? null;
  if (position === undefined || position.value === null || position.error === null || before === null) return null;
  const shift = position.value - before;
  return `${componentLabel(line)} lies at ${numberOf(position.value)} ± ${numberOf(position.error)} eV, moved by ${ev(shift)}.`;
}

function movedSentence(moved: readonly MovedLine[]): string | null {
  if (moved.length === 0) return null;
  const list = moved.map(({ line, offsetEv, errorEv }) => {
    return `${LINES[line].label} by ${numberOf(offsetEv)} ± ${numberOf(errorEv)} eV`;
  });
  return `Off their place: ${list.join(', ')}.`;
}

function ev(value: number): string {
  return `${numberOf(value)} eV`;
}

/** Rounded to `digits` decimals, with a true minus sign and without a negative zero. */
function numberOf(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
