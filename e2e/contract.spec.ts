import { expect, test } from './support/test';

test('every name of the contract stands on exactly one element, in sight at 1440 x 900', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await expect(page.getByLabel('Data files', { exact: true })).toHaveAttribute('type', 'file');
  await expect(page.getByLabel('Data files', { exact: true })).toHaveAttribute('multiple', '');
  for (const name of ['Load demo run', 'Run analysis', 'Optimise', 'Export results', 'Export constants']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(1);
  }
  for (const name of ['Learning rate', 'Iterations', 'Batch length (days)']) {
    await expect(page.getByRole('spinbutton', { name, exact: true })).toHaveCount(1);
    await expect(page.getByRole('spinbutton', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  for (const name of ['Optimiser', 'Loss', 'Peak finder', 'Profile']) {
    await expect(page.getByRole('combobox', { name, exact: true })).toHaveCount(1);
    await expect(page.getByRole('combobox', { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(workbench.status).toHaveText(/^(ready)?$/iu);
  await expect(workbench.run).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Export results', exact: true })).toBeDisabled();
});

test('the lists offer what the contract names', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  const offered = {
    Optimiser: ['Gradient descent', 'Momentum', 'Adam', 'Natural gradient', 'L-BFGS'],
    Loss: ['Cu Kα, as published', 'Cu Kα + Jacobian + background', 'All lines', 'KDE', 'Entropy', 'Cu Kα + prior'],
    Profile: ['VIP-2'],
  };
  for (const [list, options] of Object.entries(offered)) {
    const box = page.getByRole('combobox', { name: list, exact: true });
    for (const option of options) {
      await box.click();
      await page.getByRole('option', { name: option, exact: true }).click();
      await expect(box).toHaveValue(option);
    }
  }
});

test('a prior that makes no sense with the loss is disabled, with the reason', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await page.getByText('Priors: reference, curvature', { exact: true }).click();
  const prior = (name: string) => page.getByRole('checkbox', { name, exact: true });
  await expect(prior('Reference covariance')).toBeChecked();
  await expect(prior('Smooth in time')).toBeDisabled();
  await page.getByRole('combobox', { name: 'Loss', exact: true }).selectOption('All lines');
  await expect(prior('Reference covariance')).toBeDisabled();
  await expect(page.getByText('they would count twice')).toBeVisible();
  await prior('Shrinkage over SDDs').check();
  await expect(page.getByText('Priors: curvature, time, SDDs', { exact: true })).toBeVisible();
  await prior('Shared curvature').uncheck();
  await expect(prior('Shrinkage over SDDs')).toBeDisabled();
  await expect(prior('Shrinkage over SDDs')).not.toBeChecked();
});

test('the demo run, from one button to the table and a tuned optimisation', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await page.getByRole('button', { name: 'Load demo run', exact: true }).click();
  await workbench.untilRead();
  await workbench.analyse();

  const table = page.getByRole('table', { name: 'Cu Kα before and after', exact: true });
  for (const column of [/Position \[eV\]/u, /FWHM \[eV\]/u, /χ²\/ndf/u]) {
    await expect(table.getByRole('columnheader', { name: column })).toHaveCount(1);
  }
  for (const row of ['Standard (one batch)', 'Reference', 'Optimized']) {
    for (const name of [row, `${row} (cross-validated)`]) {
      const cells = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
      await expect(cells).toHaveCount(1);
      // Position and FWHM, each with its error.
      await expect(cells.getByText(/\d±|\d ± \d/u)).not.toHaveCount(0);
    }
  }

  await page.getByRole('combobox', { name: 'Optimiser', exact: true }).click();
  await page.getByRole('option', { name: 'Adam', exact: true }).click();
  await page.getByRole('spinbutton', { name: 'Iterations', exact: true }).fill('12');
  await page.getByRole('spinbutton', { name: 'Iterations', exact: true }).press('Tab');
  await page.getByRole('button', { name: 'Optimise', exact: true }).click();
  await expect(workbench.status).not.toHaveText(/complete/u);
  await expect(workbench.status).toHaveText(/complete\s*$/u, { timeout: 90_000 });
  const { optimisation } = await workbench.exportResults();
  expect(optimisation.iterations).toBe(12);
  expect(optimisation.optimiser).toMatch(/adam/iu);
});
