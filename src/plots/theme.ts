import type { SpectrumName } from '../assess/results';
import { labels } from '../labels/labels';

/** Colours of a plot. Series colours are of Okabe and Ito (2008), told apart by colour-blind eyes too. */
export interface PlotTheme {
  readonly ink: string;
  readonly faintInk: string;
  readonly grid: string;
  readonly paper: string;
  readonly data: string;
  readonly prediction: string;
  readonly fit: string;
  readonly warning: string;
  readonly series: Readonly<Record<SpectrumName, string>>;
  /** For things without an order, in the order in which they are listed. */
  readonly kinds: readonly string[];
  /** Figures on the events that made the constants, where held-out ones have the ink. */
  readonly inSample: string;
  /** Below and above a centre; not the colours of any series. */
  readonly diverging: readonly [string, string];
  /** From few to many. */
  readonly scale: readonly (readonly [number, string])[];
}

export const LIGHT: PlotTheme = {
  ink: '#1c2126',
  faintInk: '#5b6570',
  grid: '#e3e7eb',
  paper: '#ffffff',
  data: '#4a545e',
  prediction: '#d55e00',
  fit: '#0072b2',
  warning: '#b3261e',
  series: { standard: '#00805d', reference: '#0072b2', optimized: '#d55e00' },
  kinds: ['#0072b2', '#d55e00', '#00805d', '#b3589a', '#8a6d00', '#3a9bd6', '#5b6570'],
  inSample: '#b3589a',
  diverging: ['#7b3294', '#8a6d00'],
  scale: [
    [0, '#f4f6f8'],
    [0.5, '#7fb0d3'],
    [1, '#0b3c66'],
  ],
};

export const DARK: PlotTheme = {
  ink: '#dfe5ea',
  faintInk: '#94a0ab',
  grid: '#2b333b',
  paper: '#14181c',
  data: '#a9b4be',
  prediction: '#e69f00',
  fit: '#56b4e9',
  warning: '#ff8a80',
  series: { standard: '#2bbf95', reference: '#56b4e9', optimized: '#e69f00' },
  kinds: ['#56b4e9', '#e69f00', '#2bbf95', '#e08cc0', '#f0e442', '#8fa8ff', '#94a0ab'],
  inSample: '#e08cc0',
  diverging: ['#c9a0dc', '#f0e442'],
  scale: [
    [0, '#1a2026'],
    [0.5, '#2f7dae'],
    [1, '#cfe9fb'],
  ],
};

/** Dashes tell the series apart where colour cannot (print, projector). */
export const SERIES_DASH: Readonly<Record<SpectrumName, 'dot' | 'dash' | 'solid'>> = {
  standard: 'dot',
  reference: 'dash',
  optimized: 'solid',
};

/** Marks likewise. */
export const SERIES_SYMBOL = { standard: 'square-open', reference: 'circle-open', optimized: 'circle' } as const;

/** Names of the series as the page prints them. */
export const SERIES_LABEL: Readonly<Record<SpectrumName, string>> = labels.plots.series;
