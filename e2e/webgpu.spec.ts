import { constantsOfJson } from '../test/replica/constants';
import { schemaErrors, type Results } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';
import type { FileContent, Workbench } from './support/workbench';

async function analyseOn(backend: string, file: FileContent, workbench: Workbench): Promise<Results> {
  await workbench.open({ backend });
  await workbench.give(file);
  await workbench.untilRead();
  await workbench.analyse();
  return workbench.exportResults();
}

/** Energy at copper (channel 1600) of every row of the optimised constants. */
function energiesAtCopper(results: Results): number[] {
  const optimized = constantsOfJson(results).get('optimized') ?? new Map<number, never>();
  return [...optimized.values()].flat().map(({ p }) => p[0] + 1600 * (p[1] + 1600 * p[2]));
}

test('every step on WebGPU gives what wasm gives', async ({ workbench }) => {
  test.setTimeout(400_000);
  const file = await smallRun({ name: 'small.csv', detectors: 3, days: 4, rate: 3 });
  const onGpu = await analyseOn('webgpu', file, workbench);
  expect(onGpu.backend.name).toBe('webgpu');
  expect(onGpu.backend.adapter).not.toBe('');
  expect(schemaErrors(onGpu)).toEqual([]);
  expect(onGpu.dataset).toMatchObject({ sdds: 3, batches: 2 });
  expect(onGpu.optimisation.logLikelihood).toHaveLength(onGpu.optimisation.iterations + 1);
  expect(onGpu.optimisation.logLikelihood.at(-1)).toBeGreaterThan(onGpu.optimisation.logLikelihood[0] ?? NaN);

  const onWasm = await analyseOn('wasm', file, workbench);
  expect(onWasm.backend.name).toBe('wasm');
  expect(onGpu.peaks).toHaveLength(onWasm.peaks.length);
  onGpu.peaks.forEach((peak, i) => {
    expect(Math.abs(peak.adc - (onWasm.peaks[i]?.adc ?? NaN)), `${peak.line}, peak ${i}`).toBeLessThan(1);
  });
  const gpuEnergies = energiesAtCopper(onGpu);
  const wasmEnergies = energiesAtCopper(onWasm);
  expect(gpuEnergies.length).toBeGreaterThanOrEqual(6);
  expect(gpuEnergies).toHaveLength(wasmEnergies.length);
  gpuEnergies.forEach((energyEv, i) => {
    expect(Math.abs(energyEv - (wasmEnergies[i] ?? NaN)), `row ${i}`).toBeLessThan(0.5);
  });
});
