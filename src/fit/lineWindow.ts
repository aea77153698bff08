import type { Peak } from '../dataset/peak';
import { tabulatedEnergyEv } from '../physics/lines';
import { sigmaAtEv, type Resolution } from '../physics/resolution';

/** A stretch of channels with the lines to be fitted in it. `firstAdc` to `lastAdc` are inclusive. */
export interface LineWindow {
  readonly firstAdc: number;
  readonly lastAdc: number;
  /** Seeds, ascending. */
  readonly peaks: readonly Peak[];
}

/**
 * Windows around seeded lines; lines whose windows overlap are fitted together. `gainEvPerAdc` is the local gain,
 * `channelCount` bounds the windows, which reach `reachSigma` widths beyond their first and last line: tail and background
 * below, background above. Seeds outside the spectrum give no window.
 */
export function lineWindows(
  peaks: readonly Peak[],
  gainEvPerAdc: number,
  resolution: Resolution,
  channelCount: number,
  reachSigma: number,
): LineWindow[] {
  const windows: { firstAdc: number; lastAdc: number; peaks: Peak[] }[] = [];
  for (const peak of [...peaks].sort((a, b) => a.adc - b.adc)) {
    const sigmaAdc = sigmaAtEv(resolution, tabulatedEnergyEv(peak.line)) / gainEvPerAdc;
    const firstAdc = Math.max(0, Math.round(peak.adc - reachSigma * sigmaAdc));
    const lastAdc = Math.min(channelCount - 1, Math.round(peak.adc + reachSigma * sigmaAdc));
    if (lastAdc - firstAdc < 2 * sigmaAdc) continue;
    const last = windows.at(-1);
    if (last !== undefined && firstAdc <= last.lastAdc) {
      last.peaks.push(peak);
      last.lastAdc = lastAdc;
    } else windows.push({ firstAdc, lastAdc, peaks: [peak] });
  }
  return windows;
}
