import { join } from 'node:path';
import { readTruth, type Constants, type Span } from './constants';
import { binEnergies, fitCopper, type CopperFit } from './copperFit';
import { readEvents, type Events } from './replicaEvents';

const COPPER_KA1_EV = 8047.8227;

/** How good a set of constants is on events that had no part in making it. */
export interface Evaluation extends CopperFit {
  readonly set: string;
  readonly sdds: number;
  readonly events: number;
  /** Events in no span of their SDD; the nearest span in time was taken. */
  readonly outside: number;
  /** Rms over SDDs and two-day batches of E(true ADC of Cu Ka1) minus its energy, eV. */
  readonly rmsEv: number;
  /** Gain dE/dADC at Cu Ka1 over the true one, minus 1, averaged over SDDs and two-day batches, per cent. */
  readonly gainPercent: number;
}

/**
 * Applies each set, and the truth, to the replica of the run in `folder`, on the SDDs that every set has.
 * The dither is the same for all, so rows compare event by event.
 */
export function evaluateOnReplica(sets: ReadonlyMap<string, Constants>, folder: string): Evaluation[] {
  const truth = readTruth(join(folder, 'truth.json'));
  const all = new Map([...sets, ['truth', truth.constants]]);
  const shared = [...truth.constants.keys()].filter((sdd) => [...sets.values()].every((set) => set.has(sdd)));
  if (shared.length === 0) throw new Error('no SDD has constants in every set');
  const events = readEvents(join(folder, 'replica.csv.gz'));
  return [...all].map(([set, constants]) => {
    const { energiesEv, outside } = calibrate(events, constants, new Set(shared));
    const counts = binEnergies(energiesEv);
    const { rmsEv, gainPercent } = calibrationErrors(constants, truth.constants, truth.copperAdc, shared);
    return { set, sdds: shared.length, events: energiesEv.length, outside, rmsEv, gainPercent, ...fitCopper(counts) };
  });
}

/** Energies of the events of `sdds`, each event spread evenly over its ADC channel. */
function calibrate(
  { sdd, time, adc }: Events,
  constants: Constants,
  sdds: ReadonlySet<number>,
): { energiesEv: number[]; outside: number } {
  const dither = uniform(20240229);
  const energiesEv: number[] = [];
  let outside = 0;
  for (let i = 0; i < adc.length; i++) {
    const shift = dither() - 0.5;
    const spans = sdds.has(sdd[i]!) ? constants.get(sdd[i]!) : undefined;
    if (spans === undefined) continue;
    const span = spanAt(spans, time[i]!);
    if (time[i]! < span.start || time[i]! >= span.stop) outside++;
    energiesEv.push(energyEv(span, adc[i]! + shift));
  }
  return { energiesEv, outside };
}

function energyEv({ p }: Span, adc: number): number {
  return p[0] + adc * (p[1] + adc * p[2]);
}

/** The span that holds `time`, or the nearest one. */
function spanAt(spans: readonly Span[], time: number): Span {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= time) low = middle;
    else high = middle - 1;
  }
  const span = spans[low]!;
  const next = spans[low + 1];
  return time >= span.stop && next !== undefined && next.start - time < time - span.stop ? next : span;
}

function calibrationErrors(
  constants: Constants,
  truth: Constants,
  copperAdc: ReadonlyMap<number, readonly number[]>,
  sdds: readonly number[],
): { rmsEv: number; gainPercent: number } {
  let squares = 0;
  let gains = 0;
  let n = 0;
  for (const sdd of sdds) {
    truth.get(sdd)!.forEach((batch, index) => {
      const adc = copperAdc.get(sdd)![index]!;
      const spans = constants.get(sdd)!;
      squares += (meanOver(spans, batch, (span) => energyEv(span, adc)) - COPPER_KA1_EV) ** 2;
      gains += meanOver(spans, batch, (span) => gainAt(span, adc)) / gainAt(batch, adc) - 1;
      n++;
    });
  }
  return { rmsEv: Math.sqrt(squares / n), gainPercent: (100 * gains) / n };
}

function gainAt({ p }: Span, adc: number): number {
  return p[1] + 2 * p[2] * adc;
}

/** A quantity of `spans` averaged over the time of `batch`. */
function meanOver(spans: readonly Span[], batch: Span, quantity: (span: Span) => number): number {
  let weighted = 0;
  let seconds = 0;
  for (const span of spans) {
    const overlap = Math.min(span.stop, batch.stop) - Math.max(span.start, batch.start);
    if (overlap <= 0) continue;
    weighted += overlap * quantity(span);
    seconds += overlap;
  }
  return seconds > 0 ? weighted / seconds : quantity(spanAt(spans, (batch.start + batch.stop) / 2));
}

/** Seeded uniform numbers in [0, 1): mulberry32, good enough to spread events over a channel. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 0x100000000;
  };
}
