import { constantsOfJson } from '../test/replica/constants';
import { schemaErrors } from './support/results';
import { eventsOf, HAS_SIMULATED_RUNS, onReplica } from './support/simulatedRun';
import { expect, test } from './support/test';

test.skip(!HAS_SIMULATED_RUNS, 'the simulated runs are not beside the project (../shared/data/sim)');

test('where nothing drifts, the cross-validated rows claim no improvement', async ({ workbench }) => {
  await workbench.open();
  await workbench.give(eventsOf('nodrift'));
  await workbench.untilRead();
  await workbench.analyse();
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);

  const { against, gainEv } = results.verdict;
  const value = gainEv.value ?? NaN;
  const error = gainEv.error ?? NaN;
  const { optimized, truth, ...before } = onReplica(constantsOfJson(results), 'nodrift');
  const realGainEv = before[against].fwhmEv - optimized.fwhmEv;
  console.log(`nodrift: claimed gain ${value} ± ${error} eV, real ${realGainEv.toFixed(2)} eV`);
  expect(error).toBeLessThanOrEqual(3);
  expect(value).toBeLessThanOrEqual(2 * error);
  expect(Math.abs(value - realGainEv)).toBeLessThanOrEqual(2 * error);
  // Optimising what was right already may not spoil it either.
  console.log(`nodrift: FWHM ${optimized.fwhmEv.toFixed(2)} eV, true response ${truth.fwhmEv.toFixed(2)} eV`);
  expect(Math.abs(optimized.fwhmEv - truth.fwhmEv)).toBeLessThan(3);

  // The verdict is the difference of two rows of the table, no number of its own.
  const heldOut = (spectrum: string) =>
    results.cuKa.find((row) => row.crossValidated && row.spectrum === spectrum)?.fwhm.value ?? NaN;
  expect(Math.min(heldOut('standard'), heldOut('reference'))).toBe(heldOut(against));
  expect(value).toBeCloseTo(heldOut(against) - heldOut('optimized'), 1);
});
