import type { Analysis } from '../../assess/results';
import type { LocatedPeak } from '../../dataset/peak';
import type { LineFit } from '../../fit/lineFit';
import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { DatasetSummary } from '../../worker/protocol';
import { FINDERS, LINES, MANUAL_FINDER, removedLines } from '../catalogue';
import { labels } from '../../labels/labels';
import { labelOf } from './channels';

const TEXTS = labels.store.attention;

/** Something about the peaks of a detector that a person should look at. */
export interface Attention {
  readonly text: string;
  /** The batches that it is about (indices). */
  readonly batches: readonly number[];
}

/** A prediction less probable than this is not taken for granted. */
const SURE = 0.9;
/** Prediction and fit further apart than this, in their errors, do not mean the same place. */
const MOST_ERRORS_APART = 3;
/** Drift moves lines by some ten eV, a step of the gain by thirty: further from the median of its batches no line gets. */
const MOST_DRIFT_EV = 80;

/** What the rules look at: one detector. */
interface Facts {
  readonly lines: readonly LineId[];
  /** Batches with events. */
  readonly batches: readonly number[];
  readonly peaks: readonly LocatedPeak[];
  readonly fits: readonly LineFit[];
  readonly chosenFinder: string;
  readonly gainEvPerAdc: number;
  readonly isRemoved: (line: LineId, batch: number) => boolean;
}

type Rule = (facts: Facts) => readonly Attention[];

const RULES: readonly Rule[] = [fellBack, missing, unsure, scattered, fitElsewhere, badFit];

/** What needs attention in the peaks of the last analysis (with `profile`), by detector; detectors without a reason are not in it. */
export function attentionByDetector(
  summary: DatasetSummary,
  analysis: Analysis,
  profile: Profile,
): ReadonlyMap<number, readonly Attention[]> {
  const { channels } = analysis;
  const peaks = byDetector(analysis.peaks);
  const fits = byDetector(analysis.fits);
  const detectors = channels.flatMap(({ detector, status }) => (status === 'ok' ? [detector] : []));
  const entries = detectors.map((detector): [number, readonly Attention[]] => {
    const own = { peaks: peaks.get(detector) ?? [], fits: fits.get(detector) ?? [] };
    const facts = factsOf(summary, { ...own, settings: analysis.settings }, profile, detector);
    return [detector, facts === null ? [] : RULES.flatMap((rule) => rule(facts))];
  });
  return new Map(entries.filter(([, reasons]) => reasons.length > 0));
}

/** In one pass: an array may have thousands of detectors. */
function byDetector<T extends { readonly detector: number }>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const group = groups.get(one.detector);
    if (group === undefined) groups.set(one.detector, [one]);
    else group.push(one);
  }
  return groups;
}

/** `peaks` and `fits` are those of the detector. */
function factsOf(
  summary: DatasetSummary,
  { settings, peaks, fits }: Pick<Analysis, 'settings' | 'peaks' | 'fits'>,
  profile: Profile,
  detector: number,
): Facts | null {
  const key = summary.detectors[detector];
  if (key === undefined) return null;
  const count = summary.batches.length;
  const [lowest, highest] = profile.gainRangeEvPerAdc;
  return {
    lines: profile.finderLines,
    batches: Array.from({ length: count }, (_, batch) => batch).filter(
      (batch) => (summary.eventsPerBatch[detector * count + batch] ?? 0) > 0,
    ),
    peaks,
    fits,
    chosenFinder: settings.finder,
    gainEvPerAdc: Math.sqrt(lowest * highest),
    isRemoved: (line, batch) =>
      removedLines(settings.peakCorrections, { detector: labelOf(key), batch }).includes(line),
  };
}

/** One reason per line, where some batches give it: `Ti Kβ: not found in 2 of 15 batches`. */
function perLine(
  { lines, batches }: Facts,
  isOdd: (line: LineId, batch: number) => boolean,
  words: (line: LineId) => string,
): Attention[] {
  return lines.flatMap((line) => {
    const odd = batches.filter((batch) => isOdd(line, batch));
    return odd.length === 0
      ? []
      : [{ text: TEXTS.line(LINES[line].label, words(line), shareOf(odd, batches)), batches: odd }];
  });
}

function shareOf(some: readonly number[], all: readonly number[]): string {
  if (all.length === 1) return TEXTS.onlyBatch;
  return TEXTS.batches(String(some.length), String(all.length));
}

function peakOf({ peaks }: Facts, line: LineId, batch: number): LocatedPeak | undefined {
  return peaks.find((peak) => peak.line === line && peak.batch === batch);
}

function fitOf({ fits }: Facts, line: LineId, batch: number): LineFit | undefined {
  return fits.find((fit) => fit.line === line && fit.batch === batch);
}

function fellBack({ peaks, batches, chosenFinder }: Facts): Attention[] {
  const isOther = ({ finder }: LocatedPeak) => finder !== chosenFinder && FINDERS.some(({ id }) => id === finder);
  const odd = batches.filter((batch) => peaks.some((peak) => peak.batch === batch && isOther(peak)));
  if (odd.length === 0) return [];
  const [other] = peaks.filter(isOther);
  const label = (id: string | undefined) => FINDERS.find((finder) => finder.id === id)?.label ?? TEXTS.chosenFinder;
  const text = TEXTS.fellBack(label(chosenFinder), shareOf(odd, batches), label(other?.finder));
  return [{ text, batches: odd }];
}

/** Copper is missed where a batch holds too few of its events, which is no news: only that nobody sees it is. */
function missing(facts: Facts): Attention[] {
  const isRare = (line: LineId) => isCopper(line) && facts.peaks.some((peak) => peak.line === line);
  const isOdd = (line: LineId, batch: number) =>
    peakOf(facts, line, batch) === undefined && !facts.isRemoved(line, batch) && !isRare(line);
  return perLine(facts, isOdd, () => TEXTS.missing);
}

function unsure(facts: Facts): Attention[] {
  const probability = (line: LineId, batch: number) => peakOf(facts, line, batch)?.probability ?? 1;
  const lowest = (line: LineId) => Math.min(...facts.batches.map((batch) => probability(line, batch)));
  return perLine(
    facts,
    (line, batch) => probability(line, batch) < SURE,
    (line) => TEXTS.unsure(lowest(line).toFixed(2), String(SURE)),
  );
}

function scattered(facts: Facts): Attention[] {
  const most = MOST_DRIFT_EV / facts.gainEvPerAdc;
  const middles = new Map(facts.lines.map((line) => [line, medianAdc(facts.peaks, line)]));
  const isOdd = (line: LineId, batch: number) => {
    const peak = peakOf(facts, line, batch);
    if (peak === undefined || peak.finder === MANUAL_FINDER) return false;
    const apart = Math.abs(peak.adc - (middles.get(line) ?? peak.adc));
    return apart > most && apart > MOST_ERRORS_APART * (peak.adcError ?? 0);
  };
  return perLine(facts, isOdd, () => TEXTS.scattered(most.toFixed(0)));
}

function medianAdc(peaks: readonly LocatedPeak[], line: LineId): number {
  const places = peaks.flatMap((peak) => (peak.line === line ? [peak.adc] : [])).sort((a, b) => a - b);
  return places[Math.floor(places.length / 2)] ?? 0;
}

/** Only where the finder states an error: without one nothing can be said of the distance. */
function fitElsewhere(facts: Facts): Attention[] {
  const isOdd = (line: LineId, batch: number) => {
    const peak = peakOf(facts, line, batch);
    const fit = fitOf(facts, line, batch);
    if (peak?.adcError == null || fit?.adc == null || fit.adcError === null) return false;
    return Math.abs(peak.adc - fit.adc) > MOST_ERRORS_APART * Math.hypot(peak.adcError, fit.adcError);
  };
  return perLine(facts, isOdd, () => TEXTS.fitElsewhere(String(MOST_ERRORS_APART)));
}

/** Most batches hold too few copper events for a fit of their own: that is no news either. */
function badFit(facts: Facts): Attention[] {
  const isOdd = (line: LineId, batch: number) =>
    !isCopper(line) && (fitOf(facts, line, batch)?.status ?? 'ok') !== 'ok';
  return perLine(facts, isOdd, () => TEXTS.badFit);
}

function isCopper(line: LineId): boolean {
  return line.startsWith('Cu');
}
