import type { Anomaly, AnomalyKind, SpectrumPart } from '../../dataset/anomaly';
import { ANOMALY_KINDS } from '../../dataset/anomaly';
import { DECIDING, DECIDING_STATISTIC } from '../kinds';
import type { RunStatistics } from '../statistics/all';
import { noiseBelowEv, pileUpRangeEv } from '../statistics/regions';
import { ratesOf } from '../statistics/rate';
import { spikeOf } from '../statistics/spikes';
import { combOf } from '../statistics/comb';
import { rowOf, type MonitoredRun, type Statistic } from '../statistics/statistic';
import { scoreOf, tailIdOf, type Tails } from '../tails';
import { GRID } from '../energyGrid';
import { spectrumOf } from '../../dataset/histograms';
import * as words from './words';

/** A batch at less than this share of its rate has no photons. */
const DEAD_SHARE = 0.03;

/** Shares of the false alarms that are left to jumps of the scale; the other tests share the rest. */
const GAIN_SHARE = 0.75;
const OFFSET_SHARE = 0.1;

/** Scores of a run by kind, shape (monitored detectors, batches). */
export type KindScores = Readonly<Record<AnomalyKind, Float64Array>>;

/** Scores of every spectrum for every kind, without regard to what explains what. */
export function kindScores({ statistics }: RunStatistics, tails: Tails, hasSlices: boolean): KindScores {
  const score = (kind: AnomalyKind) => {
    const id = DECIDING_STATISTIC[kind];
    const tail = tails[tailIdOf(id, hasSlices)];
    return statistics[id].map((value) => scoreOf(tail, value));
  };
  return Object.fromEntries(ANOMALY_KINDS.map((kind) => [kind, score(kind)])) as unknown as KindScores;
}

/**
 * The score that a spectrum needs to be flagged as this kind, so that this share of good spectra is flagged as any. Steps
 * of the gain get most of it: they are the hardest to tell from drift, and a batch that is split for nothing costs little.
 */
export function thresholdOf(falseAlarmRate: number, kind: AnomalyKind): number {
  const others = (1 - GAIN_SHARE - OFFSET_SHARE) / (DECIDING.length - 2);
  const share = kind === 'gain-step' ? GAIN_SHARE : kind === 'baseline' ? OFFSET_SHARE : others;
  return -Math.log10(falseAlarmRate * share);
}

/**
 * What is odd about single batches: every kind whose score passes the threshold, less those that another one explains
 * (noise that comes in bursts lies under the lines as well, a spike on a line widens it).
 */
export function batchFlags(
  run: MonitoredRun,
  made: RunStatistics,
  scores: KindScores,
  falseAlarmRate: number,
): Anomaly[] {
  const rates = ratesOf(run);
  return run.detectors.flatMap(({ detector }, place) =>
    run.histograms.batches.flatMap((_, batch) => {
      const at = (statistic: Statistic) => rowOf(statistic, run, place)[batch] ?? NaN;
      const over = new Set(ANOMALY_KINDS.filter((kind) => at(scores[kind]) >= thresholdOf(falseAlarmRate, kind)));
      const isDead = at(rates) < DEAD_SHARE;
      over.delete(isDead ? 'starved' : 'dead');
      return [...unexplained(over, made, (kind) => at(scores[kind]), place, batch)].map((kind): Anomaly => {
        const { reason, part } = describe(kind, { run, made, place, batch, rate: at(rates) });
        // A jump is as sure as the clearer of its two tests, whatever it is called.
        const isJump = kind === 'gain-step' || kind === 'baseline';
        const score = isJump ? Math.max(at(scores['gain-step']), at(scores.baseline)) : at(scores[kind]);
        return { detector, batch, kind, score, reason, part };
      });
    }),
  );
}

/** Kinds that stand by themselves: each of the others follows from one of those. */
function unexplained(
  over: Set<AnomalyKind>,
  { jumps, statistics }: RunStatistics,
  scoreAt: (kind: AnomalyKind) => number,
  place: number,
  batch: number,
): Set<AnomalyKind> {
  const left = new Set(over);
  if (over.has('dead')) return new Set<AnomalyKind>(['dead']);
  const jump = jumps[place]?.[batch] ?? null;
  if (jump !== null && (over.has('gain-step') || over.has('baseline'))) {
    // It is what is likelier, and the words say where that is not clear. A batch in which the scale jumps has wider lines.
    left.delete('gain-step');
    left.delete('baseline');
    left.delete('broad');
    left.add((jump.offsetLogOdds ?? 0) > 0 ? 'baseline' : 'gain-step');
  }
  if (over.has('burst')) {
    left.delete('pile-up');
    if (scoreAt('noise-spike') < scoreAt('burst')) left.delete('noise-spike');
  }
  if (left.has('noise-spike')) {
    const spike = statistics.spike;
    const batches = statistics.spike.length / jumps.length;
    const sigmas = spike[place * batches + batch] ?? 0;
    // A broad batch is higher than its mean beside the lines, over a few channels too.
    if (over.has('broad') && sigmas < (statistics.width[place * batches + batch] ?? 0)) left.delete('noise-spike');
    else {
      left.delete('broad');
      left.delete('comb');
      left.delete('pile-up');
    }
  }
  return left;
}

interface Place {
  readonly run: MonitoredRun;
  readonly made: RunStatistics;
  readonly place: number;
  readonly batch: number;
  readonly rate: number;
}

function describe(
  kind: AnomalyKind,
  { run, made, place, batch, rate }: Place,
): { readonly reason: string; readonly part: SpectrumPart | null } {
  const monitored = run.detectors[place];
  const comparison = monitored?.aligned.batches[batch]?.comparison ?? null;
  const lines = inEv(run.range.fromEv, run.range.toEv);
  switch (kind) {
    case 'dead':
      return { reason: words.dead(rate), part: lines };
    case 'starved':
      return { reason: words.starved(rate), part: lines };
    case 'noise-spike': {
      const spike = monitored === undefined ? null : spikeOf(monitored, batch);
      if (spike === null) return { reason: words.spikeSomewhere(), part: null };
      return { reason: words.spike(spike), part: { from: spike.fromAdc, to: spike.toAdc, unit: 'channels' } };
    }
    case 'baseline':
      return { reason: words.shifted(made.jumps[place]?.[batch] ?? null), part: lines };
    case 'gain-step': {
      const jump = made.jumps[place]?.[batch] ?? null;
      return { reason: jump === null ? words.steppedSomewhere() : words.stepped(jump, run.range.pivotEv), part: lines };
    }
    case 'broad':
      return { reason: words.broad(comparison?.varianceEv2 ?? NaN, comparison?.varianceError ?? NaN), part: lines };
    case 'pile-up': {
      const [from, to] = pileUpRangeEv(run);
      return { reason: words.pileUp(from, to), part: inEv(from, to) };
    }
    case 'burst': {
      const to = noiseBelowEv(run);
      return { reason: words.burst(to), part: inEv(GRID.firstEdgeEv, to) };
    }
    case 'comb': {
      const comb = combOf(spectrumOf(run.histograms, monitored?.detector ?? 0, batch), 0);
      return { reason: words.comb(comb?.period ?? NaN, comb?.amplitude ?? NaN), part: null };
    }
  }
}

function inEv(from: number, to: number): SpectrumPart {
  return { from, to, unit: 'eV' };
}
