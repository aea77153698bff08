import { drawRow, anchoredPrior, TOY } from '../../src/calibrate/optimise/fixtures/copperToy';
import { prepareRow, type PreparedRow } from '../../src/calibrate/optimise/preparedRow';
import type { CopperRow } from '../../src/calibrate/optimise/row';
import { randomSource, type RandomSource } from '../../src/math/random';

/** What of the 400 channels holds counts: the events of two days, or every channel. */
export type Filling = 'sparse' | 'full';

/** Edges of 400 channels around copper, as in the shared script. */
const WINDOW_ADC = [1399.5, 1799.5] as const;
const SDDS = 32;

/** Copper events of a row with its background: 15 to 40, all equally likely. */
const FEWEST_EVENTS = 15;
const MOST_EVENTS = 40;

/** Rows of 400 channels, of 32 SDDs that differ in width, one SDD after the other. */
export function makeRows(count: number, filling: Filling): PreparedRow[] {
  const random = randomSource(1);
  const prior = anchoredPrior(3);
  return Array.from({ length: count }, (_, i) => {
    const sigmaEv = 66 + (18 * Math.floor((i * SDDS) / count)) / SDDS;
    const events = FEWEST_EVENTS + (MOST_EVENTS - FEWEST_EVENTS) * random.uniform();
    const copper = Math.round(events * TOY.signalFraction);
    const row = drawRow({ ...TOY, sigmaEv, signalFraction: 1, events: copper }, random, prior);
    const counts = new Map<number, number>();
    row.channels.forEach((adc, k) => counts.set(adc, row.counts[k] ?? 0));
    addBackground(counts, Math.round(events) - copper, filling, random);
    return prepareRow(withCounts({ ...row, windowAdc: WINDOW_ADC, signalFraction: TOY.signalFraction }, counts), i);
  });
}

function addBackground(counts: Map<number, number>, events: number, filling: Filling, random: RandomSource): void {
  const add = (adc: number) => counts.set(adc, (counts.get(adc) ?? 0) + 1);
  for (let event = 0; event < events; event++) add(1400 + Math.floor(400 * random.uniform()));
  if (filling === 'full') for (let adc = 1400; adc < 1800; adc++) add(adc);
}

function withCounts(row: CopperRow, counts: ReadonlyMap<number, number>): CopperRow {
  const channels = [...counts.keys()].sort((a, b) => a - b);
  return {
    ...row,
    channels: Float64Array.from(channels),
    counts: Float64Array.from(channels, (adc) => counts.get(adc) ?? 0),
  };
}

/** Cells that hold counts, per row. */
export function cellsPerRow(rows: readonly PreparedRow[]): number {
  return rows.reduce((sum, { row }) => sum + row.channels.length, 0) / rows.length;
}

/** Displacements of a few eV, the same for all who are measured. */
export function scatter(rows: readonly PreparedRow[]): Float64Array {
  const random = randomSource(2);
  return Float64Array.from({ length: 3 * rows.length }, (_, i) => random.normal() * (i % 3 === 2 ? 0.1 : 2));
}
