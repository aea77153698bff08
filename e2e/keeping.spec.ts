import type { Page } from '@playwright/test';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

const IS_KEPT = /Its spectra \([\d.]+ \w+\) are kept on this machine/u;

test('a reload finds the run again, with the same constants; Forget removes it', async ({ workbench }) => {
  const { page } = workbench;
  const restored = page.getByRole('heading', { name: 'Restored run' });
  const keep = page.getByRole('checkbox', { name: 'Keep this run in the browser' });
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
  await workbench.untilRead();
  await page.getByRole('combobox', { name: 'Optimiser' }).selectOption({ label: 'Adam' });
  await expect(page.getByText(IS_KEPT)).toBeVisible();
  await workbench.analyse();
  const before = { results: await workbench.exportResults(), constants: await workbench.exportConstants() };

  await page.reload();
  await expect(restored).toBeVisible();
  await workbench.untilRead();
  await expect(workbench.status).toHaveText('ready');
  await expect(page.getByRole('combobox', { name: 'Optimiser' }).locator('option:checked')).toHaveText('Adam');
  await workbench.analyse();
  const after = { results: await workbench.exportResults(), constants: await workbench.exportConstants() };
  expect(after.results.dataset).toEqual(before.results.dataset);
  expect(after.results.settings).toEqual(before.results.settings);
  expect(after.constants).toBe(before.constants);

  await page.getByRole('link', { name: /Data/u }).click();
  await page.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(restored).toBeHidden();
  await expect(keep).toBeChecked();
  await page.reload();
  await expect(workbench.run).toBeDisabled();
  await expect(page.getByText('Drop data files or load the demo run to begin')).toBeVisible();
  expect(await isOnDisk(page)).toBe(false);
});

test('nothing is kept once the user says so', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 1, days: 1, rate: 1 }));
  await workbench.untilRead();
  await expect(page.getByText(IS_KEPT)).toBeVisible();
  expect(await isOnDisk(page)).toBe(true);
  await page.getByRole('checkbox', { name: 'Keep this run in the browser' }).uncheck();
  await expect.poll(() => isOnDisk(page)).toBe(false);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Keep this run in the browser' })).not.toBeChecked();
  await expect(workbench.run).toBeDisabled();
});

test('a damaged one is removed with a warning', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await workbench.give(await smallRun({ name: 'small.csv', detectors: 1, days: 1, rate: 1 }));
  await expect(page.getByText(IS_KEPT)).toBeVisible();
  await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('halfmax-run');
    const file = await handle.createWritable({ keepExistingData: true });
    await file.write({ type: 'write', position: 1000, data: 'x' });
    await file.close();
  });
  await page.reload();
  await expect(page.getByText('cannot be restored and was removed: it is damaged.')).toBeVisible();
  await expect(workbench.run).toBeDisabled();
  expect(await isOnDisk(page)).toBe(false);
});

/** Whether the browser keeps a run for the page (OPFS). */
async function isOnDisk(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle('halfmax-run').then(
      () => true,
      () => false,
    );
  });
}
