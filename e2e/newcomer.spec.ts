import type { Page } from '@playwright/test';
import { placeOf } from './support/drag';
import { expect, test } from './support/test';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: new RegExp(name, 'u') });

test('the path of a newcomer: demo, run, learning rate, one SDD, a peak, rerun, undo, export, report', async ({
  workbench,
}) => {
  // The demo run is analysed twice.
  test.slow();
  const { page } = workbench;
  const headline = page.getByRole('region', { name: 'Headline', exact: true });
  await workbench.open();

  await test.step('the empty page says what to do, and offers the tour without a hold on the focus', async () => {
    await expect(page.getByRole('heading', { name: 'Start with the data of a run' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Tour offer', exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  await test.step('the demo run is loaded, and the headline names the next button', async () => {
    await button(page, 'Load demo run').click();
    await workbench.untilRead();
    await expect(headline).toContainText('press Run analysis');
    await expect(page.getByRole('figure', { name: 'Event rate of every SDD against time' })).toBeVisible();
  });

  await test.step('it is analysed: every step has figures, the headline the verdict', async () => {
    await workbench.analyse();
    await expect(headline).toContainText('held out');
    await expect(headline).not.toContainText('stale');
    await expect(page.getByRole('table', { name: 'Cu Kα before and after', exact: true })).toBeVisible();
    for (const name of ['Data', 'Channels', 'Peaks', 'Fit', 'Calibrate', 'Optimise', 'Results']) {
      await expect(step(page, name)).toBeInViewport({ ratio: 1 });
      await expect(step(page, name)).toHaveAccessibleName(/done/u);
    }
    await expect(button(page, 'Export constants')).toBeInViewport({ ratio: 1 });
  });

  await test.step('another learning rate makes the optimisation stale, and nothing before it', async () => {
    const rate = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
    await rate.fill('0.2');
    await rate.press('Tab');
    await expect(headline).toContainText('stale: settings have changed, press Optimise');
    await expect(step(page, 'Optimise')).toHaveAccessibleName(/made with other settings/u);
    await expect(step(page, 'Calibrate')).toHaveAccessibleName(/done/u);
  });

  const handle = page.getByRole('slider', { name: 'Mn Kα position', exact: true });
  await step(page, 'Peaks').click();
  await button(page, 'SDD 6').click();
  await expect(page.getByRole('heading', { name: 'SDD 6, whole run', exact: true })).toBeVisible();
  const found = await placeOf(handle);

  await test.step('a corrected peak makes everything from the peaks on stale', async () => {
    await handle.focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await placeOf(handle)).toBeCloseTo(found + 10, 6);
    await expect(headline).toContainText('stale: settings have changed, press Run analysis');
    await expect(step(page, 'Peaks')).toHaveAccessibleName(/made with other settings/u);
    await expect(step(page, 'Channels')).toHaveAccessibleName(/done/u);
    await expect(button(page, 'Optimise')).toBeDisabled();
  });

  const placed = await placeOf(handle);
  const corrections = [{ detector: '6', batch: null, line: 'MnKa', adc: placed }];
  await workbench.analyse();
  await expect(headline).not.toContainText('stale');

  await test.step('the correction is taken back: the figures still are those with it, and say so', async () => {
    await step(page, 'Peaks').click();
    await expect(handle).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect.poll(() => placeOf(handle)).toBeCloseTo(found, 6);
    await expect(headline).toContainText('stale: settings have changed, press Run analysis');
  });

  await test.step('exports are of the figures, not of what has been changed since', async () => {
    const results = await workbench.exportResults();
    expect(results.settings).toMatchObject({ learningRate: 0.2, peakCorrections: corrections });
    const own = results.peaks.filter(({ sdd, line }) => sdd === 6 && line === 'MnKa');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ adc, finder }) => adc === placed && finder === 'manual')).toBe(true);
    const [header = '', ...rows] = (await workbench.exportConstants()).trim().split('\n');
    expect(header).toMatch(/^set,bus,sdd,batch,start,stop,p0,p1,p2/u);
    expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(['standard', 'reference', 'optimized']));
  });

  await test.step('the report says what the headline says, and runs nothing', async () => {
    const { verdict } = await workbench.exportResults();
    await expect(headline).toContainText(verdict.text);
    const report = await workbench.saveReport();
    expect(report).not.toMatch(/<script/iu);
    const shown = await page.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('.verdict')?.textContent,
      report,
    );
    expect(shown?.trim()).toBe(verdict.text);
  });
});

test('the tour goes along, covers nothing, and ends at Escape for good', async ({ workbench }) => {
  const { page } = workbench;
  const tour = page.getByRole('region', { name: 'Tour', exact: true });
  const offer = page.getByRole('region', { name: 'Tour offer', exact: true });
  await workbench.open();
  await button(page, 'Take the tour').click();
  await expect(tour).toBeFocused();
  await expect(offer).toHaveCount(0);
  await expect(tour).toContainText('stop 1 of 7');

  // A plain click fails where something lies over the button.
  await button(page, 'Load demo run').click();
  await workbench.untilRead();
  await expect(tour).toContainText('stop 2 of 7');
  for (const stop of ['3', '4', '5', '6', '7']) {
    await button(page, 'Next stop').click();
    await expect(tour).toContainText(`stop ${stop} of 7`);
  }
  await expect(button(page, 'Next stop')).toHaveCount(0);
  await button(page, 'Previous stop').focus();
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();

  await page.getByRole('button', { name: '? Help', exact: true }).click();
  await button(page, 'Take the tour').click();
  await expect(tour).toContainText('stop 2 of 7');
  await button(page, 'End tour').click();
  await expect(tour).toHaveCount(0);

  await step(page, 'Data').click();
  await button(page, 'Clear').click();
  await expect(button(page, 'Load demo run')).toBeVisible();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Drop data files or load the demo run to begin')).toBeVisible();
  await expect(button(page, 'Load demo run')).toBeVisible();
  await expect(offer).toHaveCount(0);
});
