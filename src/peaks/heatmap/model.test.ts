import { describe, expect, it } from 'vitest';
import { FormatError } from '../../dataset/errors';
import { VIP2 } from '../../physics/profile';
import { modelText, parseModel, shapeOfModel, type HeatmapModel } from './model';
import { weightCount } from './shape';

const WIDTHS = [2, 3, 4, 5] as const;
const COUNT = weightCount(shapeOfModel({ profile: VIP2, widths: WIDTHS }));
const MODEL: HeatmapModel = {
  name: 'a network',
  profile: VIP2,
  widths: WIDTHS,
  // Whole multiples of 2^-9 below 2: exact in half precision, which has 11 bits.
  weights: Float32Array.from({ length: COUNT }, (_, i) => ((i % 2047) - 1023) / 512),
  card: {
    seed: 1,
    epochs: 2,
    spectraPerEpoch: 64,
    batchSize: 16,
    peakLearningRate: 1e-3,
    yields: { from: 0.01, to: 1 },
    startedFrom: null,
    losses: [2, 1.5],
    heldOut: null,
  },
};

/** The message of the failure to read a file with these entries changed. */
function complaint(patch: Readonly<Record<string, unknown>>): string {
  const content = { ...(JSON.parse(modelText(MODEL)) as Record<string, unknown>), ...patch };
  return complaintAbout(JSON.stringify(content));
}

function complaintAbout(text: string): string {
  try {
    parseModel(text, 'mine.json');
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError);
    return (error as FormatError).message;
  }
  throw new Error('the file was accepted');
}

/** `COUNT` half floats, all with these two bytes. */
const filledWith = (low: number, high: number) => btoa(String.fromCharCode(low, high).repeat(COUNT));

describe('the file of a model', () => {
  it('gives back what was written', () => {
    expect(parseModel(modelText(MODEL), 'mine.json')).toEqual(MODEL);
  });

  it('rounds weights to the nearest half float', () => {
    const third = { ...MODEL, weights: new Float32Array(COUNT).fill(1 / 3) };
    // 1/3 lies between 1365/4096 and 1366/4096, nearer to the former (IEEE 754 binary16: 11 bits, exponent -2).
    expect(parseModel(modelText(third), 'mine.json').weights[0]).toBe(1365 / 4096);
  });

  it.each([
    [{ format: 'halfmax-model/9' }, 'format'],
    [{ name: '' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ widths: [2, 3, 4] }, 'widths'],
    [{ widths: [2, 3, 4, 0] }, 'widths'],
    [{ widths: [2, 3, 4, 1e9] }, 'widths'],
    [{ card: null }, 'card'],
    [{ profile: { ...VIP2, finderLines: ['CuKa', 'XxKa'] } }, 'finderLines'],
    [{ weights: 7 }, 'weights'],
    [{ weights: 'no base64!' }, 'weights'],
    [{ weights: btoa('short') }, 'weights'],
    [{ weights: filledWith(0x00, 0x7c) }, 'weights'],
  ])('%j is named with the file', (patch, entry) => {
    const message = complaint(patch);
    expect(message).toContain('mine.json');
    expect(message).toContain(entry);
  });

  it('says of anything else what is needed', () => {
    for (const text of ['', '{', 'sdd,time,adc', '[]', 'null', modelText(MODEL).slice(0, 400)]) {
      expect(complaintAbout(text)).toMatch(/^mine\.json.*a model exported by this page is needed$/);
    }
  });
});
