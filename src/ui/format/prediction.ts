import { labels } from '../../labels/labels';
import type { PredictedLine } from '../../store/derived/lines';
import { formatMeasured, formatProbability } from './number';

const TEXTS = labels.format.prediction;

/** What is known of a predicted line: `1140.3 ± 1.2 channels, probability 0.98`, or what is not stated. */
export function predictionText(prediction: PredictedLine | undefined): string {
  if (prediction === undefined) return TEXTS.none;
  const { adc, adcError, probability, isByHand } = prediction;
  const place = TEXTS.place(formatMeasured({ value: adc, error: adcError }));
  if (isByHand) return TEXTS.manual(place);
  return TEXTS.probability(
    adcError === null ? TEXTS.noError(place) : place,
    probability === null ? TEXTS.noProbability : formatProbability(probability),
  );
}
