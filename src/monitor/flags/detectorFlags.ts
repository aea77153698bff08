import type { Anomaly } from '../../dataset/anomaly';
import { spectrumOf, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { ChannelStatus } from '../../dataset/run';
import type { AdcReport } from '../../peaks/realAdc/adcReport';
import { median, robustSigma } from '../robust';
import type { MonitoredRun } from '../statistics/statistic';
import { scoreOfSigmas } from '../tails';
import { lineWidth } from './lineWidth';
import * as words from './words';

/** Widths that differ by less are alike, relative: what half heights of 25 eV bins can tell. */
const LEAST_SPREAD = 0.02;
/** Score of what cannot be taken for chance at all. */
const CERTAIN = 300;

/** What the whole run says of its detectors. */
export interface DetectorEvidence {
  readonly histograms: Histograms;
  readonly channels: readonly ChannelStatus[];
  /** What the ADC of each detector adds; one per detector. */
  readonly reports: readonly AdcReport[];
}

/** What is odd about detectors over the whole run: silence, spikes, combs, lines wider than the array's. */
export function detectorFlags(
  { histograms, channels, reports }: DetectorEvidence,
  run: MonitoredRun,
  threshold: number,
): Anomaly[] {
  return [
    ...channels.flatMap(({ detector, fault, reason }) =>
      fault === undefined || reason === null ? [] : [whole(detector, fault, CERTAIN, reason)],
    ),
    ...reports.flatMap((report, detector) => adcFlags(report, detector, histograms, channels)),
    ...broadDetectors(run, threshold),
  ];
}

function adcFlags(
  { comb, spikes }: AdcReport,
  detector: number,
  histograms: Histograms,
  channels: readonly ChannelStatus[],
): Anomaly[] {
  const isSilent = channels.some((channel) => channel.detector === detector && channel.fault === 'dead');
  const strongest = spikes.reduce<(typeof spikes)[number] | null>(
    (a, b) => (a === null || b.counts > a.counts ? b : a),
    null,
  );
  const found: Anomaly[] = [];
  if (strongest !== null && !isSilent) {
    const { adc, sigmaAdc, counts } = strongest;
    const [from, to] = [Math.floor(adc - 3 * sigmaAdc), Math.ceil(adc + 3 * sigmaAdc)];
    const below = totalSpectrumOf(histograms, detector)
      .subarray(Math.max(from, 0), to)
      .reduce((sum, n) => sum + n, 0);
    const reason = words.runSpikes(spikes.length, adc, counts);
    const score = scoreOfSigmas(counts / Math.sqrt(Math.max(below, 1)));
    found.push({ ...whole(detector, 'noise-spike', score, reason), part: { from, to, unit: 'channels' } });
  }
  if (comb !== null)
    found.push(whole(detector, 'comb', scoreOfSigmas(comb.significance), words.comb(comb.period, comb.amplitude)));
  return found;
}

/** Detectors whose aligned lines are wider than the array's, so far that its spread does not explain it. */
function broadDetectors({ detectors, profile, range, histograms }: MonitoredRun, threshold: number): Anomaly[] {
  const widths = detectors.map(({ aligned }) => lineWidth(aligned.mean.mean, profile));
  const all = widths.flatMap((width) => (width === null ? [] : [width.fwhmEv]));
  const typical = median(all);
  const spread = Math.max(robustSigma(all), LEAST_SPREAD * typical);
  return detectors.flatMap(({ detector }, place) => {
    const width = widths[place] ?? null;
    if (width === null) return [];
    const score = scoreOfSigmas((width.fwhmEv - typical) / spread);
    if (score < threshold || histograms.batches.every((_, batch) => isEmpty(spectrumOf(histograms, detector, batch))))
      return [];
    const reason = words.broadDetector(width.fwhmEv, typical, width.energyEv);
    return [
      { ...whole(detector, 'broad', score, reason), part: { from: range.fromEv, to: range.toEv, unit: 'eV' as const } },
    ];
  });
}

function isEmpty(spectrum: Uint32Array): boolean {
  return !spectrum.some((n) => n > 0);
}

function whole(detector: number, kind: Anomaly['kind'], score: number, reason: string): Anomaly {
  return { detector, batch: null, kind, score, reason, part: null };
}
