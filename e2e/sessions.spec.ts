import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { numbersOf } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';
import { Workbench } from './support/workbench';

/** Stated in docs/sessions.md: networks compute in 32 bits, in another order on each backend. */
const BACKEND_TOLERANCE = 1e-4;

test('what is done can be undone, outlives a reload, goes elsewhere and gives the same figures there', async ({
  workbench,
  browser,
}) => {
  const { page } = workbench;
  const data = await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 });
  const rate = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
  const history = page.getByRole('region', { name: 'History' });
  const entry = (name: string | RegExp) => history.getByRole('button', { name });
  await workbench.open();
  await workbench.give(data);
  await workbench.untilRead();

  await test.step('every change is an entry in words, by keys back and forth', async () => {
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await rate.fill('0.25');
    await page.getByRole('combobox', { name: 'Optimiser', exact: true }).selectOption({ label: 'Adam' });
    await expect(history.getByRole('listitem')).toHaveText([
      'Start',
      'small.csv loaded',
      'Learning rate 0.5 → 0.25',
      'Optimiser Gradient descent → Adam',
    ]);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('combobox', { name: 'Optimiser' }).locator('option:checked')).toHaveText(
      'Gradient descent',
    );
    await rate.focus();
    await page.keyboard.press('Control+z');
    await expect(rate).toHaveValue('0.5');
    await page.keyboard.press('Control+Shift+z');
    await expect(rate).toHaveValue('0.25');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Optimiser' }).locator('option:checked')).toHaveText('Adam');
    await entry('small.csv loaded').click();
    await expect(rate).toHaveValue('0.5');
    await expect(entry('small.csv loaded')).toHaveAttribute('aria-current', 'step');
    await entry(/^Optimiser/u).click();
    await expect(rate).toHaveValue('0.25');
  });

  await test.step('a file taken out comes back', async () => {
    await page.getByRole('link', { name: /Data/u }).click();
    await page.getByRole('button', { name: 'Remove small.csv' }).click();
    await expect(workbench.run).toBeDisabled();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await workbench.untilRead();
    await expect(rate).toHaveValue('0.25');
  });

  await workbench.analyse();
  const figures = { results: await workbench.exportResults(), constants: await workbench.exportConstants() };

  await test.step('a reload brings settings, history and figures back', async () => {
    await rate.fill('0.3');
    await rate.blur();
    await isKept(page);
    await page.reload();
    await expect(page.getByRole('table', { name: 'Cu Kα before and after' })).toBeHidden();
    await workbench.untilRead();
    await expect(rate).toHaveValue('0.3');
    await page.getByRole('link', { name: /Results/u }).click();
    await expect(page.getByRole('table', { name: 'Cu Kα before and after' })).toBeVisible();
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await expect(history.getByText('Learning rate 0.25 → 0.3')).toBeVisible();
    await expect(entry('Page loaded again')).toBeVisible();
    // What was decided before the reload can be undone after it, file handles or not.
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(rate).toHaveValue('0.25');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(rate).toHaveValue('0.3');
    expect(await workbench.exportConstants()).toBe(figures.constants);
    expect({ ...(await workbench.exportResults()), timings: null }).toEqual({ ...figures.results, timings: null });
    await history.getByRole('button', { name: 'Close history' }).click();
  });

  const session = page.getByRole('dialog', { name: 'Session' });
  const toFile = await test.step('two sessions are named and compared', async () => {
    await saveAs(page, 'Slow');
    await rate.fill('2');
    await rate.blur();
    await workbench.analyse();
    await saveAs(page, 'Fast');
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    const compared = session.getByRole('table', { name: 'Sessions compared' });
    await expect(compared.getByRole('row', { name: /^Optimized \(held out\)/u })).toBeVisible();
    await expect(session.getByRole('table', { name: 'Settings that differ' })).toContainText('Learning rate0.252');
    await session.getByRole('button', { name: 'Rename Slow' }).click();
    await session.getByRole('textbox', { name: 'New name' }).fill('Steady');
    await session.getByRole('button', { name: 'Rename', exact: true }).click();
    await session.getByRole('button', { name: 'Open Steady' }).click();
    await expect(session.getByRole('heading', { name: 'Steady' })).toBeVisible();
    await expect(rate).toHaveValue('0.3');
    await session.getByRole('button', { name: 'Open Fast' }).click();
    await expect(session.getByRole('heading', { name: 'Fast' })).toBeVisible();
    await session.getByRole('button', { name: 'Delete Steady' }).click();
    await session.getByRole('button', { name: 'Delete Steady for good' }).click();
    await expect(session.getByRole('button', { name: 'Open Steady' })).toHaveCount(0);
    const downloading = page.waitForEvent('download');
    await session.getByRole('button', { name: 'Export session' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('Fast.halfmax-session.json');
    const path = await download.path();
    await session.getByRole('button', { name: 'Close session' }).click();
    return path;
  });
  const fast = { results: await workbench.exportResults(), constants: await workbench.exportConstants() };

  await test.step('elsewhere it asks for its data and gives the same figures', async () => {
    const context = await browser.newContext();
    const there = new Workbench(await context.newPage());
    await there.open();
    await there.page.getByRole('button', { name: 'Session', exact: true }).click();
    const dialog = there.page.getByRole('dialog', { name: 'Session' });
    await dialog.getByLabel('Session file').setInputFiles({
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"schema":"halfmax-session/1"}'),
    });
    await expect(there.alerts.filter({ hasText: 'bad.json: app: an object is needed' })).toBeVisible();
    await dialog.getByLabel('Session file').setInputFiles(toFile);
    await expect(dialog.getByRole('region', { name: 'Files to drop' })).toContainText('small.csv');
    await dialog.getByRole('button', { name: 'Close session' }).click();
    await there.give({ ...data, name: 'renamed.csv' });
    await there.untilRead();
    await expect(there.page.getByRole('region', { name: 'Files to drop' })).toBeHidden();
    await there.analyse();
    expect(await there.exportConstants()).toBe(fast.constants);
    const results = await there.exportResults();
    const numbers = numbersOf(results);
    expect(numbers.size).toBeGreaterThan(1000);
    expect(numbers).toEqual(numbersOf(fast.results));
    expect(results.settings).toEqual(fast.results.settings);
    await there.page.getByRole('button', { name: 'Session', exact: true }).click();
    await expect(dialog.getByRole('table', { name: 'Kept sessions' })).toContainText('Fast');
    expect(JSON.parse(await readFile(toFile, 'utf8'))).toMatchObject({ results: { cuKa: results.cuKa } });
    await context.close();
  });

  await test.step('another backend gives the same figures to within the stated tolerance', async () => {
    const context = await browser.newContext();
    const there = new Workbench(await context.newPage());
    await there.open({ backend: 'cpu' });
    await there.page.getByRole('button', { name: 'Session', exact: true }).click();
    const dialog = there.page.getByRole('dialog', { name: 'Session' });
    await dialog.getByLabel('Session file').setInputFiles(toFile);
    await dialog.getByRole('button', { name: 'Close session' }).click();
    await there.give(data);
    await there.untilRead();
    await there.analyse();
    const results = await there.exportResults();
    expect([fast.results.backend.name, results.backend.name]).toEqual(['wasm', 'cpu']);
    const { count, worst } = compared(numbersOf(fast.results), numbersOf(results));
    console.log(
      `wasm against cpu: ${String(count)} numbers, at most ${worst.off.toExponential(1)} apart (${worst.path}); tolerance ${String(BACKEND_TOLERANCE)}`,
    );
    expect(worst.off).toBeLessThan(BACKEND_TOLERANCE);
    await context.close();
  });
});

/** How far numbers of the same paths are apart: relative, or in their own unit where they are below 1. */
function compared(here: ReadonlyMap<string, number>, there: ReadonlyMap<string, number>) {
  expect([...there.keys()]).toEqual([...here.keys()]);
  const apart = [...here].map(([path, value]) => {
    return { path, off: Math.abs((there.get(path) ?? NaN) - value) / Math.max(1, Math.abs(value)) };
  });
  return { count: apart.length, worst: apart.reduce((a, b) => (a.off >= b.off ? a : b)) };
}

/** Names the open session, and waits until all of it is kept. */
async function saveAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Session' });
  await dialog.getByRole('textbox', { name: 'Name of the session' }).fill(name);
  await dialog.getByRole('button', { name: 'Save as' }).click();
  await expect(dialog.getByRole('heading', { name, exact: true })).toBeVisible();
  await isKept(page);
  await dialog.getByRole('button', { name: 'Close session' }).click();
}

async function isKept(page: Page): Promise<void> {
  await expect(page.getByTitle(/: kept in this browser$/u)).toBeVisible();
}
