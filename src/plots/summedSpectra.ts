import type { Data } from 'plotly.js';
import type { SummedSpectrum } from '../assess/results';
import { labels } from '../labels/labels';
import { blindedBand } from './blindedBand';
import { countErrors, withCountErrors } from './countErrors';
import { baseLayout, binCentres, countAxis, energyAxis, greatest, lineNames, steps, verticalMark } from './figure';
import type { Figure, NamedLine } from './figure';
import { SERIES_DASH, SERIES_LABEL, type PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, hover: HOVER } = labels.plots;

export interface SummedSpectraOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  /** Lines to name, by energy in eV. */
  readonly lines: readonly NamedLine[];
  /** Range of the energy axis in eV; everything where it is left out. */
  readonly rangeEv?: readonly [number, number];
}

/** Spectra of all detectors together against energy, with the lines named (paper Fig. 2). */
export function summedSpectraFigure(spectra: readonly SummedSpectrum[], options: SummedSpectraOptions): Figure {
  const { theme, isLog, lines } = options;
  const [fromEv, toEv] = options.rangeEv ?? extentEv(spectra);
  const shown = lines.filter(({ x }) => x > fromEv && x < toEv);
  const highest = Math.max(...spectra.map((spectrum) => greatest(window(spectrum, fromEv, toEv))));
  const binWidthEv = spectra[0]?.binWidthEv ?? 10;
  const blinded = blindedBand(spectra, theme);
  return {
    data: spectra.flatMap((spectrum) => tracesOf(spectrum, [fromEv, toEv], theme)),
    layout: baseLayout(theme, {
      margin: { l: 60, r: 32, t: 34, b: BELOW_NUMBERS },
      xaxis: energyAxis(theme, AXES.energy, { range: [fromEv, toEv] }),
      yaxis: countAxis(theme, AXES.countsPerEv(String(binWidthEv)), isLog, highest),
      shapes: [...blinded.shapes, ...shown.map(({ x }) => verticalMark(x, theme.faintInk))],
      annotations: [...blinded.annotations, ...lineNames(shown, theme.ink, (toEv - fromEv) / 18)],
    }),
  };
}

function tracesOf(spectrum: SummedSpectrum, [fromEv, toEv]: readonly [number, number], theme: PlotTheme): Data[] {
  const x = centresEv(spectrum, fromEv, toEv);
  const counts = window(spectrum, fromEv, toEv);
  const [color, name] = [theme.series[spectrum.spectrum], SERIES_LABEL[spectrum.spectrum]];
  const drawn = steps(x, counts, color, {
    name,
    line: { shape: 'hvh', color, width: 1.2, dash: SERIES_DASH[spectrum.spectrum] },
    hoverinfo: 'all',
    hovertemplate: `${HOVER.counts('%{x:.0f} eV', '%{y} ± %{text}')}<extra>${name}</extra>`,
  });
  return [withCountErrors(drawn, x, counts), countErrors(x, counts, color)];
}

/** Centres in eV of the bins that `window` gives. */
function centresEv(spectrum: SummedSpectrum, fromEv: number, toEv: number): Float64Array {
  const { firstEdgeEv, binWidthEv } = spectrum;
  const first = Math.max(0, Math.round((fromEv - firstEdgeEv) / binWidthEv));
  return binCentres(firstEdgeEv + first * binWidthEv, binWidthEv, window(spectrum, fromEv, toEv).length);
}

/** Counts of the bins that begin in [fromEv, toEv). */
export function window(
  { firstEdgeEv, binWidthEv, counts }: SummedSpectrum,
  fromEv: number,
  toEv: number,
): Float64Array {
  const first = Math.max(0, Math.round((fromEv - firstEdgeEv) / binWidthEv));
  return counts.subarray(first, Math.max(first, Math.round((toEv - firstEdgeEv) / binWidthEv)));
}

function extentEv(spectra: readonly SummedSpectrum[]): readonly [number, number] {
  const first = spectra[0];
  if (first === undefined) return [2000, 10_000];
  return [first.firstEdgeEv, first.firstEdgeEv + first.binWidthEv * first.counts.length];
}
