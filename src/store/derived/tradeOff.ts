import type { AnalysisSettings } from '../../assess/results';
import type { TradeOffPoint } from '../../assess/tradeOff';
import { firstStaleStep } from '../steps';

type View = Pick<TradeOffPoint, 'batchLengthDays' | 'continuous'>;

/** A length of batches in words: `2 days`, `6 hours`. */
export function lengthText(days: number): string {
  if (days >= 1) return `${String(Number(days.toPrecision(4)))} day${days === 1 ? '' : 's'}`;
  return `${String(Number((24 * days).toPrecision(3)))} hours`;
}

/** A view of time in words. */
export function viewText({ batchLengthDays, continuous }: View): string {
  return `${lengthText(batchLengthDays)}${continuous ? ', continuous' : ''}`;
}

export function isChosen({ batchLengthDays, continuous }: View, settings: AnalysisSettings): boolean {
  return batchLengthDays === settings.batchLengthDays && continuous === settings.continuous;
}

/** Whether a comparison made with `used` is not one of the settings of now; those that it varies or does not use are no matter. */
export function isStaleComparison(used: AnalysisSettings | null, now: AnalysisSettings): boolean {
  if (used === null) return false;
  const { batchLengthDays, continuous, bootstrapReplicas, unblinded } = now;
  return firstStaleStep({ ...used, batchLengthDays, continuous, bootstrapReplicas, unblinded }, now) !== null;
}

/** What is seen in the points, in words; empty with fewer than two. */
export function tradeOffText(points: readonly TradeOffPoint[]): string {
  const known = points.flatMap((point) => {
    const [inSample, heldOut] = [point.inSample.fwhm.value, point.heldOut.fwhm.value];
    return inSample === null || heldOut === null
      ? []
      : [{ ...point, inEv: inSample, outEv: heldOut, errorEv: point.heldOut.fwhm.error ?? 0 }];
  });
  const [first] = known;
  if (known.length < 2 || first === undefined) return '';
  const best = known.reduce((a, b) => (b.outEv < a.outEv ? b : a));
  const flattering = known.reduce((a, b) => (b.inEv < a.inEv ? b : a));
  const shortest = known.reduce((a, b) => (b.batchLengthDays < a.batchLengthDays ? b : a));
  const longest = known.reduce((a, b) => (b.batchLengthDays > a.batchLengthDays ? b : a));
  const optimismEv = (shortest.outEv - shortest.inEv).toFixed(1);
  // Widths of the same events go up and down together: what differs by less than a third of an error is the same.
  const asGood = known.filter((own) => own !== best && own.outEv - best.outEv < own.errorEv / 3);
  const isAsGood = longest === best || asGood.includes(longest);
  const loss = isAsGood ? 'is as good' : `loses ${(longest.outEv - best.outEv).toFixed(1)} eV`;
  const others = asGood.length === 0 ? '' : ` (${asGood.map(viewText).join('; ')}: hardly worse)`;
  return (
    `On events that had no part in it the line is narrowest with ${viewText(best)}: ${best.outEv.toFixed(1)} eV${others}. ` +
    `One calibration for ${lengthText(longest.batchLengthDays)} ${loss}. ` +
    `In sample ${viewText(flattering)} look best, ${flattering.inEv.toFixed(1)} eV; ` +
    `at ${viewText(shortest)} the line is ${optimismEv} eV wider on other events than in sample.`
  );
}
