import type { PredictedLine } from '../../store/derived/lines';
import { fitsOf } from '../../store/derived/lines';
import { formatMeasured } from '../format/number';
import { predictionText } from '../format/prediction';
import { useWorkbench } from '../useWorkbench';
import classes from './PeakEditor.module.css';

/** Prediction and fit of the chosen line in figures, or how to choose one. */
export function LineFacts({ line }: { readonly line: PredictedLine | null }) {
  const { analysis, selection } = useWorkbench(({ analysis, selection }) => ({ analysis, selection }));
  if (line === null) {
    return (
      <p className={`${classes['facts'] ?? ''} faint`}>
        Drag a line, or focus it and press the arrow keys (1 channel, with Shift 10). Delete removes it.
      </p>
    );
  }
  const fit = analysis === null ? undefined : fitsOf(analysis, selection).find((one) => one.line === line.line);
  return (
    <p className={classes['facts']}>
      <b>{line.label}</b>: {predictionText(line)}.{' '}
      {fit !== undefined &&
        (fit.adc === null
          ? `Not fitted: ${fit.why ?? 'no reason given'}.`
          : `Fitted at ${formatMeasured({ value: fit.adc, error: fit.adcError })} channels.`)}
    </p>
  );
}
