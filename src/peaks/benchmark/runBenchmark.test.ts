import { describe, expect, it } from 'vitest';
import type { Peak } from '../../dataset/peak';
import { randomSource } from '../../math/random';
import type { LineId } from '../../physics/lines';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import type { FinderSpectrum, PeakFinder } from '../peakFinder';
import type { BenchmarkSet, LabelledSpectrum } from './benchmarkSet';
import { drawHeldOutSet } from './heldOutSet';
import { runBenchmark } from './runBenchmark';

const LINES = VIP2.finderLines;
const TRUTH_ADC = [800, 950, 1100, 1200, 1500];
/** Copper is not there in every fourth spectrum, and half of the spectra have a tenth of the yield. */
const spectra = Array.from({ length: 400 }, (_, i): LabelledSpectrum => {
  const isThere = i % 4 !== 0;
  return {
    counts: new Float32Array(VIP2.networkWindow.bins),
    totalYield: i % 2 === 0 ? 0.75 : 0.075,
    linesAdc: TRUTH_ADC.map((adc, l) => (l === 4 && !isThere ? null : adc)),
    limits: {
      knownContinuumAdc: TRUTH_ADC.map((_adc, l) => (l === 4 && !isThere ? NaN : l + 1)),
      unknownContinuumAdc: TRUTH_ADC.map(() => 1000),
    },
  };
});
const SET: BenchmarkSet = { title: 'toy', profile: VIP2, seed: 7, limitsAre: 'exact', spectra };
const CLOCK = (() => {
  let now = 0;
  return { ...QUIET, nowMs: () => (now += 800) };
})();

/** Predicts each line where `adcOf` says (null: not at all), with the error that it states. */
function toyFinder(adcOf: (spectrum: number, line: number) => number | null, adcError: number | null): PeakFinder {
  const peak = (line: LineId, adc: number): Peak => ({ line, adc, adcError, probability: null, finder: 'toy' });
  const peaksOf = (_: FinderSpectrum, spectrum: number) =>
    LINES.flatMap((line, l) => {
      const adc = adcOf(spectrum, l);
      return adc === null ? [] : [peak(line, adc)];
    });
  return {
    id: 'toy',
    find: (input) => Promise.resolve(input.spectra.map(peaksOf)),
    dispose: () => undefined,
  };
}

async function reportOf(finder: PeakFinder) {
  const candidate = { id: 'toy', label: 'Toy', create: () => Promise.resolve(finder) };
  return runBenchmark(SET, [candidate], CLOCK);
}

describe('runBenchmark', () => {
  it('finds no error in a finder that knows the truth, half a channel below the edge axis', async () => {
    const { finders } = await reportOf(toyFinder((_, l) => TRUTH_ADC[l]! - 0.5, 1));
    expect(finders[0]!.all).toMatchObject({ standardDeviation: 0, bias: 0, efficiency: 1, pullWidth: 0 });
    expect(finders[0]!.msPerSpectrum).toBe(2);
    // Copper was named where there is none, and nowhere else.
    expect(finders[0]!.all.fakesPerSpectrum).toBe(0.25);
    expect(finders[0]!.byLine.map((score) => score.fakesPerSpectrum)).toEqual([0, 0, 0, 0, 0.25]);
  });

  it('measures bias, spread and stated errors of each line by itself', async () => {
    const random = randomSource(2);
    const finder = toyFinder((_, l) => TRUTH_ADC[l]! - 0.5 + l + (l + 1) * random.normal(), 2);
    const { byLine } = (await reportOf(finder)).finders[0]!;
    byLine.forEach((score, l) => {
      const n = l === 4 ? 300 : 400;
      expect(Math.abs(score.bias - l)).toBeLessThan((4 * (l + 1)) / Math.sqrt(n));
      expect(Math.abs(score.standardDeviation / (l + 1) - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
      expect(score.pullWidth).toBeCloseTo(score.standardDeviation / 2, 10);
    });
  });

  it('counts what is missing and what is too far off, by line and by yield', async () => {
    // Ti Ka is missing in every odd spectrum, Mn Ka 60 channels off in every even one.
    const finder = toyFinder((i, l) => {
      if (l === 0 && i % 2 === 1) return null;
      return TRUTH_ADC[l]! - 0.5 + (l === 2 && i % 2 === 0 ? 60 : 0);
    }, null);
    const { yields, finders } = await reportOf(finder);
    const { byLine, byYield, all } = finders[0]!;
    expect(yields).toEqual([
      { from: 0.05, to: 0.1, spectra: 200 },
      { from: 0.5, to: 1, spectra: 200 },
    ]);
    expect([byLine[0]!.efficiency, byLine[2]!.efficiency]).toEqual([0.5, 0.5]);
    expect([byYield[0]!.byLine[0]!.efficiency, byYield[1]!.byLine[0]!.efficiency]).toEqual([0, 1]);
    expect([byYield[0]!.byLine[2]!.fakesPerSpectrum, byYield[1]!.byLine[2]!.fakesPerSpectrum]).toEqual([0, 1]);
    expect(all.efficiency).toBeCloseTo((1900 - 200 - 200) / 1900, 12);
    expect(all.fakesPerSpectrum).toBeCloseTo(0.5 + 0.25, 12);
    expect(all.pullWidth).toBeNull();
  });

  it('puts errors into bins of one channel', async () => {
    const { errorCounts } = (await reportOf(toyFinder((_, l) => TRUTH_ADC[l]! - 0.5 - 49.5 + 20 * l, null)))
      .finders[0]!;
    expect(errorCounts[0]).toBe(400);
    expect(errorCounts[20]).toBe(400);
    expect(errorCounts[80]).toBe(300);
    expect(errorCounts.reduce((sum, n) => sum + n, 0)).toBe(1900);
  });

  it('averages limits as squares, over lines that are there, none above that of a blind guess', async () => {
    const { limit } = await reportOf(toyFinder(() => null, null));
    expect(limit!.byLine.map(({ knownContinuum }) => knownContinuum)).toEqual([1, 2, 3, 4, 5]);
    const squares = 400 * (1 + 4 + 9 + 16) + 300 * 25;
    expect(limit!.all.knownContinuum).toBeCloseTo(Math.sqrt(squares / 1900), 12);
    expect(limit!.all.unknownContinuum).toBeCloseTo(50 / Math.sqrt(3), 12);
  });

  it('does not judge lines of which nothing is known', async () => {
    const blind = { ...SET, spectra: spectra.map((s) => ({ ...s, limits: null, linesAdc: [800] })) };
    const create = () => Promise.resolve(toyFinder(() => 799.5, null));
    const { finders, limit } = await runBenchmark(blind, [{ id: 'toy', label: 'Toy', create }], CLOCK);
    expect(finders[0]!.all).toMatchObject({ efficiency: 1, fakesPerSpectrum: 0 });
    expect(finders[0]!.byLine[1]!.efficiency).toBeNaN();
    expect(limit).toBeNull();
  });

  it('frees a finder that throws', async () => {
    let freed = 0;
    const dispose = () => {
      freed++;
    };
    const broken = { id: 'toy', find: () => Promise.reject(new Error('no')), dispose };
    await expect(reportOf(broken)).rejects.toThrow('no');
    expect(freed).toBe(1);
  });
});

describe('drawHeldOutSet', () => {
  const draw = (kind: 'recipe' | 'distractions', seed: number) =>
    drawHeldOutSet({ kind, yields: { from: 0.05, to: 1 }, count: 40, seed }, QUIET);

  it('depends on its seed alone, and has missing lines where it says so', async () => {
    expect(await draw('recipe', 1)).toEqual(await draw('recipe', 1));
    expect((await draw('recipe', 2)).spectra[0]!.linesAdc).not.toEqual((await draw('recipe', 1)).spectra[0]!.linesAdc);
    const missing = (set: BenchmarkSet) => set.spectra.flatMap((s) => s.linesAdc).filter((adc) => adc === null).length;
    expect(missing(await draw('recipe', 1))).toBe(0);
    expect(missing(await draw('distractions', 1))).toBeGreaterThan(3);
  });
});
