import { useMemo } from 'react';
import { adcSpectrumFigure, type MarkedLine } from '../../plots/adcSpectrum';
import { Plot } from '../../plots/Plot';
import type { PlotArea } from '../../plots/plotArea';
import { LINES } from '../../store/catalogue';
import { energyScaleOf } from '../../store/derived/calibration';
import { fitsOf, predictedLines } from '../../store/derived/lines';
import { useCursorAxis } from '../useCursorAxis';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';

interface SelectedSpectrumProps {
  readonly className?: string | undefined;
  readonly isSmall?: boolean;
  /** Whether predicted lines are drawn over the plot by someone else, who is told where its axis is. */
  readonly hasHandles?: boolean;
  readonly onArea?: ((area: PlotArea) => void) | undefined;
}

/** More channels than this share a bin of the drawing: a screen has no finer steps. */
const DRAWN_BINS = 1200;

/** The spectrum of the selection in ADC channels, with predicted and fitted lines. */
export function SelectedSpectrum(props: SelectedSpectrumProps) {
  const { className, isSmall = false, hasHandles = false, onArea } = props;
  const { spectrum, selection, analysis, isLog } = useWorkbench(({ spectrum, selection, analysis, isLogScale }) => ({
    spectrum,
    selection,
    analysis,
    isLog: isLogScale,
  }));
  const theme = usePlotTheme();
  const { detector, batch } = spectrum ?? selection;
  const cursor = useCursorAxis('adc', detector, batch);
  const figure = useMemo(() => {
    if (spectrum === null) return null;
    const predicted: MarkedLine[] =
      analysis === null
        ? []
        : predictedLines(analysis.peaks, spectrum).map(({ label, adc, adcError }) => ({
            label,
            x: adc,
            error: adcError,
          }));
    const fitted: MarkedLine[] =
      analysis === null
        ? []
        : fitsOf(analysis, spectrum).flatMap(({ line, adc, adcError }) =>
            adc === null ? [] : [{ label: LINES[line].label, x: adc, error: adcError }],
          );
    const spikes = analysis?.adc[spectrum.detector]?.spikes ?? [];
    return adcSpectrumFigure(spectrum.counts, {
      theme,
      isLog,
      predicted,
      fitted,
      spikes: spikes.map(({ adc, sigmaAdc }) => ({ x: adc, sigmaAdc })),
      energyOf: energyScaleOf(analysis, spectrum),
      binAdc: binOf(spectrum.counts.length),
      isSmall,
      hasHandles,
      subject: `${String(spectrum.detector)} ${String(spectrum.batch)}`,
    });
  }, [spectrum, analysis, isLog, theme, isSmall, hasHandles]);
  if (figure === null) return <div className={className} />;
  return (
    <Plot
      figure={figure}
      label={labels.controls.selectedSpectrum}
      className={className}
      onArea={onArea}
      cursor={cursor}
    />
  );
}

/** 1, 2, 4, 8, ... channels: a power of two keeps combs of the ADC out of sight. */
function binOf(channels: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(channels / DRAWN_BINS)));
}
