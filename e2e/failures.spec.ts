import { readFile } from 'node:fs/promises';
import type { Page, Worker as PageWorker } from '@playwright/test';
import { schemaErrors, type Results } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

const SMALL = { name: 'small.csv', detectors: 2, days: 4, rate: 1 };

/** The worker of the page; where one was ended, the one after. */
function workerOf(page: Page): PageWorker {
  const worker = page.workers().at(-1);
  if (worker === undefined) throw new Error('the page has no worker');
  return worker;
}

/** Keeps the page's workers at hand, so that they can be ended as the browser ends them: without a word. */
async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Real = window.Worker;
    const all: Worker[] = [];
    window.Worker = class extends Real {
      constructor(...values: ConstructorParameters<typeof Real>) {
        super(...values);
        all.push(this);
      }
    };
    Object.assign(window, { endWorker: () => all.at(-1)?.terminate() });
  });
}

const endWorker = (page: Page) =>
  page.evaluate(() => {
    (window as unknown as { endWorker: () => void }).endWorker();
  });

/** What a run has found, without what depends on when and where it ran. */
function figuresOf({ cuKa, calibration, verdict }: Results) {
  return { cuKa, calibration, verdict };
}

/** Ends the worker as soon as a run shows its progress: by the page itself, so that the run cannot be done before. */
async function endWorkerAtWork(page: Page): Promise<void> {
  await page.getByRole('status', { name: 'Analysis', exact: true }).evaluate((status) => {
    const observer = new MutationObserver(() => {
      if (!/\d %/u.test(status.textContent)) return;
      observer.disconnect();
      (window as unknown as { endWorker: () => void }).endWorker();
    });
    observer.observe(status, { childList: true, characterData: true, subtree: true });
  });
}

test('a worker that the browser ends: told, and the same figures again', async ({ workbench }) => {
  const { page } = workbench;
  const told = page.getByText(/The worker was ended by the browser.*read again when it is needed/u);
  await keepWorkers(page);
  await workbench.open();
  await workbench.give(await smallRun(SMALL));
  await workbench.untilRead();
  await workbench.analyse();
  const before = figuresOf(await workbench.exportResults());
  /** The spectrum that is drawn at the right, in numbers. */
  const spectrumCsv = async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV: ADC spectrum of the selected SDD and batch' }).click();
    return readFile(await (await downloading).path(), 'utf8');
  };
  const wholeRun = await spectrumCsv();
  await page.getByRole('button', { name: 'Next batch', exact: true }).click();
  await expect.poll(spectrumCsv).not.toBe(wholeRun);
  const firstBatch = await spectrumCsv();
  await page.getByRole('button', { name: 'Previous batch', exact: true }).click();
  await expect.poll(spectrumCsv).toBe(wholeRun);

  await test.step('at rest: what is shown stays, and an export has it', async () => {
    await endWorker(page);
    await expect(told).toBeVisible();
    await expect(page.getByRole('table', { name: 'Cu Kα before and after', exact: true })).toBeVisible();
    const results = await workbench.exportResults();
    expect(schemaErrors(results)).toEqual([]);
    expect(results.dataset.sdds).toBe(2);
    expect(figuresOf(results)).toEqual(before);
  });

  await test.step('what needs the fits says what to press; what needs the run alone has it', async () => {
    const step = (name: string) => page.getByRole('link', { name: new RegExp(name, 'u') }).click();
    const makeAnew = page.getByText(/no longer held: press Run analysis to make them anew/u);
    await endWorker(page);
    await step('Optimise');
    await expect(page.getByText('The reference calibration is lost: press Run analysis again.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeDisabled();
    await step('Fit');
    await expect(makeAnew.first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Fits', exact: true })).toBeVisible();
    await step('Results');
    await expect(page.getByRole('button', { name: 'Make error budget', exact: true })).toBeDisabled();
    await expect(makeAnew.first()).toBeVisible();
    await page.getByRole('button', { name: 'Next batch', exact: true }).click();
    await expect.poll(spectrumCsv).toBe(firstBatch);
    await expect(workbench.status).toHaveText(/complete\s*$/u);
    await expect(workbench.alerts).toHaveCount(0);
  });

  await test.step('every way out has the figures', async () => {
    const constants = await workbench.exportConstants();
    await endWorker(page);
    expect(await workbench.exportConstants()).toBe(constants);
    await endWorker(page);
    expect(await workbench.saveReport()).toContain('Optimized (cross-validated)');
    await endWorker(page);
    await page.getByRole('button', { name: 'Session', exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export session', exact: true }).click();
    const session = await readFile(await (await downloading).path(), 'utf8');
    const { results } = JSON.parse(session) as { results: Results };
    expect(figuresOf(results)).toEqual(before);
    await page.keyboard.press('Escape');
    // Settings that were changed since are for the next analysis: what is exported is what there is.
    await endWorker(page);
    await page.getByRole('spinbutton', { name: 'Batch length (days)', exact: true }).fill('1');
    expect(figuresOf(await workbench.exportResults())).toEqual(before);
    await page.getByRole('spinbutton', { name: 'Batch length (days)', exact: true }).fill('2');
    await expect(workbench.alerts).toHaveCount(0);
  });

  await test.step('one press makes the fits anew', async () => {
    await workbench.analyse();
    await page.getByRole('link', { name: /Fit/u }).click();
    await expect(page.getByRole('table', { name: 'Parameters of the fit', exact: true })).toBeVisible();
    await page.getByRole('link', { name: /Results/u }).click();
  });

  await test.step('in the middle of a run', async () => {
    await workbench.analyse();
    await page.getByRole('button', { name: 'Dismiss', exact: true }).first().click();
    await endWorkerAtWork(page);
    await workbench.run.click();
    await expect(workbench.status).toHaveText(/failed: The worker was ended by the browser/u);
    await expect(told).toBeVisible();
    await expect(page.getByRole('table', { name: 'Cu Kα before and after', exact: true })).toBeAttached();
    await workbench.analyse();
    expect(figuresOf(await workbench.exportResults())).toEqual(before);
  });
});

test('memory that runs out, and a full disk: told, and gone on with', async ({ workbench, context, baseURL }) => {
  const { page } = workbench;
  const cdp = await context.newCDPSession(page);
  const setQuota = (quotaSize?: number) =>
    cdp.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(baseURL ?? '').origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
  await workbench.open();

  await test.step('a full disk keeps no run, and says so; the run is there', async () => {
    await setQuota(2000);
    await workbench.give(await smallRun(SMALL));
    await workbench.untilRead();
    await expect(page.getByText("This run is not kept: the browser's storage is full.")).toBeVisible();
    expect((await workbench.exportResults()).dataset.sdds).toBe(2);
    await setQuota();
  });

  await test.step('memory', async () => {
    // Whoever wants an array of numbers from now on wants more than there is: the browser itself refuses it.
    await workerOf(page).evaluate(() => {
      self.Float64Array = new Proxy(Float64Array, {
        construct: (real, values: unknown[]) =>
          Reflect.construct(real, typeof values[0] === 'number' ? [2 ** 50] : values) as Float64Array<ArrayBuffer>,
      });
    });
    await workbench.run.click();
    await expect(workbench.status).toHaveText(/failed: The memory that the browser gives this page is not enough/u);
    await expect(workbench.alerts.filter({ hasText: 'close other pages, take longer batches' })).toBeVisible();
    await expect(page.getByText(/so the worker is started anew.*read again when it is needed/u)).toBeVisible();
    await workbench.analyse();
    expect(schemaErrors(await workbench.exportResults())).toEqual([]);
  });

  await test.step('with room again the next run is kept', async () => {
    await workbench.give(await smallRun({ ...SMALL, name: 'more.csv', days: 2 }));
    await workbench.untilRead();
    await page.getByRole('link', { name: /Data/u }).click();
    await expect(page.getByText(/Its spectra \([\d.]+ \w+\) are kept on this machine/u)).toBeVisible();
  });
});

test('a GPU device that is lost in the middle of a run: told, and run again', async ({ workbench }) => {
  test.setTimeout(400_000);
  const { page } = workbench;
  // The worker's own script, with its device kept at hand.
  await page.route(/\/assets\/entry-[^/]*\.js$/u, async (route) => {
    const response = await route.fetch();
    const keepDevice = `{
      const real = GPUAdapter.prototype.requestDevice;
      GPUAdapter.prototype.requestDevice = async function (...values) {
        return (self.gpuDevice = await real.apply(this, values));
      };
    }`;
    await route.fulfill({ response, body: `${keepDevice}\n${await response.text()}` });
  });
  await workbench.open({ backend: 'webgpu' });
  await workbench.give(await smallRun({ ...SMALL, days: 2 }));
  await workbench.untilRead();
  await expect(page.getByText(/backend: webgpu/u)).toBeVisible({ timeout: 60_000 });
  // In the middle of the run: at the fifth piece of work that the device is given.
  await workerOf(page).evaluate(() => {
    const { prototype } = GPUQueue;
    const submit = Object.getOwnPropertyDescriptor(prototype, 'submit')?.value as GPUQueue['submit'];
    let left = 5;
    prototype.submit = function (commands) {
      submit.call(this, commands);
      if (--left === 0) (self as unknown as { gpuDevice: GPUDevice }).gpuDevice.destroy();
    };
  });
  await workbench.run.click();
  await expect(workbench.status).toHaveText(/failed: The graphics device was lost/u, { timeout: 120_000 });
  await expect(page.getByText(/The graphics device was lost.*read again when it is needed/u).first()).toBeVisible();
  await workbench.analyse(300_000);
  const results = await workbench.exportResults();
  expect(results.backend.name).toBe('webgpu');
  expect(results.dataset.sdds).toBe(2);
});
