import { beforeAll, describe, expect, it } from 'vitest';
import { ANOMALY_KINDS } from '../../dataset/anomaly';
import { QUIET } from '../fixtures/quietContext';
import { planRun, type SimulatedRun } from '../planRun';
import { simulateEvents } from '../simulateEvents';
import type { SimulatedAnomaly } from './anomaly';
import { drawAnomalies } from './drawAnomalies';
import { simulateAnomalousEvents } from './injectAnomalies';
import { GOOD_MONTH } from './simulateAnomalousRun';

const PRESET = { ...GOOD_MONTH, detectors: 2, days: 4 };
const DAY_S = 86400;
/** In the second half of the run, for detector 0. */
const WHEN = { sdd: 0, startS: 2 * DAY_S, stopS: 4 * DAY_S } as const;

let run: SimulatedRun;
let good: number[][];

/** Channels of detector 0 in the first and second half, and of detector 1. */
async function channels(anomalies: readonly SimulatedAnomaly[] | null): Promise<number[][]> {
  const found: number[][] = [[], [], []];
  const sink = (sdd: number, timeS: number, adc: number) => {
    found[sdd === 1 ? 2 : Number(timeS - PRESET.startS >= WHEN.startS)]!.push(adc);
  };
  if (anomalies === null) await simulateEvents(run, sink, QUIET);
  else await simulateAnomalousEvents(run, anomalies, sink, QUIET);
  return found;
}

const photons = (all: readonly number[]) => all.filter((adc) => adc > 600 && adc < 2000);
const manganese = (all: readonly number[]) => all.filter((adc) => adc > 1050 && adc < 1200);
const mean = (all: readonly number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;
const spread = (all: readonly number[]) => Math.sqrt(mean(all.map((x) => (x - mean(all)) ** 2)));

beforeAll(async () => {
  run = planRun(PRESET, 4);
  good = await channels(null);
});

describe('anomalies of a simulated run', () => {
  it('leave everything else as it is: other detectors, other times', async () => {
    const odd = await channels([{ ...WHEN, kind: 'broad', extraSigmaAdc: 15 }]);
    expect(odd[0]).toEqual(good[0]);
    expect(odd[2]).toEqual(good[2]);
    expect(odd[1]).not.toEqual(good[1]);
  });

  it('dead: noise alone', async () => {
    const odd = await channels([{ ...WHEN, kind: 'dead' }]);
    expect(photons(odd[1]!)).toHaveLength(0);
    expect(odd[1]!.length).toBeGreaterThan(50);
  });

  it('starved: so many photons', async () => {
    const odd = await channels([{ ...WHEN, kind: 'starved', keptShare: 0.3 }]);
    const share = photons(odd[1]!).length / photons(good[1]!).length;
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / photons(good[1]!).length));
  });

  it('noise spike and burst: so many more', async () => {
    const spike = await channels([{ ...WHEN, kind: 'noise-spike', centroidAdc: 1800, sigmaAdc: 2, eventsPerDay: 500 }]);
    expect(Math.abs(spike[1]!.length - good[1]!.length - 1000)).toBeLessThan(150);
    const burst = await channels([{ ...WHEN, kind: 'burst', meanAdc: 200, eventsPerDay: 500 }]);
    expect(Math.abs(burst[1]!.length - good[1]!.length - 1000)).toBeLessThan(150);
  });

  it('baseline: every line by as many channels; gain: by its distance from channel 0', async () => {
    const moved = await channels([{ ...WHEN, kind: 'baseline', shiftAdc: 6.5 }]);
    expect(mean(moved[1]!.filter((adc) => adc < 4095)) - mean(good[1]!.filter((adc) => adc < 4095))).toBeCloseTo(
      6.5,
      0,
    );
    const stepped = await channels([{ ...WHEN, kind: 'gain-step', relative: 0.02, zeroAdc: -250 }]);
    const at = mean(manganese(good[1]!));
    expect(Math.abs(mean(manganese(stepped[1]!)) - at - 0.02 * (at + 250))).toBeLessThan(4);
  });

  it('broad: in quadrature', async () => {
    const odd = await channels([{ ...WHEN, kind: 'broad', extraSigmaAdc: 12 }]);
    const narrow = (all: readonly number[]) =>
      spread(all.filter((adc) => Math.abs(adc - mean(manganese(good[1]!))) < 60));
    expect(narrow(odd[1]!) / narrow(good[1]!)).toBeGreaterThan(1.1);
  });

  it('pile-up: above all lines', async () => {
    const above = (all: readonly number[]) => all.filter((adc) => adc > 2000 && adc < 4000).length;
    const odd = await channels([{ ...WHEN, kind: 'pile-up', share: 0.1, zeroAdc: -250 }]);
    expect(above(odd[1]!)).toBeGreaterThan(above(good[1]!) + 20);
  });

  it('comb: one channel in so many is short', async () => {
    const odd = await channels([{ ...WHEN, kind: 'comb', period: 4, share: 0.5 }]);
    const short = photons(odd[1]!).filter((adc) => adc % 4 === 0).length;
    expect(short / (photons(odd[1]!).length / 4)).toBeCloseTo(0.5, 0);
  });

  it('are drawn of all kinds, for different detectors, the same for the same seed', () => {
    const plan = planRun(GOOD_MONTH, 9);
    const drawn = drawAnomalies(plan, 18);
    expect(new Set(drawn.map(({ kind }) => kind)).size).toBe(ANOMALY_KINDS.length);
    expect(new Set(drawn.map(({ sdd }) => sdd)).size).toBe(18);
    expect(drawAnomalies(plan, 18)).toEqual(drawn);
  });
});
