import type { AdcReport } from '../../peaks/realAdc/adcReport';

/** Spikes that are named one by one. */
const MOST_NAMED = 4;

/** `Comb of period 4 channels, +23/-13 %, suppressed. 2 noise spikes left out (ADC 1012, 1060).` */
export function adcText({ comb, spikes }: AdcReport): string {
  const combText =
    comb === null
      ? 'No comb in the ADC.'
      : `Comb of period ${String(comb.period)} channels, +${percent(Math.max(...comb.widths) - 1)}/−${percent(
          1 - Math.min(...comb.widths),
        )} %, suppressed.`;
  if (spikes.length === 0) return `${combText} No noise spikes.`;
  const places = spikes.slice(0, MOST_NAMED).map(({ adc }) => adc.toFixed(0));
  const more = spikes.length > MOST_NAMED ? ', …' : '';
  const noun = spikes.length === 1 ? 'noise spike' : 'noise spikes';
  return `${combText} ${String(spikes.length)} ${noun} left out (ADC ${places.join(', ')}${more}).`;
}

function percent(part: number): string {
  return (100 * part).toFixed(part < 0.0995 ? 1 : 0);
}
