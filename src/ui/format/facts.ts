import type { SpectrumFacts } from '../../dataset/run';
import { labels } from '../../labels/labels';
import { formatSignificant } from './number';

const TEXTS = labels.format.facts;

/**
 * What a file says of its spectra, in a line: `@A; started 06/07/2024 12:04:33; live 8995 of 9252 s;
 * E = −55.11 + 10.78 ADC eV`. Of several spectra the first is described. Empty where the file says nothing.
 */
export function factsText(facts: readonly SpectrumFacts[]): string {
  const [first, ...more] = facts;
  if (first === undefined) return '';
  const { title, detector, start, liveS, realS, energyEv } = first;
  const parts = [
    title,
    detector,
    start === undefined ? undefined : TEXTS.started(start),
    timesText(liveS, realS),
    energyEv === undefined ? undefined : `E = ${polynomialText(energyEv)} eV`,
  ].filter((part) => part !== undefined);
  const text = parts.join('; ');
  return more.length === 0 ? text : TEXTS.more(String(facts.length), text);
}

function timesText(liveS: number | undefined, realS: number | undefined): string | undefined {
  if (liveS === undefined && realS === undefined) return undefined;
  if (liveS === undefined) return TEXTS.real(formatSignificant(realS ?? null));
  return realS === undefined
    ? TEXTS.live(formatSignificant(liveS))
    : TEXTS.liveOfReal(formatSignificant(liveS), formatSignificant(realS));
}

/** `−55.11 + 10.78 ADC − 2.077·10⁻⁶ ADC²`; terms of zero are left out. */
function polynomialText(coefficients: readonly number[]): string {
  const powers = ['', ' ADC', ' ADC²', ' ADC³', ' ADC⁴', ' ADC⁵'];
  return coefficients
    .map((coefficient, i) => ({ coefficient, power: powers[i] ?? '' }))
    .filter(({ coefficient }, i) => i === 0 || coefficient !== 0)
    .map(({ coefficient, power }, i) => {
      const size = formatSignificant(i === 0 ? coefficient : Math.abs(coefficient));
      return `${i === 0 ? '' : coefficient < 0 ? ' − ' : ' + '}${size}${power}`;
    })
    .join('');
}
