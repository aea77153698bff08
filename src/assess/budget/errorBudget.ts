import { calibrateDetectors, type CalibrationChain, type ChainInput } from '../../calibrate/chain';
import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import { commonCurvature } from '../../calibrate/reference/curvature';
import { recalibrated } from '../../calibrate/reference/recalibrate';
import { inPairs, pairOf } from '../../dataset/batchPairs';
import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import { calibrationTable, type CalibrationTable } from '../calibrationTable';
import { fitCopper, nickelIsWanted } from '../copperFit';
import { errorStretch } from '../interestFit';
import type { CopperSetup, Tail } from '../copperModel';
import { FORBIDDEN_COPPER_EV } from '../../physics/lines';
import { addSummed, copperBins, emptySpectrum, IN_SAMPLE } from '../summedSpectrum';
import { fitVariant, tableVariant } from './copperVariants';
import type { BudgetEntry, ErrorBudget, Shifts } from './results';
import { scaleErrorEv, scaleShiftEv, searchPlaces } from './searchScale';
import { copperSources, methodSources, type MethodSource, type Source } from './sources';
import { combined, NO_SHIFTS, summedBudget } from './combine';

/** A run with its reference calibration, and what that was made of. */
export interface BudgetInput {
  readonly histograms: Histograms;
  readonly input: Omit<ChainInput, 'histograms' | 'screen'>;
  readonly full: CalibrationChain;
  readonly tail: Tail;
  readonly seed: number;
}

const STAGE = 'Error budget';

/**
 * The errors of the reference calibration: statistical ones, and what the figures move by when choices are made another
 * way, each by itself. Spectra are compared with the same dither, so that a shift is free of counting statistics.
 */
export async function errorBudget(input: BudgetInput, context: TaskContext): Promise<ErrorBudget> {
  const { full, histograms } = input;
  const base = baseOf(input);
  const lines = [...new Set(full.references.flatMap(({ reference }) => reference.fits.map(({ line }) => line)))];
  const methods = methodSources(
    input.input.method,
    lines,
    commonCurvature(full.references.map(({ reference }) => reference.aligned)),
    full.references.some(({ reference }) => reference.walk !== null),
  );
  const steps = methods.reduce((sum, source) => sum + source.methods.length, 1);
  let done = 0;
  const step = async () => {
    context.onProgress({ stage: STAGE, fraction: done++ / steps });
    await context.breathe();
  };
  const entries: BudgetEntry[] = [statistical(base, input)];
  for (const source of methods) {
    const shifts: Shifts[] = [];
    for (const method of source.methods) {
      await step();
      shifts.push(base.shiftsOf(await tableBy(method, source, input, context)));
    }
    entries.push(entryOf(source, shifts));
  }
  await step();
  entries.push({
    source: 'Batching',
    change: 'batches twice as long',
    kind: 'systematic',
    isSigned: true,
    ...(histograms.batches.length < 2 ? NO_SHIFTS : base.shiftsOf(await pairedTable(input, context))),
  });
  return summedBudget([...entries, ...base.copperEntries()]);
}

function entryOf({ source, change, kind, combine }: Source, shifts: readonly Shifts[]): BudgetEntry {
  return { source, change, kind, isSigned: combine === 'largest', ...combined(shifts, combine) };
}

/** What other constants are compared with. */
function baseOf({ histograms, full, tail, seed }: BudgetInput) {
  const table = calibrationTable(histograms, full.reference);
  const places = searchPlaces(histograms, full.reference);
  const counts = summed(histograms, table, seed);
  const setup: CopperSetup = { tail, withNickel: nickelIsWanted(copperBins(counts), { tail }) };
  const { fit } = fitCopper(copperBins(counts), setup);
  const shiftsOf = (other: CalibrationTable): Shifts => {
    const scaleEv = scaleShiftEv(places, other);
    if (scaleEv === null) return NO_SHIFTS;
    // Spectra that the other method has no constants for keep theirs: rows hold the same events.
    const whole = table.map((p, index) => (p === null ? null : (other[index] ?? p)));
    const { fit: moved } = fitCopper(copperBins(summed(histograms, whole, seed)), setup);
    return {
      scaleEv,
      positionEv: fit === null || moved === null ? null : moved.positionEv - fit.positionEv,
      fwhmEv: fit === null || moved === null ? null : moved.fwhmEv - fit.fwhmEv,
    };
  };
  const copperEntries = (): BudgetEntry[] => {
    const plain = fit === null ? null : fitVariant(counts, tableVariant(setup), fit);
    return copperSources(tableVariant(setup)).map((source) => {
      const shifts = source.variants.map((variant): Shifts => {
        const other = fit === null ? null : fitVariant(counts, variant, fit);
        if (plain === null || other === null) return NO_SHIFTS;
        const { positionEv, fwhmEv } = plain;
        return { scaleEv: null, positionEv: other.positionEv - positionEv, fwhmEv: other.fwhmEv - fwhmEv };
      });
      return entryOf(source, shifts);
    });
  };
  return { places, fit, shiftsOf, copperEntries };
}

function summed(histograms: Histograms, table: CalibrationTable, seed: number): Float64Array {
  const { counts } = emptySpectrum('reference', false);
  addSummed(counts, histograms, table, seed, IN_SAMPLE);
  return counts;
}

function statistical({ places, fit }: ReturnType<typeof baseOf>, { full, histograms }: BudgetInput): BudgetEntry {
  const stretch = errorStretch(fit);
  return {
    source: 'Counting statistics',
    change: `of the lines behind the scale at ${String(FORBIDDEN_COPPER_EV)} eV, with what is not known of their energies, and of Cu Kα`,
    kind: 'statistical',
    isSigned: false,
    scaleEv: scaleErrorEv(places, full.references, histograms.batches.length),
    positionEv: fit === null ? null : stretch * fit.positionErrorEv,
    fwhmEv: fit === null ? null : stretch * fit.fwhmErrorEv,
  };
}

async function tableBy(
  method: ChainInput['method'],
  { refit }: MethodSource,
  { histograms, input, full }: BudgetInput,
  context: TaskContext,
): Promise<CalibrationTable> {
  // Batches that are cut where the scale jumps have fits of their pieces, which are made anew.
  const constants: readonly LocatedCalibration[] =
    refit || (input.splits?.size ?? 0) > 0
      ? (await calibrateDetectors({ ...input, histograms, method, screen: () => null }, silent(context))).reference
      : recalibrated(full.references, histograms.batches, method);
  return calibrationTable(
    histograms,
    constants.filter(({ status }) => status === 'fitted'),
  );
}

/** Constants of batches twice as long, for the batches as they are. */
async function pairedTable({ histograms, input }: BudgetInput, context: TaskContext): Promise<CalibrationTable> {
  const paired = inPairs(histograms);
  const peaks = input.peaks.map(({ whole, batches, removed }) => ({
    whole,
    batches: paired.batches.map((_, pair) => {
      const [first = [], second = []] = [batches[2 * pair], batches[2 * pair + 1]];
      return [...first, ...second.filter(({ line }) => !first.some((peak) => peak.line === line))];
    }),
    removed: paired.batches.map((_, pair) => removed[2 * pair] ?? []),
  }));
  const batchOfSlice = (input.sliced?.batchOfSlice ?? []).map(pairOf);
  const sliced = input.sliced == null ? null : { ...input.sliced, batchOfSlice };
  const chain = await calibrateDetectors(
    { ...input, sliced, peaks, histograms: paired, screen: () => null },
    silent(context),
  );
  const slicesOf = new Map(chain.references.map(({ detector, reference }) => [detector, reference.slices]));
  const byPair = new Map(chain.reference.map((entry) => [`${String(entry.detector)}/${String(entry.batch)}`, entry]));
  return histograms.detectors.flatMap((_, detector) =>
    histograms.batches.map((__, batch) => {
      const entry = byPair.get(`${String(detector)}/${String(pairOf(batch))}`);
      if (entry?.status !== 'fitted') return null;
      const own = (slicesOf.get(detector) ?? []).filter((_slice, i) => input.sliced?.batchOfSlice[i] === batch);
      return own.length === 0 ? entry.p : meanOf(own.map(({ p }) => p));
    }),
  );
}

function meanOf(all: readonly LocatedCalibration['p'][]): LocatedCalibration['p'] {
  const mean = (k: 0 | 1 | 2) => all.reduce((sum, p) => sum + p[k], 0) / all.length;
  return [mean(0), mean(1), mean(2)];
}

/** The same context without the progress of the chain inside: the budget tells its own. */
function silent(context: TaskContext): TaskContext {
  return { ...context, onProgress: () => undefined };
}
