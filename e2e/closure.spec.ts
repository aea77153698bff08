import { schemaErrors } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

test('a closure test of a run, stopped once, then whole, and stale after a change of settings', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'few.csv', detectors: 3, days: 8, rate: 1 }));
  await workbench.untilRead();
  await workbench.analyse();
  const before = await workbench.exportResults();
  expect(before.closure).toBeNull();

  const run = page.getByRole('button', { name: 'Run closure test', exact: true });
  const table = page.getByRole('table', { name: 'Closure', exact: true });
  await page.getByRole('spinbutton', { name: 'Toys', exact: true }).fill('40');
  await run.click();
  await expect(page.getByRole('progressbar', { name: 'Progress of the closure test', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop closure test', exact: true }).click();
  await expect(run).toBeEnabled({ timeout: 30_000 });
  await expect(table).toHaveCount(0);

  await page.getByRole('spinbutton', { name: 'Toys', exact: true }).fill('2');
  await page.getByRole('combobox', { name: 'Varied', exact: true }).selectOption('no curvature (p₂ = 0)');
  await run.click();
  await expect(table.getByRole('row', { name: /^Reference/u })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^The reference calibration finds the energy scale at copper back to/u)).toBeVisible();
  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  expect(results.closure?.settings).toMatchObject({ toys: 2, variant: 'straight' });
  expect(results.closure?.reference.spectra).toBe(2 * 3 * 4);
  // What was there before is as it was.
  expect({ ...results, closure: null }).toEqual(before);

  const stale = page.getByText('Made with other settings than those at the left');
  await expect(stale).toHaveCount(0);
  await page.getByRole('spinbutton', { name: 'Learning rate', exact: true }).fill('0.4');
  await expect(stale).toBeVisible();
});
