import { describe, expect, it } from 'vitest';
import { countsIn, spectrumOf, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import { randomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import { monitoredRun } from '../monitoredRun';
import { goodTwin } from './goodTwin';

const [DETECTORS, BATCHES, CHANNELS] = [4, 10, 3000];

/** Two lines of 400 events a batch in every detector; detector 0 has none in batch 3, and a burst in batch 5. */
function run(): Histograms {
  const random = randomSource(1);
  const histograms: Histograms = {
    detectors: Array.from({ length: DETECTORS }, (_, sdd) => ({ bus: null, sdd })),
    batches: Array.from({ length: BATCHES }, (_, i) => ({ start: 3600 * i, stop: 3600 * (i + 1) })),
    channelCount: CHANNELS,
    counts: new Uint32Array(DETECTORS * BATCHES * CHANNELS),
    overflow: new Uint32Array(DETECTORS),
    stated: Array.from({ length: DETECTORS }, () => null),
  };
  for (let detector = 0; detector < DETECTORS; detector++) {
    for (let batch = 0; batch < BATCHES; batch++) {
      const spectrum = spectrumOf(histograms, detector, batch);
      const fill = (centre: number, width: number, n: number) => {
        for (let left = n; left > 0; left--) {
          const adc = Math.round(centre + width * random.normal());
          spectrum[adc] = (spectrum[adc] ?? 0) + 1;
        }
      };
      if (detector === 0 && batch === 3) continue;
      fill(800, 15, 400);
      fill(1130, 16, 400);
      if (detector === 0 && batch === 5) fill(300, 40, 3000);
    }
  }
  return histograms;
}

describe('a good twin', () => {
  const histograms = run();
  const watched = monitoredRun(
    histograms,
    VIP2,
    Array.from({ length: DETECTORS }, () => [964, 4.42, 0] as const),
    [],
  );
  const twin = goodTwin(watched, null, 1, 0).histograms;

  it('holds as many events of every detector, within chance, and their spectrum', () => {
    for (let detector = 0; detector < DETECTORS; detector++) {
      const [own, other] = [totalSpectrumOf(histograms, detector), totalSpectrumOf(twin, detector)];
      expect(Math.abs(countsIn(other) - countsIn(own))).toBeLessThan(5 * Math.sqrt(countsIn(own)));
      const line = (spectrum: Uint32Array) => countsIn(spectrum.subarray(720, 880)) / countsIn(spectrum);
      expect(Math.abs(line(other) - line(own))).toBeLessThan(0.03);
    }
  });

  it('has no batch that is unlike the others', () => {
    const counts = Array.from({ length: BATCHES }, (_, batch) => countsIn(spectrumOf(twin, 0, batch)));
    const mean = counts.reduce((sum, n) => sum + n, 0) / BATCHES;
    for (const n of counts) expect(Math.abs(n - mean)).toBeLessThan(5 * Math.sqrt(mean));
  });

  it('is the same for the same number, and another for the next', () => {
    expect(goodTwin(watched, null, 1, 0).histograms.counts).toEqual(twin.counts);
    expect(goodTwin(watched, null, 1, 1).histograms.counts).not.toEqual(twin.counts);
  });
});
