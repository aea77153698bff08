import { describe, expect, it } from 'vitest';
import { factsText } from './facts';

describe('factsText', () => {
  it('says what a file says of its spectrum', () => {
    const facts = {
      detector: '@A',
      start: '06/07/2024 12:04:33',
      liveS: 8994.99,
      realS: 9252.2,
      energyEv: [-55.11, 10.779],
    };
    expect(factsText([facts])).toBe('@A; started 06/07/2024 12:04:33; live 8995 of 9252 s; E = −55.11 + 10.78 ADC eV');
  });

  it('leaves out what is not said', () => {
    expect(factsText([])).toBe('');
    expect(factsText([{ title: 'foil', realS: 100 }])).toBe('foil; real time 100.0 s');
    expect(factsText([{ liveS: 0.4517, energyEv: [0, 3000, 0] }])).toBe('live 0.4517 s; E = 0 + 3000 ADC eV');
  });

  it('describes the first of several, with its curvature', () => {
    const facts = [{ detector: 'A1', energyEv: [140.1463, 187.422, -2.07732e-6] }, { detector: 'A2' }];
    expect(factsText(facts)).toBe('2 spectra, the first: A1; E = 140.1 + 187.4 ADC − 2.077·10⁻⁶ ADC² eV');
  });
});
