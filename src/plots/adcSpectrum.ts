import type { Data, Shape } from 'plotly.js';
import { axis, baseLayout, countAxis, greatest, lineNames, steps, verticalMark } from './figure';
import type { Figure, NamedLine } from './figure';
import type { PlotTheme } from './theme';

/** A line position with its one-sigma error in channels. */
export interface MarkedLine extends NamedLine {
  readonly error: number | null;
}

export interface AdcSpectrumOptions {
  readonly theme: PlotTheme;
  readonly isLog: boolean;
  /** Where the finder says that the lines are. */
  readonly predicted: readonly MarkedLine[];
  /** Where the fit says so. */
  readonly fitted: readonly MarkedLine[];
  /** Energy in eV of a channel, where a calibration is known: hover shows both. */
  readonly energyOf: ((adc: number) => number) | null;
  /** Channels per bin of the drawing. */
  readonly binAdc: number;
  /** Range of the ADC axis; from the data where it is left out. */
  readonly rangeAdc?: readonly [number, number];
}

/** One spectrum in ADC channels with the predicted and fitted lines (paper Fig. 4). */
export function adcSpectrumFigure(counts: Uint32Array, options: AdcSpectrumOptions): Figure {
  const { theme, isLog, binAdc } = options;
  const rebinned = rebin(counts, binAdc);
  const [from, to] = options.rangeAdc ?? occupiedRange(counts);
  const highest = greatest(rebinned.subarray(Math.floor(from / binAdc), Math.ceil(to / binAdc)));
  const named = options.predicted.length > 0 ? options.predicted : options.fitted;
  return {
    data: [spectrumTrace(rebinned, options)],
    layout: baseLayout(theme, {
      margin: { l: 56, r: 14, t: 34, b: 44 },
      xaxis: axis(theme, 'ADC [channel]', { range: [from, to] }),
      yaxis: countAxis(
        theme,
        binAdc === 1 ? 'Counts / channel' : `Counts / ${String(binAdc)} channels`,
        isLog,
        highest,
      ),
      shapes: [
        ...options.fitted.flatMap((line) => bandOf(line, theme.fit)),
        ...options.fitted.map(({ x }) => verticalMark(x, theme.fit, 'solid')),
        ...options.predicted.map(({ x }) => verticalMark(x, theme.prediction, 'dash')),
      ],
      annotations: lineNames(named, theme.ink, (to - from) / 16),
    }),
  };
}

function spectrumTrace(rebinned: Uint32Array, { theme, binAdc, energyOf }: AdcSpectrumOptions): Data {
  // A channel's value means its centre, so a bin of one channel is centred on it.
  const x = Float64Array.from(rebinned, (_, bin) => bin * binAdc + (binAdc - 1) / 2);
  const hover =
    energyOf === null
      ? { hovertemplate: 'ADC %{x}: %{y} counts<extra></extra>' }
      : { customdata: x.map(energyOf), hovertemplate: 'ADC %{x} (%{customdata:.0f} eV): %{y} counts<extra></extra>' };
  return steps(x, rebinned, theme.data, { hoverinfo: 'all', ...hover });
}

function bandOf({ x, error }: MarkedLine, color: string): Partial<Shape>[] {
  if (error === null) return [];
  return [
    {
      type: 'rect',
      xref: 'x',
      yref: 'paper',
      x0: x - error,
      x1: x + error,
      y0: 0,
      y1: 1,
      fillcolor: color,
      opacity: 0.18,
      line: { width: 0 },
    },
  ];
}

/** Counts summed over `binAdc` channels each; the last bin may hold fewer channels. */
export function rebin(counts: Uint32Array, binAdc: number): Uint32Array {
  if (binAdc === 1) return counts;
  const bins = new Uint32Array(Math.ceil(counts.length / binAdc));
  counts.forEach((n, adc) => {
    const bin = Math.floor(adc / binAdc);
    bins[bin] = (bins[bin] ?? 0) + n;
  });
  return bins;
}

/** The channels that hold all but the outer 0.2 % of the events on each side, with a margin. */
export function occupiedRange(counts: Uint32Array): [number, number] {
  let total = 0;
  for (const n of counts) total += n;
  if (total === 0) return [0, Math.max(1, counts.length)];
  const low = channelAt(counts, 0.002 * total);
  const high = channelAt(counts, 0.998 * total);
  const margin = Math.max(10, 0.05 * (high - low));
  return [Math.max(0, low - margin), Math.min(counts.length, high + margin)];
}

/** The first channel at which `events` events have been passed. */
function channelAt(counts: Uint32Array, events: number): number {
  let passed = 0;
  const found = counts.findIndex((n) => {
    passed += n;
    return passed >= events;
  });
  return found < 0 ? counts.length - 1 : found;
}
