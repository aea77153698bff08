/** What is odd, in words and numbers. */
import type { SpikeCandidate } from '../statistics/spikes';
import type { TimedJump } from '../statistics/jump';

export function dead(rate: number): string {
  return `Dead: ${percent(rate)} of its usual rate of photons.`;
}

export function starved(rate: number): string {
  return `Starved: ${percent(rate)} of its usual rate of photons, after what all detectors do together.`;
}

export function spike({ fromAdc, toAdc, counts, expected }: SpikeCandidate): string {
  return `Noise spike: ${counts.toFixed(0)} counts in channels ${String(fromAdc)} to ${String(toAdc - 1)}, where ${expected.toFixed(1)} are expected: narrower than a line.`;
}

export function spikeSomewhere(): string {
  return 'Noise spike: a peak narrower than a line.';
}

export function shifted(jump: TimedJump | null): string {
  if (jump === null) return 'Baseline: all lines jump by as much, by more than drift and errors allow.';
  const { offsetEv, offsetSigmas, start } = jump;
  return `Baseline: all lines jump by ${signed(offsetEv)} eV${at(start)}, ${times(offsetSigmas)} what drift and errors allow. ${told(jump)} The batch can be split there.`;
}

export function stepped(jump: TimedJump, pivotEv: number): string {
  const { gainEv, gainSigmas, start, isWithin } = jump;
  const how = isWithin ? ' within the slice' : '';
  return `Gain step: the scale jumps by ${signed(gainEv)} eV at ${pivotEv.toFixed(0)} eV${at(start)}${how}, ${times(gainSigmas)} what drift and errors allow. ${told(jump)} The batch can be split there.`;
}

/** Log odds from which on one kind of jump is called: what drift does beside the model is not in them. */
const CLEAR_LOG_ODDS = 4;

/** How well offset and gain can be told apart. */
function told({ offsetLogOdds }: TimedJump): string {
  const odds = Math.abs(offsetLogOdds ?? 0);
  const [likelier, other] = (offsetLogOdds ?? 0) > 0 ? ['offset', 'gain'] : ['gain', 'offset'];
  if (offsetLogOdds === null || odds < CLEAR_LOG_ODDS) {
    const how =
      odds < Math.LN2
        ? 'Offset and gain fit alike'
        : `The ${likelier} fits ${Math.exp(odds).toFixed(0)} times better than the ${other}`;
    return `${how}: the two cannot be told apart here.`;
  }
  return likelier === 'offset'
    ? 'It moves all lines alike, not in proportion to their energy.'
    : 'It moves lines in proportion to their energy, not all alike.';
}

function at(start: number | null): string {
  return start === null ? '' : ` at about ${utc(start)}`;
}

function times(sigmas: number): string {
  return `${Math.abs(sigmas).toFixed(1)} times`;
}

export function steppedSomewhere(): string {
  return 'Gain step: the scale jumps by more than drift and errors allow.';
}

export function broad(varianceEv2: number, errorEv2: number): string {
  return `Broad: the variance of its lines is ${signed(varianceEv2)} ± ${errorEv2.toFixed(0)} eV² beside that of its other batches (${Math.sqrt(Math.max(varianceEv2, 0)).toFixed(0)} eV on top in quadrature).`;
}

export function broadDetector(fwhmEv: number, typicalEv: number, energyEv: number): string {
  return `Broad: its lines are ${fwhmEv.toFixed(0)} eV wide (FWHM at ${energyEv.toFixed(0)} eV), the median of the array is ${typicalEv.toFixed(0)} eV.`;
}

export function pileUp(fromEv: number, toEv: number): string {
  return `Pile-up: more counts between ${fromEv.toFixed(0)} and ${toEv.toFixed(0)} eV, above all lines, than its other batches have there.`;
}

export function burst(belowEv: number): string {
  return `Burst: excess noise below ${belowEv.toFixed(0)} eV, under all lines, for a part of this time.`;
}

export function comb(period: number, amplitude: number): string {
  return `Comb: every ${String(period)} channels the ADC counts more and fewer in turn, by ${percent(amplitude)}.`;
}

export function runSpikes(count: number, strongestAdc: number, strongestCounts: number): string {
  const others = count > 1 ? ` and ${String(count - 1)} more` : '';
  return `Noise spike: ${strongestCounts.toFixed(0)} counts near channel ${strongestAdc.toFixed(0)}, narrower than a line${others}.`;
}

function percent(share: number): string {
  return `${(100 * Math.max(share, 0)).toPrecision(2)} %`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(0)}`;
}

function utc(seconds: number): string {
  return `${new Date(1000 * seconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
