import { beforeAll, describe, expect, it } from 'vitest';
import { spectrumOf, type Histograms } from '../../dataset/histograms';
import type { Peak } from '../../dataset/peak';
import { applyCorrections, removedLines, type PeakCorrection } from '../../dataset/peakCorrection';
import type { LineFit } from '../../fit/lineFit';
import { randomSource } from '../../math/random';
import type { LineId } from '../../physics/lines';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun, type SimulatedHistograms } from '../../simulate/simulateRun';
import { truthOf } from '../../simulate/truth';
import { calibrateDetectors } from '../chain';
import { DEFAULT_METHOD } from './method';
import { batchCopperFits } from './copperFits';
import type { DetectorPeaks } from './detectorReference';

const DAY_S = 86_400;
const LINES: readonly LineId[] = ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'];

let simulated: SimulatedHistograms;
beforeAll(async () => {
  simulated = await simulateRun({ preset: 'small', seed: 5, batchLengthDays: 2 }, QUIET);
});

/** Where the lines of SDD 0 truly are in batch 0 or 1, or (null) over all four days. */
function truth(batch: number | null): Readonly<Record<LineId, number>> {
  const { run } = simulated;
  const from = run.preset.startS + (batch ?? 0) * 2 * DAY_S;
  return truthOf(run, 0, from, from + (batch === null ? 4 : 2) * DAY_S).centroidAdc;
}

/** A finder that is right about every line but those that it misses. */
function found(batch: number | null, missed: readonly LineId[] = []): Peak[] {
  return LINES.filter((line) => !missed.includes(line)).map((line) => {
    return { line, adc: Math.round(truth(batch)[line]), adcError: null, probability: null, finder: 'cnn' };
  });
}

type Correction = Omit<PeakCorrection, 'detector'>;

/** Fits of SDD 0 by batch (and of the whole run) once the user has corrected what was found. */
async function fitsWith(
  made: readonly Correction[],
  { missed = [], histograms = simulated.histograms }: { missed?: readonly LineId[]; histograms?: Histograms } = {},
): Promise<(line: LineId, batch: number | null) => LineFit | undefined> {
  const corrections = made.map((correction) => ({ ...correction, detector: '0' }));
  const corrected = (batch: number | null) =>
    applyCorrections(found(batch, missed), corrections, { detector: '0', batch });
  const own: DetectorPeaks = {
    whole: corrected(null),
    batches: [0, 1].map(corrected),
    removed: [0, 1].map((batch) => removedLines(corrections, { detector: '0', batch })),
  };
  const { references, fits } = await calibrateDetectors(
    {
      ...{ histograms, detectors: [0], peaks: [own], fallbackGainEvPerAdc: 4.6, seed: 1, screen: () => null },
      method: DEFAULT_METHOD,
    },
    QUIET,
  );
  const all = [...fits, ...references.flatMap((reference) => batchCopperFits(histograms, reference, own))];
  return (line, batch) => all.find((fit) => fit.line === line && fit.batch === batch);
}

/** The run with a line of 600 counts at `adc` in batch 1 that no table knows. */
function withDecoy(adc: number): Histograms {
  const counts = simulated.histograms.counts.slice();
  const histograms = { ...simulated.histograms, counts };
  const spectrum = spectrumOf(histograms, 0, 1);
  const random = randomSource(2);
  for (let i = 0; i < 600; i++) {
    const channel = Math.round(adc + 16 * random.normal());
    spectrum[channel] = (spectrum[channel] ?? 0) + 1;
  }
  return histograms;
}

const distance = (fit: LineFit | undefined, adc: number) => Math.abs((fit?.adc ?? NaN) - adc);

describe('fits after corrections by hand', () => {
  it('follow a line that was moved in one batch, even to a wrong place, and stay in the others', async () => {
    const decoy = (truth(1).TiKb + truth(1).MnKa) / 2;
    const fit = await fitsWith([{ batch: 1, line: 'TiKb', adc: Math.round(decoy) }], { histograms: withDecoy(decoy) });
    // 600 counts with sigma 16 fix a position to 0.7 channels.
    expect(distance(fit('TiKb', 1), decoy)).toBeLessThan(3);
    expect(distance(fit('TiKb', 0), truth(0).TiKb)).toBeLessThan(8);
    expect(distance(fit('TiKb', null), truth(null).TiKb)).toBeLessThan(8);
  });

  it('do not go back to where the whole run has the line when the place by hand is empty', async () => {
    const empty = Math.round(truth(1).CuKa + 300);
    const fit = await fitsWith([{ batch: 1, line: 'MnKb', adc: empty }]);
    expect(fit('MnKb', 1)?.status).toBe('failed');
    expect(fit('MnKa', 1)?.status).not.toBe('failed');
    expect(distance(fit('MnKb', 0), truth(0).MnKb)).toBeLessThan(5);
  });

  it('leave out a line that was removed in one batch, though the whole run shows it', async () => {
    const removed: Correction[] = [
      { batch: 1, line: 'TiKb', adc: null },
      { batch: 1, line: 'CuKa', adc: null },
    ];
    const fit = await fitsWith(removed);
    expect([fit('TiKb', 1), fit('CuKa', 1)]).toEqual([undefined, undefined]);
    expect([fit('TiKb', 0), fit('CuKa', 0), fit('TiKb', null)].map((one) => one?.line)).toEqual([
      'TiKb',
      'CuKa',
      'TiKb',
    ]);
  });

  it('leave out a line that was removed in the whole run everywhere but in the batch that has it back', async () => {
    const fit = await fitsWith([
      { batch: null, line: 'TiKb', adc: null },
      { batch: 1, line: 'TiKb', adc: Math.round(truth(1).TiKb) },
    ]);
    expect([fit('TiKb', null), fit('TiKb', 0)]).toEqual([undefined, undefined]);
    expect(distance(fit('TiKb', 1), truth(1).TiKb)).toBeLessThan(8);
  });

  it('find a line that the finder missed everywhere: in one batch, or in all of them', async () => {
    const missed: LineId[] = ['MnKb', 'CuKa'];
    const inOne = await fitsWith(
      missed.map((line) => ({ batch: 0, line, adc: Math.round(truth(0)[line]) })),
      { missed },
    );
    expect(distance(inOne('MnKb', 0), truth(0).MnKb)).toBeLessThan(5);
    expect(inOne('CuKa', 0)?.line).toBe('CuKa');
    expect([inOne('MnKb', 1), inOne('MnKb', null), inOne('CuKa', 1)]).toEqual([undefined, undefined, undefined]);
    const inAll = await fitsWith([{ batch: null, line: 'MnKb', adc: Math.round(truth(null).MnKb) }], { missed });
    for (const batch of [null, 0, 1]) expect(distance(inAll('MnKb', batch), truth(batch).MnKb)).toBeLessThan(5);
  });
});
