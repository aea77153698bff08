/**
 * The assessment of a run: summed spectra before and after, in sample and held out, the table of the line of interest (and
 * of copper, where that is another), all lines, the gain with its paired error, and the verdict (METHOD.md sections 2, 3 and 4).
 */
import type { CalibrationSets } from '../calibrate/energyCalibration';
import { countsIn, spectrumOf, type Spectra } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import { tablesOf } from './calibrationTable';
import { LINES, type LineId } from '../physics/lines';
import { displacements } from './displacements';
import { SPECTRUM_BINS } from './energyBins';
import { bootstrapGains, type InterestFits } from './gain';
import { COPPER_INTEREST, regionEdgesEv, type Interest } from './interest';
import { wantedNeighbours } from './interestFit';
import type { InterestSetup, Tail } from './interestModel';
import { fitInterestRow, type FittedRow } from './interestRow';
import { addJoint, emptyJoint, type JointSpectrum } from './jointSpectrum';
import type { LineGroup } from './lineFits';
import { COPPER_GROUPS, lineRows } from './lines';
import type { Analysis, CuKaRow, Measured, SpectrumName, SummedSpectrum } from './results';
import { addSummed, emptySpectrum, IN_SAMPLE, regionCounts } from './summedSpectrum';
import { judge } from './verdict';

/** One fold of the cross-validation: events that took no part, and the constants that were made without them. */
export interface HeldOutFold {
  readonly heldOut: Spectra;
  readonly calibrations: CalibrationSets;
  /** As `AssessmentInput.scaleChange`, of this fold. */
  readonly scaleChange?: number | null;
}

/** What an assessment is made of. */
export interface AssessmentInput {
  readonly histograms: Spectra;
  /** Of the full run. */
  readonly calibrations: CalibrationSets;
  /** Asked for one after the other, so that only one fold need be in memory. */
  readonly folds: Iterable<HeldOutFold> | AsyncIterable<HeldOutFold>;
  /** From the run's Mn lines; the same in every row. */
  readonly tail: Tail;
  /** The line that the experiment is about; Cu Ka if absent. */
  readonly interest?: Interest;
  /** Bins of the summed spectra (`spectrumBins`); those to 10 keV if absent. */
  readonly bins?: number;
  /** What the detectors' own Ti and Mn widths predict at Cu Ka; null where that is not known. */
  readonly predictedFwhmEv: Measured | null;
  /** The same at the line of interest, where that is another. */
  readonly interestFwhmEv?: Measured | null;
  /** The line that constants were moved by, null where there is none; copper, where that is one of the lines, if absent. */
  readonly movedBy?: LineId | null;
  /** Relative change of dE/dADC at the line of interest by the optimisation, where constants were moved by it; null for copper. */
  readonly scaleChange?: number | null;
  /** Lines beside Cu Ka, in groups to be fitted together, and whether there is copper; those of VIP-2 if absent. */
  readonly lines?: { readonly groups: readonly LineGroup[]; readonly hasCopper: boolean };
  /** Of dither and bootstrap. */
  readonly seed: number;
  readonly bootstrapReplicas: number;
}

/** The parts of an analysis that the assessment gives. */
export type Assessment = Pick<
  Analysis,
  'spectra' | 'heldOut' | 'cuKa' | 'interest' | 'lines' | 'verdict' | 'displacements' | 'warnings'
>;

const NAMES = ['standard', 'reference', 'optimized'] as const;
const STAGE = 'Assess';
/** Share of the work that the fits take; the rest is the resampling. */
const FITTED = 0.3;

const NOT_MOVED =
  'No verdict: no scale is made of the line of interest, which constants could be moved by, and this profile has no copper. Standard and reference are what there is.';

type Tables = ReturnType<typeof tablesOf>;

/**
 * Assesses a run. Rows of a comparison hold the same events: spectra that one of the three calibrations lacks are left
 * out of all, with a warning. Never throws for a line that is not there: its row says why.
 */
export async function assess(input: AssessmentInput, context: TaskContext): Promise<Assessment> {
  const { histograms, calibrations, seed, tail, predictedFwhmEv, interest = COPPER_INTEREST, bins } = input;
  const tables = tablesOf(histograms, calibrations);
  const spectra = NAMES.map((name) => emptySpectrum(name, false, bins));
  await addAll(spectra, histograms, tables, seed, IN_SAMPLE, context);
  const held = await sumHeldOut(input, interest, context);
  const all = [...spectra, ...held.spectra];
  const setup = setupOf(countsOf(spectra, 'standard'), interest, tail);
  const isCopper = interest.line === 'CuKa';
  const ofInterest = isCopper ? predictedFwhmEv : (input.interestFwhmEv ?? null);
  const rows = await fitRows(all, setup, ofInterest, within(context, 0, FITTED));
  const options = { setup, replicas: input.bootstrapReplicas, seed };
  const gains = await bootstrapGains(heldOutFits(rows), held.joint, options, within(context, FITTED, 1));
  const table = rows.map(({ row }) => row);
  const copper = setupOf(countsOf(spectra, 'standard'), COPPER_INTEREST, tail);
  const cuKa = isCopper ? table : all.map((spectrum) => fitInterestRow(spectrum, copper, predictedFwhmEv).row);
  const { groups, hasCopper } = input.lines ?? { groups: COPPER_GROUPS, hasCopper: true };
  const lines = all.flatMap((spectrum, i) => {
    const row = cuKa[i];
    return row === undefined ? [] : lineRows(spectrum, hasCopper ? row : null, tail, groups);
  });
  const { line } = interest;
  const { movedBy = hasCopper ? 'CuKa' : null } = input;
  const { folds } = held;
  const scaleChange = largestChange(input.scaleChange ?? 0, held.scaleChanges);
  const verdict = judge({
    ...{ line, rows: table, lines, gains, folds, predictedFwhmEv: ofInterest },
    ...{ movedBy, scaleChange },
  });
  return {
    spectra,
    heldOut: held.spectra,
    cuKa,
    interest: {
      ...{ line, regionEv: regionEdgesEv(interest), neighbours: setup.neighbours, rows: table },
      predictedFwhmEv: ofInterest,
    },
    lines,
    verdict: movedBy !== null ? verdict : { ...verdict, text: NOT_MOVED },
    displacements: displacements(calibrations.reference, calibrations.optimized, movedBy ?? 'CuKa'),
    warnings: [
      ...(verdict.squeeze === null || movedBy === null ? [] : [verdict.squeeze]),
      ...missingWarning(histograms, calibrations, tables),
      ...table.flatMap((row) => rowWarning(LINES[line].label, row)),
    ],
  };
}

/** The larger one of the change that the run's constants made and the mean of the folds'. */
function largestChange(whole: number, folds: readonly number[]): number {
  const mean = folds.reduce((sum, change) => sum + change, 0) / Math.max(folds.length, 1);
  return Math.max(Math.abs(whole), Math.abs(mean));
}

/** What is decided of a line's fits, by the standard spectrum. */
function setupOf(counts: Float64Array, interest: Interest, tail: Tail): InterestSetup {
  const inRegion = regionCounts(counts, interest.region);
  return { tail, interest, neighbours: wantedNeighbours(inRegion, { tail, interest }) };
}

async function addAll(
  spectra: readonly SummedSpectrum[],
  histograms: Spectra,
  tables: Tables,
  seed: number,
  part: number,
  context: TaskContext,
): Promise<void> {
  for (const { spectrum, counts } of spectra) {
    addSummed(counts, histograms, tables[spectrum], seed, part);
    await context.breathe();
  }
}

/** Applies every fold's constants to its held-out events and sums the folds. */
async function sumHeldOut(
  { folds, seed, bins }: AssessmentInput,
  { region }: Interest,
  context: TaskContext,
): Promise<{ spectra: SummedSpectrum[]; joint: JointSpectrum; folds: number; scaleChanges: number[] }> {
  const spectra = NAMES.map((name) => emptySpectrum(name, true, bins));
  const joint = emptyJoint(region);
  const scaleChanges: number[] = [];
  let part = IN_SAMPLE;
  for await (const { heldOut, calibrations, scaleChange } of folds) {
    part++;
    scaleChanges.push(scaleChange ?? 0);
    const tables = tablesOf(heldOut, calibrations);
    await addAll(spectra, heldOut, tables, seed, part, context);
    addJoint(joint, heldOut, tables, seed, part);
    await context.breathe();
  }
  return { spectra, joint, folds: part - IN_SAMPLE, scaleChanges };
}

async function fitRows(
  spectra: readonly SummedSpectrum[],
  setup: InterestSetup,
  predictedFwhmEv: Measured | null,
  context: TaskContext,
): Promise<FittedRow[]> {
  const rows: FittedRow[] = [];
  for (const spectrum of spectra) {
    context.onProgress({ stage: STAGE, fraction: rows.length / spectra.length });
    rows.push(fitInterestRow(spectrum, setup, predictedFwhmEv));
    await context.breathe();
  }
  return rows;
}

/** The same context, its fractions squeezed between `from` and `to`. */
function within(context: TaskContext, from: number, to: number): TaskContext {
  const onProgress: TaskContext['onProgress'] = ({ fraction }) => {
    context.onProgress({ stage: STAGE, fraction: from + (to - from) * fraction });
  };
  return { ...context, onProgress };
}

function heldOutFits(rows: readonly FittedRow[]): InterestFits {
  const fitOf = (name: SpectrumName) =>
    rows.find(({ row }) => row.spectrum === name && row.crossValidated)?.fit ?? null;
  return { standard: fitOf('standard'), reference: fitOf('reference'), optimized: fitOf('optimized') };
}

function countsOf(spectra: readonly SummedSpectrum[], name: SpectrumName): Float64Array {
  return spectra.find(({ spectrum }) => spectrum === name)?.counts ?? new Float64Array(SPECTRUM_BINS.bins);
}

/** Says how many events of detectors that take part lack constants in one of the sets. */
function missingWarning(histograms: Spectra, calibrations: CalibrationSets, tables: Tables): string[] {
  const taking = new Set(NAMES.flatMap((name) => calibrations[name].map(({ detector }) => detector)));
  const batches = histograms.batches.length;
  let events = 0;
  tables.optimized.forEach((p, index) => {
    const detector = Math.floor(index / batches);
    if (p === null && taking.has(detector)) events += countsIn(spectrumOf(histograms, detector, index % batches));
  });
  return events === 0
    ? []
    : [`${String(events)} events are in no summed spectrum: one of the three calibrations has no constants for them`];
}

function rowWarning(label: string, { spectrum, crossValidated, why }: CuKaRow): string[] {
  const name = spectrum === 'optimized' ? 'optimised' : spectrum;
  return why === null ? [] : [`${label}, ${name}, ${crossValidated ? 'held out' : 'in sample'}: ${why}`];
}
