import { describe, expect, it } from 'vitest';
import { countsIn } from '../dataset/histograms';
import { randomSource } from '../math/random';
import { tabulatedEnergyEv } from '../physics/lines';
import { digitiser } from './digitise';
import { adcAtEnergy, energyAtAdc } from './energyScale';
import { QUIET } from './fixtures/quietContext';
import { drawMeasuredEv, measuredContinuum } from './measuredContinuum';
import { planRun } from './planRun';
import { SIMULATION_PRESETS } from './presets';
import { simulateSpectra } from './simulateSpectra';
import { varyRun } from './varyRun';

const RUN = planRun(SIMULATION_PRESETS.small, 4);
const [FOUND] = RUN.detectors;

describe('an ADC with a comb', () => {
  const digitise = digitiser([1.23, 0.96, 0.87, 0.94]);
  const pulses = Float64Array.from({ length: 400_000 }, (_, i) => 800 + (i + 0.5) / 1000);
  const channels = pulses.map(digitise);

  it('has channels as wide as it is told', () => {
    const counts = new Map<number, number>();
    channels.forEach((channel) => counts.set(channel, (counts.get(channel) ?? 0) + 1));
    [1.23, 0.96, 0.87, 0.94].forEach((width, phase) => {
      expect(counts.get(900 + phase)! / 1000).toBeCloseTo(width, 2);
    });
  });

  it('rises with the pulse and means its pulse height on average, so that no energy moves', () => {
    expect(channels.every((channel, i) => i === 0 || channel >= channels[i - 1]!)).toBe(true);
    const mean = channels.reduce((sum, channel, i) => sum + channel - pulses[i]!, 0) / pulses.length;
    expect(mean).toBeCloseTo(0, 3);
  });

  it('is a plain rounding without one', () => {
    expect([1.4, 1.6, 12.49].map(digitiser(null))).toEqual([1, 2, 12]);
  });
});

describe('variants of a run', () => {
  const varied = (variant: Parameters<typeof varyRun>[1]) => varyRun(RUN, variant).detectors[0]!;

  it('differ in the one thing that their name says', () => {
    expect(varied('as-found')).toEqual(FOUND);
    expect({ ...varied('straight'), scale: FOUND!.scale }).toEqual(FOUND);
    expect({ ...varied('nickel'), linesPerDay: FOUND!.linesPerDay }).toEqual(FOUND);
    expect(varied('nickel').linesPerDay.NiKa! / FOUND!.linesPerDay.CuKa!).toBeCloseTo(0.05, 12);
    expect(varied('tails-none').response.tailFraction).toBe(0);
    expect(varied('tails-doubled').response).toMatchObject({
      tailFraction: 2 * FOUND!.response.tailFraction,
      tailBeta: 2 * FOUND!.response.tailBeta,
    });
    expect(varied('adc-comb').adcWidths).toHaveLength(4);
  });

  it('are straight with titanium and manganese where they were', () => {
    const { scale } = varied('straight');
    expect(scale[2]).toBeCloseTo(0, 15);
    for (const line of ['TiKa', 'MnKa'] as const) {
      const adc = adcAtEnergy(FOUND!.scale, tabulatedEnergyEv(line));
      expect(energyAtAdc(scale, adc)).toBeCloseTo(tabulatedEnergyEv(line), 6);
    }
  });
});

describe('a continuum as it was measured', () => {
  it('is drawn with the shares of its bins', () => {
    const continuum = measuredContinuum(Float64Array.of(0, 100, 300, 400), [1, 0, 3], 2);
    expect(continuum.eventsPerDay).toBe(2);
    const random = randomSource(2);
    const drawn = Array.from({ length: 4000 }, () => drawMeasuredEv(continuum, random));
    const low = drawn.filter((ev) => ev < 100).length;
    expect(drawn.every((ev) => ev < 100 || (ev >= 300 && ev < 400))).toBe(true);
    // 1000 expected, binomial: 5 standard deviations.
    expect(Math.abs(low - 1000)).toBeLessThan(5 * Math.sqrt(750));
  });
});

describe('spectra of a plan', () => {
  const plan = {
    run: RUN,
    keys: RUN.detectors.map(({ sdd }) => ({ bus: null, sdd })),
    batches: [0, 1, 2].map((day) => ({
      start: RUN.preset.startS + day * 86400,
      stop: RUN.preset.startS + (day + 1) * 86400,
    })),
    channelCount: 2048,
    rates: Float64Array.from({ length: 12 }, (_, i) => [1, 0, 2][i % 3]!),
  };

  it('have the rates of their batches, none in a gap', async () => {
    const { counts, channelCount } = await simulateSpectra(plan, QUIET);
    const of = (batch: number) => countsIn(counts.subarray(batch * channelCount, (batch + 1) * channelCount));
    expect(of(1)).toBe(0);
    // Twice the rate: ratio of two Poisson numbers of some thousands.
    expect(Math.abs(of(2) / of(0) - 2)).toBeLessThan(10 / Math.sqrt(of(0)));
  });

  it('are the same again, and others for another replica or seed', async () => {
    const first = await simulateSpectra(plan, QUIET);
    expect(await simulateSpectra(plan, QUIET)).toEqual(first);
    expect((await simulateSpectra(plan, QUIET, 1)).counts).not.toEqual(first.counts);
    expect((await simulateSpectra({ ...plan, run: { ...RUN, seed: 5 } }, QUIET)).counts).not.toEqual(first.counts);
  });
});
