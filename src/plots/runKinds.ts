import type { RunKindSum } from '../assess/results';
import { labels } from '../labels/labels';
import { blindedBand } from './blindedBand';
import { baseLayout, binCentres, countAxis, energyAxis, greatest, lineNames, steps, verticalMark } from './figure';
import type { Figure } from './figure';
import type { SummedSpectraOptions } from './summedSpectra';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

/** Dashes of the kinds, in the order in which they are listed: for eyes and prints without colour. */
export const KIND_DASHES = ['solid', 'dash', 'dot', 'dashdot'] as const;

/** Calibrated spectra of the kinds of runs, in counts of each, with the lines named. */
export function runKindsFigure(
  kinds: readonly RunKindSum[],
  { theme, isLog, lines }: Omit<SummedSpectraOptions, 'rangeEv'>,
): Figure {
  const spectra = kinds.map(({ spectrum }) => spectrum);
  const { firstEdgeEv = 2000, binWidthEv = 10, counts = new Float64Array(0) } = spectra[0] ?? {};
  const lastEdgeEv = firstEdgeEv + binWidthEv * counts.length;
  const shown = lines.filter(({ x }) => x > firstEdgeEv && x < lastEdgeEv);
  const blinded = blindedBand(spectra, theme);
  return {
    data: kinds.map(({ name, spectrum }, i) => {
      const color = theme.kinds[i % theme.kinds.length] ?? theme.ink;
      const label = name ?? DRAWN.noKind;
      return steps(binCentres(firstEdgeEv, binWidthEv, spectrum.counts.length), spectrum.counts, color, {
        name: label,
        line: { shape: 'hvh', color, width: 1.2, dash: KIND_DASHES[i % KIND_DASHES.length] ?? 'solid' },
        hoverinfo: 'all',
        hovertemplate: `${HOVER.counts('%{x:.0f} eV', '%{y}')}<extra>${label}</extra>`,
      });
    }),
    layout: baseLayout(theme, {
      margin: { l: 60, r: 14, t: 60, b: BELOW_NUMBERS },
      xaxis: energyAxis(theme, AXES.energy, { range: [firstEdgeEv, lastEdgeEv] }),
      yaxis: countAxis(
        theme,
        AXES.countsPerEv(String(binWidthEv)),
        isLog,
        Math.max(...spectra.map((s) => greatest(s.counts))),
      ),
      shapes: [...blinded.shapes, ...shown.map(({ x }) => verticalMark(x, theme.faintInk))],
      annotations: [...blinded.annotations, ...lineNames(shown, theme.ink, (lastEdgeEv - firstEdgeEv) / 16, 4)],
    }),
  };
}
