import type { SummedSpectrum } from '../results';

/** The spectrum with NaN in place of the counts of every bin that reaches into the window (edges in eV). */
export function withHidden(spectrum: SummedSpectrum, hiddenEv: readonly [number, number]): SummedSpectrum {
  const { firstEdgeEv, binWidthEv, counts } = spectrum;
  const [from, to] = hiddenEv;
  const shown = counts.map((n, bin) => {
    const edgeEv = firstEdgeEv + bin * binWidthEv;
    return edgeEv + binWidthEv > from && edgeEv < to ? NaN : n;
  });
  return { ...spectrum, counts: shown, hiddenEv };
}
