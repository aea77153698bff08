import type { Peak } from '../dataset/peak';
import { tabulatedEnergyEv } from '../physics/lines';
import { sigmaAtEv } from '../physics/resolution';
import type { WindowOptions } from './windowModel';

/** A stretch of channels with the lines to be fitted in it. `firstAdc` to `lastAdc` are inclusive. */
export interface LineWindow {
  readonly firstAdc: number;
  readonly lastAdc: number;
  /** Seeds, ascending. */
  readonly peaks: readonly Peak[];
}

/**
 * Windows around seeded lines; lines whose windows overlap are fitted together. `channelCount` bounds the windows, which
 * reach `reachSigma` widths beyond their first and last line: tail and background below, background above. Seeds outside the spectrum give no window.
 */
export function lineWindows(
  peaks: readonly Peak[],
  { gainEvPerAdc, template, reachSigma }: Pick<WindowOptions, 'gainEvPerAdc' | 'template' | 'reachSigma'>,
  channelCount: number,
): LineWindow[] {
  const windows: { firstAdc: number; lastAdc: number; peaks: Peak[] }[] = [];
  for (const peak of [...peaks].sort((a, b) => a.adc - b.adc)) {
    const sigmaAdc = sigmaAtEv(template.resolution, tabulatedEnergyEv(peak.line)) / gainEvPerAdc;
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
