import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../../test/fixtures/tfjsBackend';
import { randomSource } from '../../../math/random';
import { atManganese } from '../fixtures/atManganese';
import { drawDetector } from '../fixtures/linesToy';
import { UNWATCHED } from '../fixtures/task';
import type { CoupledFunction, CoupledTerm } from '../losses/loss';
import { prepareRow, type PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';
import { fromFrame } from '../frame';
import { kernelDistance } from './kernelDistance';
import { linkPrior } from './linkPrior';
import { BANDWIDTH_EV } from './summedDensity';
import { summedEntropy } from './summedEntropy';

const TERMS: readonly (readonly [string, CoupledTerm, (row: CopperRow) => CopperRow])[] = [
  ['linkPrior', linkPrior, (row) => row],
  ['kernelDistance', kernelDistance, (row) => row],
  ['summedEntropy', summedEntropy, (row) => row],
  ['kernelDistance of Mn Ka', kernelDistance, atManganese],
  ['summedEntropy of Mn Ka', summedEntropy, atManganese],
];

/** Two detectors of four batches; the bend of each is drawn towards 5 ± 3 eV, and one step is free. */
function rowsOf(place: (row: CopperRow) => CopperRow = (row) => row): PreparedRow[] {
  const random = randomSource(5);
  const rows = [7, 9].flatMap((detector) => drawDetector(detector, 4, 3, 5, random).rows);
  return rows.map((row, i) => {
    const link = { ...row.link!, bend: { meanEv: 5, errorEv: 3 }, step: i === 2 ? null : { xx: 9, xy: 4, yy: 16 } };
    return prepareRow(place({ ...row, link }), i);
  });
}

/** Displacements of some eV at copper: small in the curvature, which the rows share to a hundredth of an eV. */
function displacementsOf(rows: readonly PreparedRow[]): Float64Array {
  const random = randomSource(6);
  return Float64Array.from({ length: 3 * rows.length }, (_, i) => random.normal() * [4, 2, 0.01][i % 3]!);
}

async function at(evaluate: CoupledFunction, displacements: Float64Array) {
  const value = new Float64Array(displacements.length / 3);
  const gradient = new Float64Array(displacements.length);
  await evaluate(displacements, value, gradient, UNWATCHED);
  return { total: value.reduce((sum, v) => sum + v, 0), value, gradient };
}

describe.each(TERMS)('the term %s', (_, term, place) => {
  beforeAll(() => startBackend('wasm'));
  const rows = rowsOf(place);
  const displacements = displacementsOf(rows);

  it('has the gradient of its finite differences', async () => {
    const evaluate = term.prepare(rows);
    const { gradient } = await at(evaluate, displacements);
    for (let i = 0; i < displacements.length; i++) {
      const h = i % 3 === 2 ? 1e-5 : 1e-3;
      const moved = (step: number) => displacements.map((d, k) => (k === i ? d + step : d));
      const [below, above] = [await at(evaluate, moved(-h)), await at(evaluate, moved(h))];
      const numeric = (above.total - below.total) / (2 * h);
      expect(Math.abs(gradient[i]! - numeric)).toBeLessThan(1e-5 * Math.max(1, Math.abs(numeric)));
    }
  });

  it('has the value and gradient of automatic differentiation, and leaves no tensor behind', async () => {
    const ours = await at(term.prepare(rows), displacements);
    const before = tf.memory().numTensors;
    const placed = term.place(rows);
    const theirs = await at(placed.evaluate, displacements);
    placed.dispose();
    expect(tf.memory().numTensors).toBe(before);
    expect(Math.abs(theirs.total / ours.total - 1)).toBeLessThan(1e-5);
    const largest = Math.max(...ours.gradient.map(Math.abs));
    ours.gradient.forEach((g, i) => {
      expect(Math.abs(g - theirs.gradient[i]!)).toBeLessThan(1e-4 * Math.max(0.05 * largest, Math.abs(g)));
    });
  });

  it('is not finite where a displacement is not', async () => {
    const { total } = await at(
      term.prepare(rows),
      displacements.map((d, i) => (i === 4 ? NaN : d)),
    );
    expect(total).toBeNaN();
  });
});

describe('the prior that links rows', () => {
  it('is the Gaussian of the moves at Ti and Cu, of equal bends, and of the bend of the first', async () => {
    const rows = rowsOf();
    const displacements = displacementsOf(rows);
    const p = rows.map(({ row, anchorAdc }, i) => {
      const [d0, d1, d2] = fromFrame(
        [...displacements.subarray(3 * i, 3 * i + 3)] as [number, number, number],
        anchorAdc,
      );
      return [row.start[0] + d0, row.start[1] + d1, row.start[2] + d2] as const;
    });
    const energy = (i: number, adc: number) => p[i]![0] + adc * (p[i]![1] + adc * p[i]![2]);
    const bend = (i: number) => (energy(i, 801) + energy(i, 1601)) / 2 - energy(i, 1201);
    let expected = 0;
    rows.forEach((_, i) => {
      if (i % 4 === 0) expected -= 0.5 * ((bend(i) - 5) / 3) ** 2;
      else {
        expected -= 0.5 * ((bend(i) - bend(i - 1)) / 0.01) ** 2;
        const [x, y] = [801, 1601].map((adc) => energy(i, adc) - energy(i - 1, adc)) as [number, number];
        const [xx, xy, yy] = [9.01, 4, 16.01];
        if (i !== 2) expected -= (0.5 * (yy * x * x - 2 * xy * x * y + xx * y * y)) / (xx * yy - xy * xy);
      }
    });
    const { total } = await at(linkPrior.prepare(rows), displacements);
    expect(total / expected).toBeCloseTo(1, 6);
  });
});

/** One row with a channel per eV, so that its events can be put where a density wants them. */
function rowWith(
  density: (energyEv: number) => number,
  line?: Partial<CopperRow['line']>,
  signalFraction = 1,
): PreparedRow {
  const channels = Float64Array.from({ length: 629 }, (_, i) => 7701 + i);
  return prepareRow(
    {
      start: [0, 1, 0],
      prior: { mean: [0, 1, 0], covariance: [1, 0, 0, 0, 1e-8, 0, 0, 0, 1e-16] },
      channels,
      counts: channels.map((adc) => 1000 * density(adc)),
      windowAdc: [7700, 8330],
      line: { sigmaEv: 70, tailFraction: 0, tailBeta: 2.5, ...line },
      signalFraction,
    },
    0,
  );
}

const normal = (x: number, sigma: number) => Math.exp(-0.5 * (x / sigma) ** 2) / (sigma * Math.sqrt(2 * Math.PI));

describe('the entropy of the summed spectrum', () => {
  it('is that of a Gaussian folded with the kernel', async () => {
    const row = rowWith((energyEv) => normal(energyEv - 8015, 50));
    const { total } = await at(summedEntropy.prepare([row]), new Float64Array(3));
    const entropy = 0.5 * Math.log(2 * Math.PI * Math.E * (50 ** 2 + BANDWIDTH_EV ** 2));
    expect(total / row.events).toBeCloseTo(-entropy, 4);
  });

  it('does not change with the position, and falls where the scale is squeezed', async () => {
    const evaluate = summedEntropy.prepare([rowWith((energyEv) => normal(energyEv - 8015, 50))]);
    const { total } = await at(evaluate, new Float64Array(3));
    expect((await at(evaluate, Float64Array.of(40, 0, 0))).total).toBeCloseTo(total, 5);
    expect((await at(evaluate, Float64Array.of(0, -20, 0))).total).toBeGreaterThan(total + 50);
  });
});

describe('the distance of the kernel density', () => {
  const copper = (energyEv: number) =>
    (normal(energyEv - 8047.4727, 70) + 0.51 * normal(energyEv - 8027.4916, 70)) / 1.51;
  const spectrum = (energyEv: number) => 0.8 * copper(energyEv) + 0.2 / 630;

  it('is none where the events follow line and background', async () => {
    const { total } = await at(kernelDistance.prepare([rowWith(spectrum, {}, 0.8)]), new Float64Array(3));
    expect(total).toBeLessThanOrEqual(0);
    // The line's ends outside the window count for 0.04 of a chi2.
    expect(total).toBeGreaterThan(-0.1);
  });

  it('is half the chi2 of a shifted spectrum, and draws it back', async () => {
    const row = rowWith(spectrum, {}, 0.8);
    const shifted = await at(kernelDistance.prepare([row]), Float64Array.of(15, 0, 0));
    const folded = (energyEv: number) => {
      let sum = 0;
      for (let e = 7700; e < 8330; e++) sum += spectrum(e + 0.5) * normal(energyEv - e - 0.5, BANDWIDTH_EV);
      return sum;
    };
    let chi2 = 0;
    for (let e = 7700; e < 8330; e++) {
      chi2 += (1000 * (folded(e + 0.5 - 15) - folded(e + 0.5)) ** 2) / folded(e + 0.5);
    }
    expect(shifted.total / (-0.5 * chi2)).toBeGreaterThan(0.9);
    expect(shifted.total / (-0.5 * chi2)).toBeLessThan(1.1);
    expect(shifted.gradient[0]).toBeLessThan(0);
  });
});
