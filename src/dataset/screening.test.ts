import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import type { Histograms } from './histograms';
import { screenByCounts } from './screening';

const CHANNELS = 4096;

function statusOf(...spectra: readonly Uint32Array[]) {
  return screenByCounts(runOf(...spectra));
}

function runOf(...spectra: readonly Uint32Array[]): Histograms {
  const counts = new Uint32Array(spectra.length * CHANNELS);
  spectra.forEach((spectrum, i) => {
    counts.set(spectrum, i * CHANNELS);
  });
  return {
    detectors: spectra.map((_, sdd) => ({ bus: null, sdd })),
    batches: [{ start: null, stop: null }],
    channelCount: CHANNELS,
    counts,
    overflow: new Uint32Array(spectra.length),
    stated: spectra.map(() => null),
  };
}

/** A Poisson spectrum with these expected counts per channel. */
function toy(seed: number, expected: (adc: number) => number): Uint32Array {
  const random = randomSource(seed);
  return Uint32Array.from({ length: CHANNELS }, (_, adc) => random.poisson(expected(adc)));
}

const noise = (adc: number) => (adc > 40 ? 250 * Math.exp(-(adc - 40) / 45) : 0) + 0.25;
const line = (area: number, centre: number, sigma: number) => (adc: number) =>
  ((area / sigma) * Math.exp(-((adc - centre) ** 2) / (2 * sigma ** 2))) / Math.sqrt(2 * Math.PI);

describe('screenByCounts', () => {
  it('keeps a detector that shows a line above its noise, also a weak one', () => {
    const strong = toy(1, (adc) => noise(adc) + line(5000, 1100, 20)(adc));
    const weak = toy(2, (adc) => noise(adc) + line(200, 800, 20)(adc));
    expect(statusOf(strong, weak).map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  it('keeps a lone line without any noise', () => {
    expect(statusOf(toy(3, line(2000, 900, 20)))[0]).toEqual({ detector: 0, status: 'ok', reason: null });
  });

  it('sets aside noise only: a threshold edge, a flat spectrum, a slow decay, whatever the seed', () => {
    for (let seed = 10; seed < 60; seed++) {
      const found = statusOf(
        toy(seed, noise),
        toy(seed + 100, () => 4),
        toy(seed + 200, (adc) => 30 * Math.exp(-adc / 800)),
      );
      for (const { status, reason } of found) {
        expect(status).toBe('excluded');
        expect(reason).toContain('No spectroscopic response');
      }
    }
  });

  it('sets aside the dead and the starved, with their numbers', () => {
    const good = toy(4, (adc) => noise(adc) + line(90000, 1100, 20)(adc));
    const few = toy(5, line(100, 1100, 20));
    const starved = toy(6, line(900, 1100, 20));
    const [first, dead, tooFew, little] = statusOf(good, new Uint32Array(CHANNELS), few, starved, good, good);
    expect(first?.status).toBe('ok');
    expect(dead?.reason).toBe('Dead: no counts at all.');
    expect(tooFew?.reason).toMatch(/^Starved: \d+ counts are too few to fit any line/);
    expect(little?.reason).toMatch(/^Starved: \d+ counts are 0\.\d+ % of the array's median of \d+,\d+\.$/);
  });

  it('takes noise spikes for no response of a detector', () => {
    const spike = line(3000, 900, 3);
    const channel = toy(7, (adc) => noise(adc) + spike(adc));
    const without = channel.map((n, adc) => (Math.abs(adc - 900) < 15 ? (channel[adc + 40] ?? 0) : n));
    expect(screenByCounts(runOf(channel))[0]?.status).toBe('ok');
    const [judged] = screenByCounts(runOf(channel), () => without);
    expect(judged?.reason).toBe(
      'No spectroscopic response: what stands out of the noise are spikes narrower than a line.',
    );
  });
});
