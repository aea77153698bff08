import { energyAt } from '../calibrate/energyCalibration';
import type { PackedSpectrum } from '../dataset/packedSpectrum';
import { eventsBelow } from './dither';

/** Equal bins of energy: those of a summed spectrum or a stretch of them. */
export interface EnergyBins {
  readonly firstEdgeEv: number;
  readonly binWidthEv: number;
  readonly bins: number;
}

type Constants = readonly [number, number, number];

/**
 * Calls `visit` with a position in channels and a number of events for each piece of the channels `firstAdc` to `lastAdc`
 * that lies in one energy bin in every one of `rows`. The pieces of a channel hold its events as `key` dithers them
 * (`eventsBelow`). Work is per piece, not per event. Within a channel energies are taken as linear, which for a
 * curvature of 1e-5 eV per squared channel is good to 3e-6 eV.
 */
export function visitPieces(
  { channels, counts }: PackedSpectrum,
  key: number,
  [firstAdc, lastAdc]: readonly [number, number],
  rows: readonly Constants[],
  bins: EnergyBins,
  visit: (adc: number, events: number) => void,
): void {
  for (let i = 0; i < channels.length; i++) {
    const adc = channels[i] ?? 0;
    if (adc < firstAdc) continue;
    if (adc > lastAdc) break;
    const events = counts[i] ?? 0;
    let count = 0;
    for (const p of rows) count = addCuts(count, energyAt(p, adc - 0.5), energyAt(p, adc + 0.5), bins);
    let from = 0;
    let before = 0;
    for (let k = 0; k < count; k++) {
      const cut = cuts[k] ?? 0;
      const below = eventsBelow(cut, events, key, adc);
      if (below > before) visit(adc - 0.5 + (from + cut) / 2, below - before);
      from = cut;
      before = below;
    }
    if (events > before) visit(adc + from / 2, events - before);
  }
}

/** Cuts of the channel that is being visited, ascending: an array anew for every channel of every slice is a gigabyte of garbage. */
let cuts = new Float64Array(64);

/** Adds to the `count` cuts those where edges of bins divide a channel whose ends have these energies, as shares of it; gives how many there are. */
function addCuts(count: number, fromEv: number, toEv: number, { firstEdgeEv, binWidthEv, bins }: EnergyBins): number {
  const low = Math.min(fromEv, toEv);
  const high = Math.max(fromEv, toEv);
  const first = Math.max(Math.floor((low - firstEdgeEv) / binWidthEv) + 1, 0);
  const last = Math.min(Math.ceil((high - firstEdgeEv) / binWidthEv) - 1, bins);
  let total = count;
  for (let edge = first; edge <= last; edge++) {
    total = insertCut(total, (firstEdgeEv + edge * binWidthEv - fromEv) / (toEv - fromEv));
  }
  return total;
}

/** Puts a cut in its place among the first `count`. */
function insertCut(count: number, cut: number): number {
  if (count === cuts.length) {
    const longer = new Float64Array(2 * count);
    longer.set(cuts);
    cuts = longer;
  }
  let at = count;
  for (; at > 0 && (cuts[at - 1] ?? 0) > cut; at--) cuts[at] = cuts[at - 1] ?? 0;
  cuts[at] = cut;
  return count + 1;
}
