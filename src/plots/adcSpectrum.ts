import type { Data, Shape } from 'plotly.js';
import { labels } from '../labels/labels';
import { spikeNames, spikeShapes, type MarkedSpike } from './noiseSpikes';
import { countErrors, withCountErrors } from './countErrors';
import { axis, baseLayout, countAxis, greatest, lineNames, steps, verticalMark } from './figure';
import type { Figure, NamedLine } from './figure';
import type { PlotTheme } from './theme';
import { BELOW_NUMBERS } from './room';

const { axes: AXES, drawn: DRAWN, hover: HOVER } = labels.plots;

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
  /** Peaks too narrow for a line. */
  readonly spikes?: readonly MarkedSpike[];
  /** Energy in eV of a channel, where a calibration is known: hover shows both. */
  readonly energyOf: ((adc: number) => number) | null;
  /** Channels per bin of the drawing. */
  readonly binAdc: number;
  /** Whether the plot is so small that names of lines need more room. */
  readonly isSmall?: boolean;
  /** Whether predicted lines and names are drawn over the plot, as handles: they then set its range alone. */
  readonly hasHandles?: boolean;
  /** What is shown: the user's zoom stays while this stays. */
  readonly subject?: string;
}

/** One spectrum in ADC channels with the predicted and fitted lines (paper Fig. 4). */
export function adcSpectrumFigure(counts: Uint32Array, options: AdcSpectrumOptions): Figure {
  const { theme, isLog, binAdc } = options;
  const rebinned = rebin(counts, binAdc);
  const spikes = options.spikes ?? [];
  const [from, to] = rangeOf(counts, [...options.predicted, ...options.fitted], spikes);
  const highest = greatest(rebinned.subarray(Math.floor(from / binAdc), Math.ceil(to / binAdc)));
  const named = options.predicted.length > 0 ? options.predicted : options.fitted;
  const marked = options.hasHandles === true ? [] : options.predicted;
  const subject = options.subject === undefined ? {} : { uirevision: options.subject };
  const scaledSubject = options.subject === undefined ? {} : { uirevision: `${options.subject} ${String(isLog)}` };
  return {
    data: spectrumTraces(rebinned, options),
    layout: baseLayout(theme, {
      margin: { l: 56, r: 14, t: 34, b: BELOW_NUMBERS },
      xaxis: axis(theme, AXES.adc, { range: [from, to], ...subject }),
      yaxis: {
        ...countAxis(
          theme,
          binAdc === 1 ? AXES.countsPerChannel : AXES.countsPerChannels(String(binAdc)),
          isLog,
          highest,
        ),
        ...scaledSubject,
      },
      shapes: [
        ...options.fitted.flatMap((line) => bandOf(line, theme.fit)),
        ...options.fitted.map(({ x }) => verticalMark(x, theme.fit, 'solid')),
        ...marked.map(({ x }) => verticalMark(x, theme.prediction, 'dash')),
        ...spikes.flatMap((spike) => spikeShapes(spike, theme.warning)),
      ],
      annotations: [
        ...(options.hasHandles === true
          ? []
          : lineNames(named, theme.ink, (to - from) / (options.isSmall === true ? 7 : 16))),
        ...spikeNames(spikes, theme.warning, (to - from) / 30),
      ],
    }),
  };
}

function spectrumTraces(rebinned: Uint32Array, { theme, binAdc, energyOf }: AdcSpectrumOptions): Data[] {
  // A channel's value means its centre, so a bin of one channel is centred on it.
  const x = Float64Array.from(rebinned, (_, bin) => bin * binAdc + (binAdc - 1) / 2);
  const counted = '%{y} ± %{text}';
  const hover =
    energyOf === null
      ? { hovertemplate: `${HOVER.counts(HOVER.adc('%{x}'), counted)}<extra></extra>` }
      : {
          customdata: x.map(energyOf),
          hovertemplate: `${HOVER.counts(HOVER.adcEnergy('%{x}', '%{customdata:.0f}'), counted)}<extra></extra>`,
        };
  const counts = steps(x, rebinned, theme.data, { name: DRAWN.counts, hoverinfo: 'all', ...hover });
  return [withCountErrors(counts, x, rebinned), countErrors(x, rebinned, theme.data)];
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

/**
 * The lines with a margin of half their span, more where noise spikes stand as close again; or what stands out of the
 * continuum where no line is known.
 */
function rangeOf(counts: Uint32Array, lines: readonly MarkedLine[], spikes: readonly MarkedSpike[]): [number, number] {
  if (lines.length < 2) return occupiedRange(counts);
  const places = lines.map(({ x }) => x);
  const low = Math.min(...places);
  const high = Math.max(...places);
  const margin = (high - low) / 2;
  const near = spikes.map(({ x }) => x).filter((x) => x > low - 2 * margin && x < high + 2 * margin);
  const [from, to] = [Math.min(low - margin, ...near.map((x) => x - margin / 8)), Math.max(high + margin, ...near)];
  return [Math.max(0, from), Math.min(counts.length, to)];
}

const COARSE_ADC = 16;

/** Channels from the first to the last that stand out of the continuum, with a margin; all where none does. */
export function occupiedRange(counts: Uint32Array): [number, number] {
  const coarse = rebin(counts, COARSE_ADC);
  const continuum = [...coarse].sort((a, b) => a - b)[Math.floor(coarse.length / 2)] ?? 0;
  const standsOut = (n: number) => n > 3 * continuum + 8;
  const first = coarse.findIndex(standsOut);
  if (first < 0) return [0, Math.max(1, counts.length)];
  const last = coarse.findLastIndex(standsOut) + 1;
  const margin = Math.max(2, 0.08 * (last - first));
  return [Math.max(0, (first - margin) * COARSE_ADC), Math.min(counts.length, (last + margin) * COARSE_ADC)];
}
