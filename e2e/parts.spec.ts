import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

/** What the browser and React write on the console where a part cannot be had or throws: all of it provoked here. */
test.use({
  expectedFaults:
    /Failed to load resource|dynamically imported module|Unable to preload CSS|could not be loaded|provoked/u,
});

/** Keeps a built file from the page; the function returned gives it back. */
async function withhold(page: Page, file: RegExp, how: 'no network' | 'gone'): Promise<() => Promise<void>> {
  await page.route(file, (route) => (how === 'gone' ? route.fulfill({ status: 404, body: '' }) : route.abort()));
  return () => page.unroute(file);
}

/** Makes one method of the browser's own objects throw in the page; the function returned mends it. */
async function breakMethod(page: Page, of: 'Array' | 'Number', method: string): Promise<() => Promise<void>> {
  await page.evaluate(
    ([name, key]) => {
      const { prototype } = name === 'Array' ? Array : Number;
      const real = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      Object.assign(window, { mend: () => Object.defineProperty(prototype, key, real) });
      Object.defineProperty(prototype, key, {
        ...real,
        value: () => {
          throw new Error('a provoked failure');
        },
      });
    },
    [of, method] as const,
  );
  return () =>
    page.evaluate(() => {
      (window as unknown as { mend: () => void }).mend();
    });
}

test('parts of the page that cannot be had or that throw: told, tried again, and nothing lost', async ({
  workbench,
}) => {
  const { page, alerts } = workbench;
  const step = (name: string) => page.getByRole('link', { name: new RegExp(name, 'u') }).click();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  let giveBack = await withhold(page, /plotly-cartesian/u, 'no network');
  await workbench.open();

  await test.step('the plotting library: every plot is drawn with one try again', async () => {
    await workbench.give(await smallRun({ name: 'small.csv', detectors: 2, days: 4, rate: 1 }));
    await workbench.untilRead();
    await step('Data');
    const retries = page.getByRole('main').getByRole('button', { name: /^Try again: /u });
    await expect(retries.first()).toBeVisible();
    await expect(alerts.filter({ hasText: 'The plotting library could not be loaded' }).first()).toBeVisible();
    await giveBack();
    await retries.first().click();
    await expect(retries).toHaveCount(0);
    await expect(page.getByRole('main').locator('[role="figure"]:not(:has(svg))')).toHaveCount(0);
  });

  await workbench.analyse();
  const { cuKa, calibration } = await workbench.exportResults();

  await test.step('the view of a step, whose file is gone', async () => {
    giveBack = await withhold(page, /\/assets\/FitView-[^/]*\.js/u, 'gone');
    await step('Fit');
    await expect(alerts).toHaveText(/^Fit cannot be shown\..*could not be loaded.*Nothing that is loaded is lost/u);
    await button('Try again: Fit').click();
    await expect(alerts).toHaveText(/^Fit cannot be shown/u);
    await step('Results');
    await expect(page.getByRole('table', { name: 'Cu Kα before and after', exact: true })).toBeVisible();
    await step('Fit');
    await expect(alerts).toHaveText(/^Fit cannot be shown/u);
    await giveBack();
    await button('Try again: Fit').click();
    await expect(page.getByRole('table', { name: 'Parameters of the fit', exact: true })).toBeVisible();
    await expect(alerts).toHaveCount(0);
  });

  await test.step('the styles of one: it does not come without them', async () => {
    giveBack = await withhold(page, /\/assets\/ChannelsView-[^/]*\.css/u, 'no network');
    await step('Channels');
    await expect(alerts).toHaveText(/^Channels cannot be shown/u);
    await giveBack();
    await button('Try again: Channels').click();
    await expect(page.getByRole('heading', { name: 'Arrays', exact: true })).toBeVisible();
    const loaded = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href));
    expect(loaded.filter((href) => href?.includes('/ChannelsView-'))).toHaveLength(1);
  });

  await test.step('a dialog: it can be closed, and asked for again', async () => {
    giveBack = await withhold(page, /\/assets\/HelpDialog-/u, 'no network');
    await button('? Help').click();
    await expect(alerts).toHaveText(/^Help cannot be shown/u);
    await button('Close: Help').click();
    await expect(alerts).toHaveCount(0);
    await button('? Help').click();
    await expect(alerts).toHaveText(/^Help cannot be shown/u);
    await giveBack();
    await button('Try again: Help').click();
    await expect(page.getByRole('dialog', { name: 'Help', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the report', async () => {
    giveBack = await withhold(page, /\/assets\/makeReport-/u, 'no network');
    await button('Save report').click();
    await expect(alerts).toHaveText(/^halfmax-report\.html could not be made: A part of the page could not be loaded/u);
    await button('Dismiss').click();
    await giveBack();
    expect(await workbench.saveReport()).toContain('small.csv');
  });

  await test.step('the worker', async () => {
    giveBack = await withhold(page, /\/assets\/unblind-/u, 'no network');
    await step('Results');
    await page.getByRole('checkbox', { name: 'Unblind 7747 eV', exact: true }).click();
    await button('Unblind').click();
    await expect(alerts).toHaveText(/A part of the page could not be loaded/u);
    await button('Dismiss').click();
    await giveBack();
  });

  await test.step('a panel that throws: the others stay', async () => {
    const mend = await breakMethod(page, 'Array', 'toSorted');
    await step('Calibrate');
    await expect(alerts).toHaveText(/^Panel 1 cannot be shown: a provoked failure\. Nothing that is loaded is lost/u);
    await expect(page.getByRole('heading', { name: /where the calibrations put the fitted lines/u })).toBeVisible();
    await mend();
    await button('Try again: Panel 1').click();
    await expect(page.getByRole('heading', { name: /constants against time/iu })).toBeVisible();
    await expect(alerts).toHaveCount(0);
  });

  await test.step('what nothing catches is told, with details', async () => {
    await page.evaluate(() => {
      void Promise.reject(new Error('provoked and forgotten'));
    });
    const notice = alerts.filter({ hasText: 'Something failed that should not have: provoked and forgotten' });
    await notice.getByText('Details', { exact: true }).click();
    await expect(notice).toContainText(/Halfmax \S+ \(\w+\), Mozilla/u);
    await notice.getByRole('button', { name: 'Dismiss', exact: true }).click();
    await expect(notice).toHaveCount(0);
  });

  await test.step('the page as a whole: the session can be taken away, and goes on', async () => {
    const mend = await breakMethod(page, 'Number', 'toPrecision');
    await workbench.give(await smallRun({ name: 'more.csv', detectors: 2, days: 2, rate: 1 }));
    await expect(alerts).toHaveText(/^The page cannot be shown: a provoked failure/u);
    await mend();
    const downloading = page.waitForEvent('download');
    await button('Export session').click();
    const session = JSON.parse(await readFile(await (await downloading).path(), 'utf8')) as { schema: string };
    expect(session.schema).toContain('halfmax-session');
    await button('Try again').click();
    await expect(workbench.status).toHaveText(/ready\s*$/u);
    await button('Undo').click();
    await expect(page.getByRole('banner')).not.toContainText('1 more');
    await workbench.untilRead();
    await workbench.analyse();
    const after = await workbench.exportResults();
    expect({ cuKa: after.cuKa, calibration: after.calibration }).toEqual({ cuKa, calibration });
  });
});
