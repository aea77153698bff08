import { observedEnergyEv } from '../../physics/lines';
import { channelAt, energyAt, gainAt } from '../energyCalibration';
import { WATCHED_WITH_COPPER, type PerLine, type Watched } from '../watchedLines';

type Constants = readonly [number, number, number];

/** How far the energy scales of all rows have gone from their starts. */
export interface GainDrift {
  /** Mean and standard deviation over rows of the change of dE/dADC at the optimised line, per cent of its start. */
  readonly meanPercent: number;
  readonly spreadPercent: number;
  /** Mean over rows of the change of the energy at the channel where the start has the line, eV. */
  readonly shiftEv: PerLine<number>;
}

/** Channels under one row's start: of the optimised line, and of the others in their order. */
interface Watch {
  readonly start: Constants;
  readonly adc: number;
  readonly otherAdc: readonly (number | null)[];
}

/**
 * Watches the energy scales of rows with these starts. Rows that never reach the optimised line count for nothing.
 *
 * @returns a function of the constants, shape (row, 3), in the order of `starts`; zeros where there are no rows
 */
export function watchGain(
  starts: readonly Constants[],
  watched: Watched = WATCHED_WITH_COPPER,
): (p: Float64Array) => GainDrift {
  const watches = starts.map((start) => watchOf(start, watched));
  return (p) => {
    const changes: number[] = [];
    const shifts = watched.others.map((): number[] => []);
    watches.forEach((watch, row) => {
      if (watch === null) return;
      const now: Constants = [p[3 * row] ?? NaN, p[3 * row + 1] ?? NaN, p[3 * row + 2] ?? NaN];
      const { start, adc, otherAdc } = watch;
      changes.push(100 * (gainAt(now, adc) / gainAt(start, adc) - 1));
      otherAdc.forEach((other, i) => {
        if (other !== null) shifts[i]?.push(energyAt(now, other) - energyAt(start, other));
      });
    });
    const meanPercent = meanOf(changes);
    return {
      meanPercent,
      spreadPercent: Math.sqrt(meanOf(changes.map((change) => (change - meanPercent) ** 2))),
      shiftEv: Object.fromEntries(watched.others.map((line, i) => [line, meanOf(shifts[i] ?? [])])),
    };
  };
}

function watchOf(start: Constants, { line, others }: Watched): Watch | null {
  const adc = channelAt(start, observedEnergyEv(line));
  if (adc === null) return null;
  return { start, adc, otherAdc: others.map((other) => channelAt(start, observedEnergyEv(other))) };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
