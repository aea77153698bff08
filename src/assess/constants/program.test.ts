import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { constantsCpp } from './cpp';
import { constantsJson } from './json';
import { constantsPython } from './python';
import type { ConstantsRow } from './rows';

const ROWS: readonly ConstantsRow[] = [
  {
    ...{ set: 'standard', bus: null, sdd: 4, batch: null, start: null, stop: null, status: 'fitted' },
    ...{ p: [1000 / 3, 4.2, 7.140613836230438e-5], covariance: null },
  },
  {
    ...{ set: 'optimized', bus: 2, sdd: 17, batch: 0, start: 1000, stop: 2000.5, status: 'interpolated' },
    ...{ p: [-12.5, 5, 0], covariance: [9, -2e-3, 3e-7, 5e-6, -6e-10, 9e-13] },
  },
  {
    ...{ set: 'optimized', bus: 2, sdd: 17, batch: 1, start: 2000.5, stop: 3000, status: 'fitted' },
    ...{ p: [0.1 + 0.2, 5.125, -1e-22], covariance: null },
  },
];

interface Question {
  readonly row: ConstantsRow;
  readonly timeS: number;
  readonly adc: number;
}
const [whole, early, late] = ROWS as readonly [ConstantsRow, ConstantsRow, ConstantsRow];
/** Start is part of a batch, stop is not; ADC values need not be whole. */
const QUESTIONS: readonly Question[] = [
  { row: whole, timeS: -7, adc: 1100 },
  { row: early, timeS: 1000, adc: 1614.25 },
  { row: late, timeS: 2000.5, adc: 4095 },
  { row: late, timeS: 2999.9, adc: 0 },
];
const energyEv = ({ row: { p }, adc }: Question) => p[0] + adc * (p[1] + adc * p[2]);
/** The error of E at channel 1614.25 under `early`, by hand: the covariance between (1, a, a^2). */
const ERROR_EV = Math.sqrt(
  9 - 4e-3 * 1614.25 + (6e-7 + 5e-6) * 1614.25 ** 2 - 12e-10 * 1614.25 ** 3 + 9e-13 * 1614.25 ** 4,
);

const folder = mkdtempSync(join(tmpdir(), 'halfmax-constants-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

function run(program: string, args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}

describe.skipIf(!has('python3'))('the Python module (skipped where there is no python3)', () => {
  it('gives the energies and errors that the constants give, and KeyError for a time without constants', () => {
    writeFileSync(join(folder, 'halfmax_constants.py'), constantsPython(ROWS));
    const asked = QUESTIONS.map(
      ({ row: { set, bus, sdd }, timeS, adc }) =>
        `print(repr(energy_ev("${set}", ${String(sdd)}, ${String(timeS)}, ${String(adc)}, bus=${bus === null ? 'None' : String(bus)})))`,
    );
    const script = [
      'from halfmax_constants import energy_ev, energy_error_ev',
      ...asked,
      'print(repr(energy_error_ev("optimized", 17, 1000, 1614.25, bus=2)))',
      'print(energy_error_ev("optimized", 17, 2500, 1614.25, bus=2))',
      ...['("optimized", 17, 3000, 1, 2)', '("optimized", 17, 1500, 1)', '("reference", 17, 1500, 1, 2)'].flatMap(
        (place) => ['try:', `    print(energy_ev${place})`, 'except KeyError as error:', '    print(error)'],
      ),
    ];
    writeFileSync(join(folder, 'ask.py'), script.join('\n'));
    const answers = run('python3', ['ask.py']);
    expect(answers.slice(0, 4).map(Number)).toEqual(QUESTIONS.map(energyEv));
    expect(Number(answers[4])).toBeCloseTo(ERROR_EV, 9);
    expect(answers[5]).toBe('None');
    expect(answers.slice(6)).toEqual([
      "'no optimized constants for bus 2, SDD 17 at time 3000'",
      "'no optimized constants for bus None, SDD 17 at time 1500'",
      "'no reference constants for bus 2, SDD 17 at time 1500'",
    ]);
  });
});

describe.skipIf(!has('g++'))('the C++ header (skipped where there is no g++)', () => {
  it('compiles as C++11 without warnings and gives the same', () => {
    writeFileSync(join(folder, 'halfmax_constants.h'), constantsCpp(ROWS));
    const asked = QUESTIONS.map(
      ({ row: { set, bus, sdd }, timeS, adc }) =>
        `std::printf("%.17g\\n", halfmax::energyEv("${set}", ${String(sdd)}, ${String(timeS)}, ${String(adc)}${bus === null ? '' : `, ${String(bus)}`}));`,
    );
    const source = [
      '#include "halfmax_constants.h"',
      '#include <cstdio>',
      'int main() {',
      ...asked,
      'std::printf("%.17g\\n", halfmax::energyErrorEv("optimized", 17, 1000, 1614.25, 2));',
      'std::printf("%g\\n", halfmax::energyErrorEv("optimized", 17, 2500, 1614.25, 2));',
      'try { halfmax::energyEv("optimized", 17, 3000, 1, 2); } catch (const std::out_of_range& e) { std::puts(e.what()); }',
      '}',
    ];
    writeFileSync(join(folder, 'ask.cpp'), source.join('\n'));
    run('g++', ['-std=c++11', '-Wall', '-Wextra', '-Werror', '-ffp-contract=off', 'ask.cpp', '-o', 'ask']);
    const answers = run('./ask', []);
    expect(answers.slice(0, 4).map(Number)).toEqual(QUESTIONS.map(energyEv));
    expect(Number(answers[4])).toBeCloseTo(ERROR_EV, 9);
    expect(answers[5]).toMatch(/nan/);
    expect(answers[6]).toBe('halfmax: no optimized constants for SDD 17 at time 3000.000000');
  });

  it('compiles without any row', () => {
    writeFileSync(join(folder, 'halfmax_constants.h'), constantsCpp([]));
    writeFileSync(join(folder, 'none.cpp'), '#include "halfmax_constants.h"\nint main() {}');
    expect(run('g++', ['-std=c++11', '-Wall', '-Werror', 'none.cpp', '-o', 'none'])).toEqual(['']);
  });
});

it('writes the rows to JSON as they are', () => {
  const { constants } = JSON.parse(constantsJson(ROWS)) as { readonly constants: unknown };
  expect(constants).toEqual(ROWS);
});
