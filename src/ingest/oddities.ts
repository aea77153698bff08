import type { HistogramOptions } from '../dataset/histogramBuilder';
import type { Batch, Histograms } from '../dataset/histograms';
import type { FileRecord } from '../dataset/run';
import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import type { Slices } from '../dataset/slices';

/** A share of overflow above which the user is told: the ADC may have more channels than the profile says. */
const MUCH_OVERFLOW = 0.2;

/** A run whose times lie farther apart has a wrong one. */
const LONGEST_RUN_YEARS = 10;
const SECONDS_PER_YEAR = 365.25 * SECONDS_PER_DAY;

/**
 * What is odd about a run, in words: `records` of its files, its spectra in batches and in slices, the share of its events that are overflow (0..1).
 */
export function oddities(
  records: readonly FileRecord[],
  { histograms, slices }: { readonly histograms: Histograms; readonly slices: Slices },
  overflowShare: number,
  { batchLengthDays, overflowAdc }: HistogramOptions,
): string[] {
  const warnings: string[] = [];
  for (const [i, { name, sha256, events }] of records.entries()) {
    const twin = records.slice(0, i).find((other) => other.sha256 === sha256);
    if (twin !== undefined) warnings.push(`${name} is identical to ${twin.name}: its events are counted twice.`);
    if (events === 0) warnings.push(`${name} has no events.`);
  }
  if (overflowShare > MUCH_OVERFLOW) {
    const percent = (100 * overflowShare).toFixed(0);
    warnings.push(
      `${percent} % of the events are at or above ADC ${String(overflowAdc)} and were removed as overflow: ` +
        'check that the profile is that of the experiment.',
    );
  }
  const lengths = foreignLengthsDays(histograms.batches, batchLengthDays);
  if (lengths.length > 0) {
    const range = [...new Set([Math.min(...lengths), Math.max(...lengths)])].map(String).join(' to ');
    warnings.push(
      `Batches of ${range} days come from the files themselves: the batch length set here does not change them.`,
    );
  }
  warnings.push(...oddSpan(slices.batches), ...overlaps(histograms.batches));
  return warnings;
}

/** Lengths of the batches with time that are not of the length asked for, in days to three digits. */
function foreignLengthsDays(batches: readonly Batch[], batchLengthDays: number): number[] {
  return batches.flatMap(({ start, stop, label }) => {
    // Those of a kind of run end where the run does.
    if (label !== undefined) return [];
    const days = start !== null && stop !== null ? (stop - start) / SECONDS_PER_DAY : batchLengthDays;
    // The edges of the grid are rounded, by less than a microsecond.
    return Math.abs(days - batchLengthDays) > 1e-8 ? [Number(days.toPrecision(3))] : [];
  });
}

function oddSpan(batches: readonly Batch[]): string[] {
  const startS = batches.reduce((least, { start }) => Math.min(least, start ?? Infinity), Infinity);
  const stopS = batches.reduce((most, { stop }) => Math.max(most, stop ?? -Infinity), -Infinity);
  const years = (stopS - startS) / SECONDS_PER_YEAR;
  if (!(years > LONGEST_RUN_YEARS)) return [];
  return [
    `The times of this run reach from ${timeInWords(startS)} to ${timeInWords(stopS)}, ${years.toPrecision(3)} years: ` +
      'some time in the files is likely to be wrong or cut short. Check that all are Unix seconds.',
  ];
}

/** A date that JavaScript can tell has an ISO form; others are told as they are. */
function timeInWords(timeS: number): string {
  const date = new Date(1000 * timeS);
  return Number.isNaN(date.getTime()) ? `Unix time ${String(timeS)}` : `${date.toISOString().slice(0, -5)}Z`;
}

function overlaps(batches: readonly Batch[]): string[] {
  const warnings = new Set<string>();
  batches.forEach((batch, i) => {
    const before = batches[i - 1];
    if (before === undefined || batch.start === null || before.stop === null) return;
    const overlapS = before.stop - batch.start;
    const kinds = [before.label, batch.label].filter((label) => label !== undefined);
    // Edges of a run of a kind are whole seconds: two runs may have one in common.
    if (overlapS <= (kinds.length > 0 ? 1 : 0)) return;
    warnings.add(kinds.length > 0 ? overlapOfKinds(new Set(kinds)) : OVERLAP);
  });
  return [...warnings];
}

const OVERLAP = 'Some time batches overlap: files with batches of different times were loaded together.';

function overlapOfKinds(kinds: ReadonlySet<string>): string {
  const names = [...kinds].sort().join(' and ');
  return (
    `Some batches of runs (${names}) overlap in time: their files do, or a file goes on after a run of another kind, or the ` +
    'run is too large for slices of every file. Every event is in a batch of its own kind.'
  );
}
