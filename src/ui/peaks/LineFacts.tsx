import { labels } from '../../labels/labels';
import type { PredictedLine } from '../../store/derived/lines';
import { fitsOf } from '../../store/derived/lines';
import { Worded } from '../controls/Worded';
import { formatMeasured } from '../format/number';
import { predictionText } from '../format/prediction';
import { useWorkbench } from '../useWorkbench';
import classes from './PeakEditor.module.css';

const WORDS = labels.peaks.editor;

/** Prediction and fit of the chosen line in figures, or how to choose one. */
export function LineFacts({ line }: { readonly line: PredictedLine | null }) {
  const { analysis, selection } = useWorkbench(({ analysis, selection }) => ({ analysis, selection }));
  if (line === null) {
    return <p className={`${classes['facts'] ?? ''} faint`}>{WORDS.howTo}</p>;
  }
  const fit = analysis === null ? undefined : fitsOf(analysis, selection).find((one) => one.line === line.line);
  const fitText =
    fit !== undefined &&
    (fit.adc === null
      ? WORDS.notFitted(fit.why ?? WORDS.noReason)
      : WORDS.fittedAt(formatMeasured({ value: fit.adc, error: fit.adcError })));
  return (
    <p className={classes['facts']}>
      <Worded
        text={WORDS.facts}
        slots={{ line: <b>{line.label}</b>, prediction: predictionText(line), fit: fitText }}
      />
    </p>
  );
}
