import { describe, expect, it } from 'vitest';
import { checkCard } from './checkCard';

const CARD = {
  seed: 1,
  epochs: 2,
  spectraPerEpoch: 64,
  batchSize: 16,
  peakLearningRate: 1e-3,
  yields: { from: 0.01, to: 1 },
  startedFrom: 'another',
  losses: [2, 1.5],
  heldOut: {
    seed: 2,
    spectra: 100,
    lines: [{ line: 'CuKa', standardDeviationAdc: 2.5, pullWidth: null, efficiency: 1 }],
  },
};

describe('checkCard', () => {
  it('accepts a card, with and without figures', () => {
    expect(() => {
      checkCard(CARD, 'mine.json');
    }).not.toThrow();
    expect(() => {
      checkCard({ ...CARD, startedFrom: null, heldOut: null }, 'mine.json');
    }).not.toThrow();
  });

  it.each([
    ['seed', { seed: 'x' }],
    ['epochs', { epochs: undefined }],
    ['yields', { yields: { from: 1 } }],
    ['startedFrom', { startedFrom: 7 }],
    ['losses', { losses: [1, null] }],
    ['heldOut', { heldOut: 'good' }],
    ['heldOut.lines', { heldOut: { ...CARD.heldOut, lines: {} } }],
    ['heldOut.lines', { heldOut: { ...CARD.heldOut, lines: [{ line: 'CuKa' }] } }],
  ])('names the file and %s where it is damaged', (entry, patch) => {
    expect(() => {
      checkCard({ ...CARD, ...patch }, 'mine.json');
    }).toThrow(`mine.json: "card", ${entry}: `);
  });
});
