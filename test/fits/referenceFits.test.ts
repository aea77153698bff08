import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareFits, type Agreement } from './agreement';
import { readReferenceFile } from './referenceFits';

const FILE = '../shared/data/fits/fits.json';

describe.skipIf(!existsSync(FILE))("fits against iminuit's stored answers (skipped where ../shared is absent)", () => {
  it('agree in position to 2 % of its error, in every HESSE and MINOS error to 5 %, in at least 99 % of the fits', () => {
    const compared = compareFits(readReferenceFile(readFileSync(FILE, 'utf8')));
    expect(compared.length).toBeGreaterThanOrEqual(300);
    for (const model of ['gauss', 'doublet-tail', 'voigt-doublet'] satisfies Agreement['model'][]) {
      expect(compared.filter((fit) => fit.model === model).length, model).toBeGreaterThan(50);
    }
    expect(compared.filter(({ comparedMinos }) => comparedMinos > 0).length).toBeGreaterThanOrEqual(60);
    const different = compared.filter(({ differences }) => differences.length > 0);
    expect(different.length, JSON.stringify(different)).toBeLessThanOrEqual(0.01 * compared.length);
  });
});

describe('a file of reference fits', () => {
  it('is refused with what is missing', () => {
    expect(() => readReferenceFile('{}')).toThrow('doubletSeparation');
    const constants = { doubletSeparation: 4.4, doubletRatio: 0.51, naturalWidths: [0.4, 0.5] };
    expect(() => readReferenceFile(JSON.stringify({ constants, fits: [] }))).toThrow('"fits"');
    expect(() => readReferenceFile(JSON.stringify({ constants, fits: [{ id: 7, model: 'gauss' }] }))).toThrow(
      'fit 7 has no',
    );
  });
});
