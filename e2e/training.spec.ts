import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test';

test('a network is trained for a new profile, paused, resumed, exported, and imported again', async ({ workbench }) => {
  // The network is judged on 2000 spectra, however short its training.
  test.slow();
  const { page } = workbench;
  await workbench.open();
  await page.getByRole('button', { name: 'Train a network', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Train a network' });
  const field = (name: string) => dialog.getByRole('spinbutton', { name, exact: true });
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });

  await dialog.getByRole('combobox', { name: 'Train for', exact: true }).selectOption('A new profile');
  await expect(button('Train')).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Name of the profile', exact: true }).fill('Test beam');
  await dialog.getByRole('textbox', { name: 'Name of the network', exact: true }).fill('tiny');
  for (const line of ['Ti Kα', 'Fe Kα', 'Cu Kα'])
    await dialog.getByRole('checkbox', { name: new RegExp(line) }).check();
  // Long enough that a click on Pause finds it training.
  await field('Epochs').fill('30');
  await field('Spectra per epoch').fill('64');
  await field('Batch size').fill('32');
  await button('Train').click();

  await button('Pause').click();
  await expect(dialog.getByText(/^Training paused: \d{1,2} of 30 epochs done/u)).toBeVisible({ timeout: 60_000 });
  // A training is no analysis.
  await expect(workbench.status).toHaveText('');
  await button('Resume').click();
  await expect(dialog.getByText(/^Trained: 30 of 30 epochs/u)).toBeVisible({ timeout: 120_000 });
  await expect(workbench.status).toHaveText('');
  await expect(dialog.getByRole('table', { name: 'Held-out figures of tiny' }).first()).toContainText('Fe Kα');

  const downloading = page.waitForEvent('download');
  await button('Export tiny').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('tiny.halfmax-model.json');
  const path = await download.path();
  const content = JSON.parse(await readFile(path, 'utf8')) as { name: string; profile: { finderLines: string[] } };
  expect(content).toMatchObject({ name: 'tiny', profile: { finderLines: ['TiKa', 'FeKa', 'CuKa'] } });

  await button('Delete tiny').click();
  await button('Delete tiny for good').click();
  await expect(button('Export tiny')).toBeHidden();
  await dialog.getByLabel('Model file', { exact: true }).setInputFiles(path);
  await expect(button('Export tiny')).toBeVisible();

  // It outlives the page, and so does its profile.
  await page.reload();
  await page.getByRole('combobox', { name: 'Profile', exact: true }).selectOption('Test beam');
  await expect(page.getByText('Your network “tiny” is in use.')).toBeVisible();
});
