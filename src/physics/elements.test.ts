import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, shareOf } from './elements';
import { isLineId, LINES, tabulatedEnergyEv, VETTED_IDS, type LineId } from './lines';

const tableOf = (id: LineId) => ELEMENTS.flatMap(({ lines }) => lines).find(({ line }) => line.id === id);

describe('the table of the elements', () => {
  it('has the elements 11 to 92 in their order', () => {
    expect(ELEMENTS.map(({ z }) => z)).toEqual(Array.from({ length: 82 }, (_, i) => i + 11));
    expect(new Set(ELEMENTS.map(({ symbol }) => symbol)).size).toBe(82);
  });

  it('has a line for every name that the type allows', () => {
    for (const { symbol, z } of ELEMENTS) {
      const families = ['Ka', ...(z >= 13 ? ['Kb'] : []), ...(z >= 40 ? ['La', 'Lb1', 'Lb2', 'Lg1', 'Ll'] : [])];
      expect(families.filter((family) => !isLineId(`${symbol}${family}`))).toEqual([]);
    }
    // 2 elements with Ka, 27 with Ka and Kb, 53 with seven lines, 7 lines of kaonic atoms, 7 escape peaks.
    expect(Object.keys(LINES)).toHaveLength(2 + 2 * 27 + 7 * 53 + 7 + 7);
  });

  // NIST SRD-128 (Deslattes et al. 2003), eV.
  it.each([
    ['SiKa', 1739.985],
    ['CaKa', 3691.719],
    ['VKa', 4952.216],
    ['CoKa', 6930.378],
    ['SrKa', 14165.2],
    ['MoKa', 17479.372],
    ['AgKa', 22162.917],
    ['AuLa', 9713.44],
    ['AuLb1', 11442.5],
    ['PbLa', 10551.6],
  ] as const)('puts %s within its stated error of NIST, %d eV', (id, nistEv) => {
    expect(Math.abs(tabulatedEnergyEv(id) - nistEv)).toBeLessThan(LINES[id].uncertaintyEv + 0.05);
  });

  it.each(VETTED_IDS)('agrees on %s with the figures gathered from NIST', (id) => {
    const { components } = tableOf(id)!.line;
    expect(Math.abs(components[0].energyEv - tabulatedEnergyEv(id))).toBeLessThan(0.25);
  });

  it('falls in energy from Kb to Ka, and rises with the element', () => {
    for (const { symbol, z } of ELEMENTS) {
      const ka = tabulatedEnergyEv(`${symbol}Ka` as LineId);
      if (z >= 13) expect(tabulatedEnergyEv(`${symbol}Kb` as LineId)).toBeGreaterThan(ka);
      // Moseley's law, 10.2 eV (Z - 1)^2, holds to 13 % up to uranium.
      expect(ka / (10.2 * (z - 1) ** 2)).toBeGreaterThan(0.98);
      expect(ka / (10.2 * (z - 1) ** 2)).toBeLessThan(1.18);
    }
  });

  it('gives Kb/Ka of titanium to copper near 0.135, as SDDs see it', () => {
    for (const id of ['TiKb', 'FeKb', 'CuKb'] as const) {
      expect(shareOf(id)).toBeGreaterThan(0.125);
      expect(shareOf(id)).toBeLessThan(0.145);
    }
  });
});

const SHARED = new URL('../../../shared/lines.json', import.meta.url);

describe.skipIf(!existsSync(SHARED))('lines.json beside the project', () => {
  it('has the energies that the product has', () => {
    const { lines } = JSON.parse(readFileSync(SHARED, 'utf8')) as { lines: { id: string; energyEv: number }[] };
    const checked = lines.flatMap(({ id, energyEv }) => {
      const [name, component] = /Ka[12]$/.test(id) ? [id.slice(0, -1), id.endsWith('1') ? 0 : 1] : [id, 0];
      if (!isLineId(name)) return [`${id} is missing`];
      const ours = LINES[name].components[component]?.energyEv ?? NaN;
      return Math.abs(ours - energyEv) < 1e-6 ? [] : [`${id}: ${String(ours)}, not ${String(energyEv)}`];
    });
    expect(lines.length).toBeGreaterThan(10);
    expect(checked).toEqual([]);
  });
});
