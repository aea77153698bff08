import { describe, expect, it } from 'vitest';
import { tileMarks, type TileLine } from './tileMarks';

const RANGE = { from: 500, to: 1500, width: 100 };
const line = (adc: number, more: Partial<TileLine> = {}): TileLine => ({
  adc,
  error: null,
  probability: null,
  isByHand: false,
  ...more,
});
const mark = (more: Partial<TileLine>) => tileMarks([line(1000, more)], RANGE)[0];

describe('marks of a tile', () => {
  it('stand where the lines are, those outside left out', () => {
    expect(tileMarks([line(499), line(500), line(1000), line(1501)], RANGE).map(({ x }) => x)).toEqual([0, 50]);
  });

  it('have an error bar where it is wider than a pixel: 10 channels are one', () => {
    expect(mark({ error: 4.9 })?.halfError).toBeNull();
    expect(mark({ error: 15 })?.halfError).toBeCloseTo(1.5, 10);
    expect(mark({})?.halfError).toBeNull();
  });

  it('tell doubt and the hand of the user', () => {
    expect(mark({ probability: 0.49 })?.kind).toBe('doubtful');
    expect(mark({ probability: 0.5 })?.kind).toBe('sure');
    expect(mark({})?.kind).toBe('sure');
    expect(mark({ probability: 1, isByHand: true })?.kind).toBe('manual');
  });
});
