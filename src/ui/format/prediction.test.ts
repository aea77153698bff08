import { expect, it } from 'vitest';
import { predictionText } from './prediction';

it('says what is stated of a prediction, and what is not', () => {
  const stated = {
    line: 'MnKa',
    label: 'Mn Kα',
    adc: 1140.27,
    adcError: 1.24,
    probability: 0.981,
    isByHand: false,
  } as const;
  expect(predictionText(stated)).toBe('1140.3 ± 1.2 channels, probability 0.98');
  expect(predictionText({ ...stated, adcError: null, probability: null })).toBe(
    '1140.3 channels, error not stated, probability not stated',
  );
  expect(predictionText({ ...stated, adcError: null, probability: 1, isByHand: true })).toBe('1140.3 channels, manual');
  expect(predictionText(undefined)).toBe('not found');
});
