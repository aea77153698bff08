import type { AnalysisSettings } from '../../assess/results';
import type { TradeOffPoint } from '../../assess/tradeOff';
import { firstStaleStep } from '../steps';
import { labels } from '../../labels/labels';

const { lengths, tradeOff: texts } = labels.store;

type View = Pick<TradeOffPoint, 'batchLengthDays' | 'continuous'>;

/** A length of batches in words: `2 days`, `6 hours`. */
export function lengthText(days: number): string {
  if (days >= 1) return lengths.days(days, String(Number(days.toPrecision(4))));
  return lengths.hours(String(Number((24 * days).toPrecision(3))));
}

/** A view of time in words. */
export function viewText({ batchLengthDays, continuous }: View): string {
  const length = lengthText(batchLengthDays);
  return continuous ? lengths.continuous(length) : length;
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
  const length = lengthText(longest.batchLengthDays);
  const bestOf = [viewText(best), best.outEv.toFixed(1)] as const;
  return [
    asGood.length === 0 ? texts.best(...bestOf) : texts.bestOfEquals(...bestOf, asGood.map(viewText).join('; ')),
    isAsGood ? texts.longestAsGood(length) : texts.longestLoses(length, (longest.outEv - best.outEv).toFixed(1)),
    texts.optimism(viewText(flattering), flattering.inEv.toFixed(1), viewText(shortest), optimismEv),
  ].join(' ');
}
