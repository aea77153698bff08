import { schemaErrors } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('the error budget of a calibration, and its centroid shifts switched off', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'few.csv', detectors: 3, days: 8, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();

  const make = page.getByRole('button', { name: 'Make error budget', exact: true });
  await make.click();
  const table = page.getByRole('table', { name: 'Error budget', exact: true });
  await expect(table.getByRole('row', { name: /^Counting statistics/u })).toBeVisible({ timeout: 60_000 });
  for (const source of ['Line energies', 'Centroid shifts:', 'Fit range', 'Batching', 'Ni Kα', 'Systematic', 'Total']) {
    const row = table.getByRole('row', { name: new RegExp(`^${source}`, 'u') });
    await expect(row.getByText(/\d\.\d\d/u), source).not.toHaveCount(0);
  }
  await expect(workbench.status).toHaveText(/complete\s*$/u);
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  const { errorBudget } = results;
  const systematic = errorBudget?.entries.filter(({ kind }) => kind === 'systematic') ?? [];
  const squares = systematic.reduce((sum, { scaleEv }) => sum + (scaleEv ?? 0) ** 2, 0);
  expect(errorBudget?.systematic.scaleEv).toBeCloseTo(Math.sqrt(squares), 6);

  // Without the correction of the shifts the constants are others, by what the budget has said.
  const whole = errorBudget?.entries.find(({ source }) => source === 'Centroid shifts, whole')?.positionEv ?? NaN;
  const positionOf = ({ cuKa }: typeof results) =>
    cuKa.find((row) => !row.crossValidated && row.spectrum === 'reference')?.position.value ?? NaN;
  await page.getByRole('checkbox', { name: 'Correct centroid shifts', exact: true }).uncheck();
  await workbench.analyse();
  await expect(table).toHaveCount(0);
  const moved = positionOf(await workbench.exportResults()) - positionOf(results);
  // 200 copper events, some of which change their 10 eV bin.
  expect(moved / whole).toBeGreaterThan(0.7);
  expect(moved / whole).toBeLessThan(1.3);
});
