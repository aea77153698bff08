import { constantsOfJson, constantsOfTable } from '../test/replica/constants';
import { schemaErrors } from './support/results';
import { eventsOf, HAS_SIMULATED_RUNS, onReplica } from './support/simulatedRun';
import { expect, test } from './support/test';

test.skip(!HAS_SIMULATED_RUNS, 'the simulated runs are not beside the project (../shared/data/sim)');

test('a month of drifting detectors, from drop to table, judged on other events', async ({ workbench }) => {
  await workbench.open();
  await workbench.startWatch();
  const started = Date.now();
  await workbench.give(eventsOf('month'));
  await workbench.untilRead();
  const read = Date.now();
  await workbench.analyse();
  const seconds = (until: number, since: number) => ((until - since) / 1000).toFixed(1);
  const analysed = Date.now();
  const { tasks, yardstickMs } = await workbench.endWatch();
  const most = tasks.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  console.log(`month: read ${seconds(read, started)} s, analysis ${seconds(analysed, read)} s`);
  console.log(
    `month: main thread blocked for ${(tasks[0]?.wallMs ?? NaN).toFixed(0)} ms at most, by ${tasks[0]?.cause ?? ''}`,
  );
  console.log(
    `month: processor time ${(most?.cpuMs ?? NaN).toFixed(0)} ms at most, by ${most?.cause ?? ''}; yardstick ${yardstickMs.toFixed(0)} ms`,
  );
  // The house wants 100 ms on a quiet machine (npm run bench:mainthread). On a busy one tasks wait for a core, and on a slow one all
  // takes longer: what must hold on any is that none computes more than work which takes 100 ms on the bench's machine.
  expect.soft(most?.cpuMs, `processor time of ${most?.cause ?? ''}`).toBeLessThan(yardstickMs);

  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  expect(results.dataset.sdds).toBe(32);
  expect(results.dataset.events).toBeGreaterThan(1_600_000);
  // The dead, and the one with a strong peak that is no known line (truth.json).
  const excluded = results.channels.filter(({ status }) => status === 'excluded').map(({ sdd }) => sdd);
  expect(excluded).toEqual(expect.arrayContaining([0, 3, 12]));
  expect(excluded.length).toBeLessThanOrEqual(5);

  const table = constantsOfTable(await workbench.exportConstants());
  const document = constantsOfJson(results);
  for (const [set, constants] of document) {
    for (const [sdd, spans] of constants) {
      const exported = table
        .get(set)
        ?.get(sdd)
        ?.map(({ p }) => p[0] + 1600 * (p[1] + 1600 * p[2]));
      expect(exported?.length, `rows of ${set}, SDD ${sdd}`).toBe(spans.length);
      spans.forEach(({ p }, i) => {
        expect(exported?.[i]).toBeCloseTo(p[0] + 1600 * (p[1] + 1600 * p[2]), 4);
      });
    }
  }

  const { optimized, truth, ...before } = onReplica(document, 'month');
  console.log(`month: FWHM ${optimized.fwhmEv.toFixed(2)} eV, true response ${truth.fwhmEv.toFixed(2)} eV`);
  expect(optimized.sdds).toBeGreaterThanOrEqual(27);
  expect(Math.abs(optimized.fwhmEv - truth.fwhmEv)).toBeLessThan(3);
  expect(Math.abs(optimized.positionEv - truth.positionEv)).toBeLessThan(2.5);

  const { against, gainEv } = results.verdict;
  const realGainEv = before[against].fwhmEv - optimized.fwhmEv;
  console.log(`month: claimed gain ${gainEv.value} ± ${gainEv.error} eV, real ${realGainEv.toFixed(2)} eV`);
  expect(gainEv.error).toBeLessThanOrEqual(3);
  expect(Math.abs((gainEv.value ?? NaN) - realGainEv)).toBeLessThanOrEqual(2 * (gainEv.error ?? NaN));
});
