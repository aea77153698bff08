import { expect, type Locator, type Page } from '@playwright/test';
import type { Camera } from './camera';

/** Reading and analysing the demo run takes ten to thirty seconds; a busy machine may need far longer. */
const LONG_MS = 600_000;

/** Goes through the demo run from the empty page to its constants, as docs/user/tutorial.md does, with a picture of each stop. */
export async function tour(page: Page, { take }: Camera): Promise<void> {
  await take('start');
  await button(page, 'Load demo run').click();
  await expect(button(page, 'Run analysis')).toBeEnabled({ timeout: LONG_MS });
  await take('data');
  await button(page, 'Run analysis').click();
  await expect(status(page)).toHaveText(/(complete|failed: .*)\s*$/su, { timeout: LONG_MS });
  await expect(status(page)).toHaveText(/complete\s*$/u);
  await show(page, 'Results');
  await take('results');
  await take(
    'results-table',
    panelWith(page, page.getByRole('table', { name: 'Cu Kα before and after', exact: true })),
  );
  await take('results-lines', panel(page, 'All lines'));
  await take('results-limit', panelWith(page, page.getByRole('table', { name: 'Upper limits on the forbidden line' })));
  await steps(page, take);
  await exports(page, take);
  await staleness(page, take);
}

async function steps(page: Page, take: Camera['take']): Promise<void> {
  await show(page, 'Channels');
  await take('channels');
  await take('channels-flags', panel(page, 'Flags'));
  await show(page, 'Peaks');
  await take('peaks');
  await show(page, 'Fit');
  await expect(page.getByRole('table', { name: 'Parameters of the fit', exact: true })).toBeVisible({
    timeout: LONG_MS,
  });
  await take('fit');
  await show(page, 'Calibrate');
  await take('calibrate');
  await show(page, 'Optimise');
  await take('optimise');
}

async function exports(page: Page, take: Camera['take']): Promise<void> {
  await show(page, 'Results');
  await button(page, 'Constants as …').click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await take('export', page.getByRole('navigation', { name: 'Steps' }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
}

/** What a changed setting does to figures that were made before. */
async function staleness(page: Page, take: Camera['take']): Promise<void> {
  const rate = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
  await rate.fill('0.3');
  await rate.press('Tab');
  await expect(page.getByText(/stale: settings have changed/u)).toBeVisible();
  await take('stale');
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const status = (page: Page): Locator => page.getByRole('status', { name: 'Analysis', exact: true });

/** Shows a step, with nothing under the pointer. */
async function show(page: Page, step: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('link', { name: new RegExp(step, 'u') })
    .click();
  await expect(page.getByRole('main', { name: `View: ${step}` })).toBeVisible();
  await page.mouse.move(0, 0);
}

const panel = (page: Page, title: string): Locator =>
  panelWith(page, page.getByRole('heading', { name: title, exact: true }));

const panelWith = (page: Page, part: Locator): Locator =>
  page.getByRole('main').locator('section:has(> header)').filter({ has: part }).first();
