/** Sums over the kinds of runs: what each holds, on the scale of the reference calibration. */
import type { LocatedCalibration } from '../calibrate/energyCalibration';
import type { Origin } from '../calibrate/carry/carry';
import { countsIn, spectrumOf, type Batch, type Spectra } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import type { RunLabel } from '../physics/profileShape';
import { calibrationTable } from './calibrationTable';
import type { Interest } from './interest';
import { wantedNeighbours } from './interestFit';
import type { Tail } from './interestModel';
import { fitInterestRow } from './interestRow';
import type { RunKindSum } from './results';
import { addSummed, emptySpectrum, IN_SAMPLE, regionCounts } from './summedSpectrum';

/** What the sums are made of. */
export interface RunKindsInput {
  /** Batches or slices, each with the label of its kind. */
  readonly spectra: Spectra;
  /** Constants of those. */
  readonly reference: readonly LocatedCalibration[];
  /** Batches of the run, and per batch where its constants were carried from; null where they are its own. */
  readonly batches: readonly Batch[];
  readonly origins: readonly (Origin | null)[];
  readonly labels: readonly RunLabel[];
  readonly interest: Interest;
  readonly tail: Tail;
  readonly bins: number;
  readonly seed: number;
}

const HOUR_S = 3600;

/**
 * One sum per kind of run, in the order of the profile's labels, runs of no kind last; empty where no run has a kind. Only
 * detectors with constants count. The line of interest is fitted in every sum by itself.
 */
export async function runKindSums(input: RunKindsInput, context: TaskContext): Promise<RunKindSum[]> {
  const { spectra, labels, batches } = input;
  if (batches.every(({ label }) => label === undefined)) return [];
  const kinds = [...labels.map(({ name, kind }) => ({ name, kind })), { name: null, kind: null }];
  const sums: RunKindSum[] = [];
  for (const { name, kind } of kinds) {
    const isOfKind = ({ label }: Batch) => (label ?? null) === name;
    if (!batches.some(isOfKind)) continue;
    const own = new Set(spectra.batches.flatMap((batch, i) => (isOfKind(batch) ? [i] : [])));
    sums.push({ name, kind, ...sumOver(own, input), ...placeOf(isOfKind, input) });
    await context.breathe();
  }
  return sums;
}

function sumOver(
  own: ReadonlySet<number>,
  input: RunKindsInput,
): Pick<RunKindSum, 'events' | 'spectrum' | 'row' | 'neighbours'> {
  const { spectra, reference, interest, tail, bins, seed } = input;
  const count = spectra.batches.length;
  const table = calibrationTable(spectra, reference).map((p, index) => (own.has(index % count) ? p : null));
  const spectrum = emptySpectrum('reference', false, bins);
  addSummed(spectrum.counts, spectra, table, seed, IN_SAMPLE);
  const events = table.reduce((sum, p, index) => {
    return p === null ? sum : sum + countsIn(spectrumOf(spectra, Math.floor(index / count), index % count));
  }, 0);
  const neighbours = wantedNeighbours(regionCounts(spectrum.counts, interest.region), { tail, interest });
  const { row } = fitInterestRow(spectrum, { tail, interest, neighbours }, null);
  return { events, spectrum, row, neighbours };
}

function placeOf(
  isOfKind: (batch: Batch) => boolean,
  { batches, origins }: RunKindsInput,
): Pick<RunKindSum, 'batches' | 'hours' | 'constants'> {
  const own = batches.flatMap((batch, i) => (isOfKind(batch) ? [i] : []));
  const seconds = own.map((i) => (batches[i]?.stop ?? NaN) - (batches[i]?.start ?? NaN));
  const hours = seconds.reduce((sum, length) => sum + length, 0) / HOUR_S;
  return {
    batches: own,
    hours: Number.isFinite(hours) ? hours : null,
    constants: constantsText(own.map((i) => origins[i] ?? null)),
  };
}

/** Where the constants of a kind's batches come from, in words. */
function constantsText(origins: readonly (Origin | null)[]): string {
  const carried = origins.filter((origin) => origin !== null);
  if (carried.length === 0) return 'By the lines of these runs themselves.';
  const parts = [
    part(carried, ['between'], 'interpolated in time between the calibration runs before and after'),
    part(carried, ['beforeFirst'], 'before the first calibration run: its constants are held'),
    part(carried, ['afterLast'], 'after the last calibration run: its constants are held'),
    origins.length > carried.length
      ? `${batchesText(origins.length - carried.length)} without time: constants of all calibration runs together`
      : null,
  ];
  const said = parts.filter((text) => text !== null).join('; ');
  return `Carried from calibration runs, errors grown for the distance. ${said}.`;
}

function part(carried: readonly Origin[], hows: readonly Origin['how'][], text: string): string | null {
  const own = carried.filter(({ how }) => hows.includes(how));
  if (own.length === 0) return null;
  const furthest = Math.max(...own.map(({ distanceDays }) => distanceDays));
  return `${batchesText(own.length)} ${text} (up to ${daysText(furthest)} from one)`;
}

function batchesText(count: number): string {
  return count === 1 ? '1 batch' : `${String(count)} batches`;
}

function daysText(days: number): string {
  return days < 1 ? `${(24 * days).toFixed(1)} h` : `${days.toFixed(1)} days`;
}
