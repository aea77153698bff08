import { describe, expect, it } from 'vitest';
import { tabulatedEnergyEv } from '../physics/lines';
import { energyAtAdc } from './energyScale';
import { addExpectedSpectrum } from './expectedSpectrum';
import { QUIET } from './fixtures/quietContext';
import { planRun, type SimulatedRun } from './planRun';
import { SIMULATION_PRESETS } from './presets';
import { simulateEvents } from './simulateEvents';
import { emissionsOf, type LineYields } from './source';
import { truthOf } from './truth';

const CHANNELS = 4096;
const STILL = { ...SIMULATION_PRESETS.small, detectors: 2, rate: 10, driftRmsEv: [0, 0] } as const;

interface Event {
  readonly sdd: number;
  readonly timeS: number;
  readonly adc: number;
}

async function eventsOf(run: SimulatedRun, replica = 0): Promise<Event[]> {
  const events: Event[] = [];
  await simulateEvents(run, (sdd, timeS, adc) => events.push({ sdd, timeS, adc }), QUIET, replica);
  return events;
}

function spectrumOfEvents(events: readonly Event[], sdd: number): Float64Array {
  const spectrum = new Float64Array(CHANNELS);
  for (const event of events) if (event.sdd === sdd) spectrum[event.adc]!++;
  return spectrum;
}

describe('simulated events', () => {
  it('are the same for the same seed, and others for another seed or replica', async () => {
    const preset = { ...SIMULATION_PRESETS.small, days: 1 };
    const first = await eventsOf(planRun(preset, 3));
    expect(first.length).toBeGreaterThan(3000);
    expect(await eventsOf(planRun(preset, 3))).toEqual(first);
    expect((await eventsOf(planRun(preset, 4))).slice(0, 20)).not.toEqual(first.slice(0, 20));
    expect((await eventsOf(planRun(preset, 3), 1)).slice(0, 20)).not.toEqual(first.slice(0, 20));
  });

  it('lie in the run and in the ADC', async () => {
    const run = planRun({ ...SIMULATION_PRESETS.small, days: 1.03 }, 3);
    for (const { timeS, adc } of await eventsOf(run)) {
      expect(timeS >= run.preset.startS && timeS < run.preset.startS + 1.03 * 86400).toBe(true);
      expect(Number.isInteger(adc) && adc >= 0 && adc < CHANNELS).toBe(true);
    }
  });

  it('follow the analytic spectrum', async () => {
    const run = planRun(STILL, 11);
    const events = await eventsOf(run);
    for (const detector of run.detectors) {
      const yields = Object.fromEntries(
        Object.entries(detector.linesPerDay).map(([line, perDay]) => [line, perDay * STILL.days]),
      ) as LineYields;
      const { flat, falling, shoulder } = detector.continuumPerDay;
      const days = STILL.days;
      const continuum = {
        flat: { ...flat, events: flat.events * days },
        falling: { ...falling, events: falling.events * days },
        shoulder: { ...shoulder, events: shoulder.events * days },
      };
      const expected = new Float64Array(CHANNELS);
      const { scale, response } = detector;
      const bins = { firstEdgeAdc: -0.5, binAdc: 1 };
      addExpectedSpectrum({ scale, response, emissions: emissionsOf(yields), continuum }, bins, expected);
      const observed = spectrumOfEvents(events, detector.sdd);
      let chi2 = 0;
      let ndf = 0;
      // Above the trigger noise, below saturation, in steps of 8 channels.
      for (let adc = 640; adc < 2400; adc += 8) {
        let n = 0;
        let mu = 0;
        for (let i = adc; i < adc + 8; i++) {
          n += observed[i]!;
          mu += expected[i]!;
        }
        chi2 += (n - mu) ** 2 / mu;
        ndf++;
      }
      expect(Math.abs(chi2 - ndf)).toBeLessThan(4 * Math.sqrt(2 * ndf));
    }
  });

  it('carry the drift: Mn Ka moves as the truth says', async () => {
    const run = planRun({ ...STILL, driftRmsEv: [40, 40] }, 7);
    const events = await eventsOf(run);
    const { startS } = run.preset;
    const halves = [0, 2].map((day) => {
      const [fromS, toS] = [startS + day * 86400, startS + (day + 2) * 86400];
      const truth = truthOf(run, 0, fromS, toS).centroidAdc.MnKa;
      const near = events.filter(
        (e) => e.sdd === 0 && e.timeS >= fromS && e.timeS < toS && Math.abs(e.adc - truth) < 25,
      );
      return { truth, mean: near.reduce((sum, e) => sum + e.adc, 0) / near.length, n: near.length };
    });
    const [early, late] = halves as [(typeof halves)[0], (typeof halves)[0]];
    // The window follows the truth, so Ka2 and tail pull both means alike and drop out of the difference.
    const error = 14 * Math.sqrt(1 / early.n + 1 / late.n);
    expect(Math.abs(late.truth - early.truth)).toBeGreaterThan(10 * error);
    expect(Math.abs(early.mean - early.truth - (late.mean - late.truth))).toBeLessThan(4 * error);
  });
});

describe('the truth of a run', () => {
  it('puts every line where its energy is', () => {
    const run = planRun(STILL, 2);
    const { scale, centroidAdc, sigmaAdc } = truthOf(run, 1, run.preset.startS, run.preset.startS + 86400);
    run.detectors[1]!.scale.forEach((p, i) => {
      expect(scale[i]! / p).toBeCloseTo(1, 9);
    });
    expect(energyAtAdc(scale, centroidAdc.CuKa)).toBeCloseTo(tabulatedEnergyEv('CuKa') - 0.35, 6);
    expect(sigmaAdc.CuKa).toBeGreaterThan(sigmaAdc.TiKa);
  });

  it('refuses detectors that are not there and empty stretches', () => {
    const run = planRun(STILL, 2);
    expect(() => truthOf(run, 9, 0, 1)).toThrow(RangeError);
    expect(() => truthOf(run, 0, 5, 5)).toThrow(RangeError);
  });
});
