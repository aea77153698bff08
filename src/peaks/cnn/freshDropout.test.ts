import { ones, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { FreshDropout } from './freshDropout';

const masks = (seed: number, steps: number) => {
  const layer = new FreshDropout({ rate: 0.25, seed, name: `dropout${String(seed)}` });
  return Array.from({ length: steps }, () => {
    const output = layer.apply(ones([40, 50]), { training: true }) as Tensor;
    return [...output.dataSync()];
  });
};

describe('FreshDropout', () => {
  beforeAll(() => setBackend('cpu'));

  it('draws a new mask in each step, the same ones for the same seed', () => {
    const [first, second] = masks(3, 2);
    expect(second).not.toEqual(first);
    expect(masks(3, 2)).toEqual([first, second]);
    expect(masks(4, 1)[0]).not.toEqual(first);
  });

  it('drops its share and scales the rest up, so that the mean stays', () => {
    const [mask] = masks(3, 1);
    const dropped = mask!.filter((value) => value === 0).length / mask!.length;
    // 2000 values: standard deviation 0.0097.
    expect(Math.abs(dropped - 0.25)).toBeLessThan(0.04);
    expect(Math.max(...mask!)).toBeCloseTo(1 / 0.75, 5);
  });

  it('passes everything through outside training', () => {
    const layer = new FreshDropout({ rate: 0.25, seed: 1, name: 'idle' });
    expect((layer.apply(ones([5])) as Tensor).dataSync().every((value) => value === 1)).toBe(true);
  });
});
