import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src/math/random';
import { classicalFinder } from '../../src/peaks/classical/classicalFinder';
import { findLines } from '../../src/peaks/findLines';
import { checkedProfile } from '../../src/physics/checkProfile';
import { LINES, type LineId } from '../../src/physics/lines';
import { PROFILES } from '../../src/physics/profile';
import { parseProfile, profileText } from '../../src/physics/profileFile';
import { sigmaAtEv } from '../../src/physics/resolution';
import { QUIET } from '../../src/simulate/fixtures/quietContext';
import { STEEL } from './steelProfile';

const OFFSET_EV = 40;
const GAIN_EV = 2.05;
const COUNTS: Readonly<Partial<Record<LineId, number>>> = {
  ...{ CrKa: 20_000, CrKb: 2_700, MnKa: 1_500, FeKa: 70_000, FeKb: 9_500, NiKa: 6_000, NiKb: 800 },
};
const adcOf = (energyEv: number) => (energyEv - OFFSET_EV) / GAIN_EV;

/** Poisson counts of the steel's lines as Gaussians on a flat background. */
function spectrum(): Uint32Array {
  const random = randomSource(1);
  const expected = new Float64Array(8192).fill(4);
  for (const [line, counts] of Object.entries(COUNTS) as [LineId, number][]) {
    const { components } = LINES[line];
    const whole = components.reduce((sum, { weight }) => sum + weight, 0);
    for (const { energyEv, weight } of components) {
      const sigma = sigmaAtEv(STEEL.resolution, energyEv) / GAIN_EV;
      const height = (counts * weight) / whole / (sigma * Math.sqrt(2 * Math.PI));
      expected.forEach((_, adc) => {
        expected[adc]! += height * Math.exp(-0.5 * ((adc - adcOf(energyEv)) / sigma) ** 2);
      });
    }
  }
  return Uint32Array.from(expected, (mean) => random.poisson(mean));
}

describe('the profile of the example', () => {
  it('is sound, and holds to the schema as a file', () => {
    expect(checkedProfile(STEEL)).toEqual(STEEL);
    expect(parseProfile(profileText(STEEL))).toEqual(STEEL);
    const schema = new URL('../../public/schema/halfmax-profile-1.schema.json', import.meta.url);
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
    validate(JSON.parse(profileText(STEEL)));
    expect(validate.errors).toBeNull();
    expect(PROFILES.map(({ id }) => id)).not.toContain(STEEL.id);
  });

  it('has its lines found in a spectrum of known scale', async () => {
    const [peaks = []] = await findLines([{ counts: spectrum(), stated: null }], classicalFinder, STEEL, QUIET);
    for (const line of STEEL.calibrationLines) {
      const peak = peaks.find((candidate) => candidate.line === line);
      // Width is about 29 channels; the background under the weak ones is that of their neighbours.
      expect(Math.abs((peak?.adc ?? NaN) - adcOf(LINES[line].components[0].energyEv)), line).toBeLessThan(3);
    }
  });
});
