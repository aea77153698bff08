import { energyAt } from './energyCalibration';

/** Channel edges of a window in eV under the calibration, or null where it does not fit into the spectrum. */
export function windowInChannels(
  p: readonly [number, number, number],
  [lowEv, highEv]: readonly [number, number],
  channelCount: number,
): readonly [number, number] | null {
  let first = -1;
  let last = -1;
  for (let adc = 0; adc < channelCount; adc++) {
    const energyEv = energyAt(p, adc);
    if (energyEv < lowEv || energyEv > highEv) continue;
    if (first < 0) first = adc;
    last = adc;
  }
  return last - first < 10 ? null : [first - 0.5, last + 0.5];
}

/** Channels of a window that hold counts, and their counts. */
export function eventsInside(
  spectrum: Uint32Array,
  [low, high]: readonly [number, number],
): { channels: Float64Array; counts: Float64Array } {
  const channels: number[] = [];
  for (let adc = Math.ceil(low); adc <= high; adc++) if ((spectrum[adc] ?? 0) > 0) channels.push(adc);
  return { channels: Float64Array.from(channels), counts: Float64Array.from(channels, (adc) => spectrum[adc] ?? 0) };
}
