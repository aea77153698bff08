import { schemaErrors } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('one SDD alone', async ({ workbench }) => {
  await workbench.open();
  await workbench.give(await smallRun({ name: 'one-sdd.csv', detectors: 1, days: 6, rate: 3 }));
  await workbench.untilRead();
  await workbench.analyse();
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  expect(results.dataset).toMatchObject({ sdds: 1, batches: 3 });
  expect(results.calibration.optimized.length).toBeGreaterThanOrEqual(3);
});

test('events without time are one batch', async ({ workbench }) => {
  await workbench.open();
  const file = await smallRun({ name: 'no-time.csv', detectors: 2, days: 4, rate: 3, withTime: false });
  await workbench.give(file);
  await workbench.untilRead();
  await workbench.analyse();
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  expect(results.dataset).toMatchObject({ sdds: 2, batches: 1 });
  expect(new Set(results.calibration.reference.map(({ sdd }) => sdd))).toEqual(new Set([0, 1]));
});

test('a run without copper says what is missing, and keeps what it has', async ({ workbench }) => {
  await workbench.open();
  // Channel 1400 lies between Mn Kb and Cu Ka of every simulated SDD.
  await workbench.give(await smallRun({ name: 'no-copper.csv', detectors: 2, days: 4, rate: 3, belowAdc: 1400 }));
  await workbench.untilRead();
  await workbench.run.click();
  await expect(workbench.status).toHaveText(/(complete|failed: .*)\s*$/su, { timeout: 150_000 });
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  // Titanium and manganese are there and fitted; no copper figure is made up.
  expect(results.fits.filter(({ line, status }) => line === 'MnKa' && status === 'ok').length).toBeGreaterThan(0);
  for (const { fwhm, position } of results.cuKa) {
    expect(fwhm.value).toBeNull();
    expect(position.value).toBeNull();
  }
  await expect(workbench.page.getByText(/Cu Kα|copper/iu).filter({ hasText: /no |without|too few/iu })).not.toHaveCount(
    0,
  );
});
