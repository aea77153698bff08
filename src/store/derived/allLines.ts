import type { Analysis, LineRow, SpectrumName } from '../../assess/results';
import { observedEnergyEv, SILICON, tabulatedEnergyEv } from '../catalogue';

const PER_THOUSAND = 1000;
const FWHM_PER_SIGMA = 2.3548200450309493;
/** Energies at which a curve of the resolution law is drawn, eV. */
const LAW_EV = Array.from({ length: 51 }, (_, i) => 4200 + 100 * i);

/** One line under one calibration, relative to the tables: (position - tabulated)/tabulated in parts per thousand. */
export interface RelativeLine {
  readonly spectrum: SpectrumName;
  readonly energyEv: number;
  readonly relative: number;
  readonly relativeError: number;
  readonly fwhmEv: number;
  readonly fwhmErrorEv: number;
}

/** The lines seen in the held-out or in the in-sample spectra. */
export function relativeLines({ lines }: Pick<Analysis, 'lines'>, crossValidated: boolean): readonly RelativeLine[] {
  return lines.flatMap((row) => {
    const { spectrum, position, fwhm, tabulatedEv } = row;
    if (row.crossValidated !== crossValidated) return [];
    if (position.value === null || position.error === null || fwhm.value === null || fwhm.error === null) return [];
    return [
      {
        spectrum,
        energyEv: tabulatedEv,
        relative: (PER_THOUSAND * (position.value - tabulatedEv)) / tabulatedEv,
        relativeError: (PER_THOUSAND * position.error) / tabulatedEv,
        fwhmEv: fwhm.value,
        fwhmErrorEv: fwhm.error,
      },
    ];
  });
}

/** Where a fit at this resolution should find the lines, as `RelativeLine` has it. */
export function expectedLines({ lines }: Pick<Analysis, 'lines'>) {
  return [...new Set(lines.map((row) => row.line))].map((line) => {
    const energyEv = tabulatedEnergyEv(line);
    return { energyEv, relative: (PER_THOUSAND * (observedEnergyEv(line) - energyEv)) / energyEv };
  });
}

/**
 * FWHM by energy from sigma^2 = noise^2 + F w E with silicon's Fano factor and the noise that the reference's Mn Ka tells;
 * empty where that line was not seen or is narrower than silicon allows.
 */
export function resolutionLaw(
  lines: readonly LineRow[],
  crossValidated: boolean,
): { readonly energiesEv: readonly number[]; readonly fwhmEv: readonly number[] } {
  const isIt = (row: LineRow) =>
    row.line === 'MnKa' && row.spectrum === 'reference' && row.crossValidated === crossValidated;
  const fwhmEv = lines.find(isIt)?.fwhm.value ?? NaN;
  const perEv = SILICON.fanoFactor * SILICON.pairEnergyEv;
  const noise2 = (fwhmEv / FWHM_PER_SIGMA) ** 2 - perEv * tabulatedEnergyEv('MnKa');
  if (!(noise2 >= 0)) return { energiesEv: [], fwhmEv: [] };
  return { energiesEv: LAW_EV, fwhmEv: LAW_EV.map((energy) => FWHM_PER_SIGMA * Math.sqrt(noise2 + perEv * energy)) };
}
