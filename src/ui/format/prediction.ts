import type { PredictedLine } from '../../store/derived/lines';
import { formatMeasured, formatProbability } from './number';

/** What is known of a predicted line: `1140.3 ± 1.2 channels, probability 0.98`, or what is not stated. */
export function predictionText(prediction: PredictedLine | undefined): string {
  if (prediction === undefined) return 'not found';
  const { adc, adcError, probability, isByHand } = prediction;
  const place = `${formatMeasured({ value: adc, error: adcError })} channels`;
  if (isByHand) return `${place}, manual`;
  const error = adcError === null ? ', error not stated' : '';
  return `${place}${error}, probability ${probability === null ? 'not stated' : formatProbability(probability)}`;
}
