import { describe, expect, it } from 'vitest';
import { totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import { tabulatedEnergyEv } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { DEMO_SEED, simulateRun } from '../../simulate/simulateRun';
import { truthOf } from '../../simulate/truth';
import { classicalFinder } from './classicalFinder';

const find = async (counts: readonly Uint32Array[]) =>
  classicalFinder.find({ spectra: counts.map((c) => ({ counts: c, stated: null })), profile: VIP2 }, QUIET);

const totals = (histograms: Histograms) => histograms.detectors.map((_, i) => totalSpectrumOf(histograms, i));

describe('the classical finder on the demo month, whose truth is known', () => {
  it('names every line of every live SDD in the month, within 4 channels, and nothing in dead ones', async () => {
    const { run, histograms } = await simulateRun({ preset: 'month', seed: DEMO_SEED, batchLengthDays: 30 }, QUIET);
    const { startS, days } = run.preset;
    const found = await find(totals(histograms));
    run.detectors.forEach((detector, i) => {
      const peaks = found[i]!;
      if (detector.isDead) {
        expect(peaks).toEqual([]);
        return;
      }
      const truth = truthOf(run, detector.sdd, startS, startS + days * 86400);
      // A step or a wide SDD blurs; Ti Kb and Cu Ka have a hundred counts and the slopes of their neighbours.
      const odd = detector.drift.step !== null || detector.response.noiseEv > 90;
      for (const line of ['TiKa', 'MnKa', 'MnKb', 'CuKa'] as const) {
        const peak = peaks.find((candidate) => candidate.line === line);
        expect(peak, `${line} of SDD ${String(detector.sdd)}`).toBeDefined();
        expect(Math.abs(peak!.adc - truth.centroidAdc[line])).toBeLessThan(odd ? 9 : 4.5);
      }
    });
  });

  it('finds the strong lines in two days, and never misnames one', async () => {
    const { run, histograms } = await simulateRun({ preset: 'small', seed: 8, batchLengthDays: 2 }, QUIET);
    const { startS } = run.preset;
    for (const [i, detector] of run.detectors.entries()) {
      const truth = truthOf(run, detector.sdd, startS, startS + 2 * 86400);
      const counts = histograms.counts.subarray(
        i * histograms.batches.length * histograms.channelCount,
        (i * histograms.batches.length + 1) * histograms.channelCount,
      );
      const [peaks] = await find([counts]);
      expect(peaks!.map(({ line }) => line)).toEqual(expect.arrayContaining(['TiKa', 'MnKa', 'MnKb']));
      for (const { line, adc } of peaks!) expect(Math.abs(adc - truth.centroidAdc[line])).toBeLessThan(16);
    }
  });
});

describe('the classical finder', () => {
  it('gives ascending channels and finds nothing in empty, flat or short spectra', async () => {
    const flat = new Uint32Array(4096).fill(3);
    expect(await find([new Uint32Array(4096), flat, new Uint32Array(10), new Uint32Array(0)])).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('does not name a pair of lines that no gain of the profile allows', async () => {
    // Cu Ka and Kb at 31.4 eV per channel, as an analyser of 1024 channels shows them.
    const counts = new Uint32Array(1024);
    for (const [energyEv, area] of [
      [tabulatedEnergyEv('CuKa'), 14000],
      [tabulatedEnergyEv('CuKb'), 2500],
    ] as const) {
      const centre = (energyEv + 360) / 31.4;
      for (let adc = 0; adc < 1024; adc++) {
        counts[adc]! += Math.round((area * Math.exp(-0.5 * ((adc - centre) / 5.3) ** 2)) / (5.3 * 2.5066));
      }
    }
    expect(await find([counts])).toEqual([[]]);
  });
});
