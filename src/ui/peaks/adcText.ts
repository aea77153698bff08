import { labels } from '../../labels/labels';
import type { AdcReport } from '../../peaks/realAdc/adcReport';

const WORDS = labels.peaks.adc;

/** Spikes that are named one by one. */
const MOST_NAMED = 4;

/** `Comb of period 4 channels, +23/-13 %, suppressed. 2 noise spikes left out (ADC 1012, 1060).` */
export function adcText({ comb, spikes }: AdcReport): string {
  const combText =
    comb === null
      ? WORDS.noComb
      : WORDS.comb(String(comb.period), percent(Math.max(...comb.widths) - 1), percent(1 - Math.min(...comb.widths)));
  if (spikes.length === 0) return `${combText} ${WORDS.noSpikes}`;
  const places = spikes.slice(0, MOST_NAMED).map(({ adc }) => adc.toFixed(0));
  const more = spikes.length > MOST_NAMED ? ', …' : '';
  return `${combText} ${WORDS.spikes(spikes.length, `${places.join(', ')}${more}`)}`;
}

function percent(part: number): string {
  return (100 * part).toFixed(part < 0.0995 ? 1 : 0);
}
