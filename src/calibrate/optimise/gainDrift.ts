import { observedEnergyEv } from '../../physics/lines';
import { channelAt, energyAt, gainAt } from '../energyCalibration';

/** Lines that the copper likelihood does not see: where they go tells what it does to the energy scale. */
export const WATCHED_LINES = ['TiKa', 'MnKa', 'CuKb'] as const;
export type WatchedLine = (typeof WATCHED_LINES)[number];

type Constants = readonly [number, number, number];

/** How far the energy scales of all rows have gone from their starts. */
export interface GainDrift {
  /** Mean and standard deviation over rows of the change of dE/dADC at Cu Ka1, per cent of its start. */
  readonly meanPercent: number;
  readonly spreadPercent: number;
  /** Mean over rows of the change of the energy at the channel where the start has the line, eV. */
  readonly shiftEv: Readonly<Record<WatchedLine, number>>;
}

/** Channels of the lines under one row's start, and its gain at copper. */
interface Watch {
  readonly start: Constants;
  readonly copperAdc: number;
  readonly lineAdc: Readonly<Record<WatchedLine, number | null>>;
}

/**
 * Watches the energy scales of rows with these starts. Rows that never reach copper count for nothing.
 *
 * @returns a function of the constants, shape (row, 3), in the order of `starts`; zeros where there are no rows
 */
export function watchGain(starts: readonly Constants[]): (p: Float64Array) => GainDrift {
  const watches = starts.map(watchOf);
  return (p) => {
    const changes: number[] = [];
    const shifts: Record<WatchedLine, number[]> = { TiKa: [], MnKa: [], CuKb: [] };
    watches.forEach((watch, row) => {
      if (watch === null) return;
      const now: Constants = [p[3 * row] ?? NaN, p[3 * row + 1] ?? NaN, p[3 * row + 2] ?? NaN];
      const { start, copperAdc, lineAdc } = watch;
      changes.push(100 * (gainAt(now, copperAdc) / gainAt(start, copperAdc) - 1));
      for (const line of WATCHED_LINES) {
        const adc = lineAdc[line];
        if (adc !== null) shifts[line].push(energyAt(now, adc) - energyAt(start, adc));
      }
    });
    const meanPercent = meanOf(changes);
    return {
      meanPercent,
      spreadPercent: Math.sqrt(meanOf(changes.map((change) => (change - meanPercent) ** 2))),
      shiftEv: { TiKa: meanOf(shifts.TiKa), MnKa: meanOf(shifts.MnKa), CuKb: meanOf(shifts.CuKb) },
    };
  };
}

function watchOf(start: Constants): Watch | null {
  const copperAdc = channelAt(start, observedEnergyEv('CuKa'));
  if (copperAdc === null) return null;
  const at = (line: WatchedLine) => channelAt(start, observedEnergyEv(line));
  return { start, copperAdc, lineAdc: { TiKa: at('TiKa'), MnKa: at('MnKa'), CuKb: at('CuKb') } };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
