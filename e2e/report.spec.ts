import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { Measured } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

/** A name that would run a script wherever it is taken for HTML. */
const HOSTILE = `<img src=x onerror="document.title='taken'">&'.csv`;
const FIGURE = 'Copper line before and after with best fits and residuals';
const NAMES = {
  standard: 'Standard (one batch)',
  reference: 'Reference',
  optimized: 'Optimized',
} as const;

/** What Plotly keeps of the axes at the element that it draws in. */
interface Layout {
  readonly xaxis: { readonly range: readonly number[] };
  readonly yaxis: { readonly range: readonly number[]; readonly type?: string };
}

/** Presses a button that saves a file; its text and name. */
async function saved(
  page: Page,
  button: Locator,
): Promise<{ readonly name: string; readonly text: string; readonly bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await button.click();
  const download = await downloading;
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes };
}

/** `8046.9 ± 1.3`, a true minus sign or none, as numbers. */
function measuredIn(text: string | null): Measured {
  const [value = NaN, error = NaN] = (text ?? '').replace(/−/gu, '-').split(' ± ').map(Number);
  return { value, error };
}

test('a report of the run, and every plot and table as a file of its own', async ({ workbench, context }, testInfo) => {
  const { page } = workbench;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.open();
  await expect(button('Save report')).toBeDisabled();
  await workbench.give(await smallRun({ name: HOSTILE, detectors: 2, days: 4, rate: 2 }));
  await workbench.untilRead();

  await test.step('before an analysis the report says so', async () => {
    const { name, text } = await saved(page, button('Save report'));
    expect(name).toBe('halfmax-report.html');
    expect(text).toContain('has not been analysed');
  });

  await workbench.analyse();
  const results = await workbench.exportResults();

  await test.step('the report needs nothing but itself, and has the figures of the results file', async () => {
    const { text, bytes } = await saved(page, button('Save report'));
    expect(text).not.toMatch(/<script|<link|<iframe|<object|javascript:|https?:\/\//iu);
    expect(text).not.toMatch(/\s(on\w+|src)="/iu);
    // Figures are outlines, maps too; whatever is referred to is in the file.
    expect(text).not.toMatch(/<image/iu);
    expect(text).not.toMatch(/(?:href|url\()="?[^"#)]/u);

    const path = testInfo.outputPath('report.html');
    await writeFile(path, bytes);
    const report = await context.newPage();
    const requests: string[] = [];
    report.on('request', (request) => requests.push(request.url()));
    await report.goto(`file://${path}`);
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    await expect(report).toHaveTitle(`Calibration of ${HOSTILE}`);
    await expect(report.getByRole('heading', { level: 1 })).toHaveText(`Calibration of ${HOSTILE}`);
    await expect(report.locator('.verdict')).toHaveText(results.verdict.text);
    await expect(report.locator('figure svg')).toHaveCount(8);
    for (const figure of await report.locator('figure').all()) {
      await expect(figure.locator('svg path').first()).toBeAttached();
      await expect(figure.locator('figcaption')).not.toBeEmpty();
    }

    const copper = report.getByRole('table', { name: 'Cu Kα before and after' });
    await expect(copper.locator('tbody tr')).toHaveCount(6);
    for (const row of results.cuKa) {
      const name = NAMES[row.spectrum as keyof typeof NAMES] + (row.crossValidated ? ' (cross-validated)' : '');
      const cells = copper
        .locator('tbody tr')
        .filter({ has: report.getByText(name, { exact: true }) })
        .locator('td');
      for (const [column, figure] of [
        [1, row.position],
        [2, row.fwhm],
      ] as const) {
        const printed = measuredIn(await cells.nth(column).textContent());
        // Rounded to two digits of the error.
        expect(Math.abs((printed.value ?? NaN) - (figure.value ?? NaN))).toBeLessThan(0.06 * (figure.error ?? NaN));
        expect((printed.error ?? NaN) / (figure.error ?? NaN)).toBeCloseTo(1, 1);
      }
    }
    const files = report.getByRole('table', { name: 'Files' });
    await expect(files.getByRole('cell', { name: HOSTILE, exact: true })).toBeVisible();
    await expect(files.getByText(/^[0-9a-f]{64}$/u)).toBeVisible();
    await expect(report.getByRole('row', { name: /^seed \d+$/u })).toBeVisible();
    await report.close();
  });

  await test.step('a plot is saved by the keyboard: as SVG, as PNG, and its numbers', async () => {
    const svg = button(`Save as SVG: ${FIGURE}`);
    await page.getByRole('figure', { name: FIGURE, exact: true }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('figure', { name: FIGURE, exact: true }).locator('path').first()).toBeAttached();
    await svg.focus();
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const drawn = await readFile(await (await downloading).path(), 'utf8');
    expect(drawn).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    expect(drawn).toContain('Energy [eV]');

    const png = await saved(page, button(`Save as PNG: ${FIGURE}`));
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');

    const { text } = await saved(page, button(`Save as CSV: ${FIGURE}`));
    const [head = '', ...rows] = text.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toBe('series,Energy [eV],Counts / 10 eV,error of Counts / 10 eV,Residual [σ]');
    const counts = rows.filter((row) => row.startsWith('Optimized,')).map((row) => row.split(',').map(Number));
    expect(counts.length).toBeGreaterThan(100);
    for (const [, , n = NaN, error] of counts) expect(error).toBeCloseTo(Math.sqrt(n), 9);
  });

  await test.step('a zoom stays when the data change, and on the other axis when the scale does', async () => {
    const plot = page.getByRole('figure', { name: FIGURE, exact: true });
    const ranges = () =>
      plot.evaluate((element) => {
        const { xaxis, yaxis } = (element as unknown as { readonly layout: Layout }).layout;
        return { x: xaxis.range.map(Math.round), y: yaxis.range.map(Math.round), type: yaxis.type };
      });
    const whole = await ranges();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.locator('.nsewdrag').first().boundingBox();
    if (box === null) throw new Error('the plot is not in sight');
    await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.8 * box.height, { steps: 8 });
    await page.mouse.up();
    await expect.poll(ranges).not.toEqual(whole);
    const zoomed = await ranges();
    expect(zoomed.x[0]).toBeGreaterThan(whole.x[0] ?? NaN);

    const curves = plot.locator('.scatterlayer path.js-line');
    const drawn = await curves.first().getAttribute('d');
    await page
      .getByRole('radiogroup', { name: 'Which constants the events are calibrated with' })
      .getByText('in sample')
      .click();
    await expect(curves.first()).not.toHaveAttribute('d', drawn ?? '');
    expect(await ranges()).toEqual(zoomed);

    const scale = page.getByRole('radiogroup', { name: 'Scale of the counts before and after' });
    await scale.getByText('log', { exact: true }).click();
    await expect.poll(async () => (await ranges()).type).toBe('log');
    expect((await ranges()).x).toEqual(zoomed.x);
    await scale.getByText('linear', { exact: true }).click();
    await expect.poll(async () => (await ranges()).type).toBe('linear');
  });

  await test.step('a table is copied as TSV with exact numbers, and as LaTeX', async () => {
    const copied = async (form: RegExp) => {
      await button('Copy table: Cu Kα before and after').click();
      await page.getByRole('menuitem', { name: form }).click();
      await expect(page.getByText(form, { exact: false }).filter({ hasText: 'copied' }).first()).toBeAttached();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const tsv = await copied(/TSV/u);
    const cells = tsv.split('\n').map((line) => line.split('\t'));
    const heldOut = cells.find(([name]) => name === 'Optimized (cross-validated)') ?? [];
    const row = results.cuKa.find(({ spectrum, crossValidated }) => spectrum === 'optimized' && crossValidated);
    expect(heldOut.slice(1, 5).map(Number)).toEqual([
      row?.position.value,
      row?.position.error,
      row?.fwhm.value,
      row?.fwhm.error,
    ]);
    expect(await copied(/LaTeX/u)).toMatch(/Optimized \(cross-validated\) & \$[\d.]+ \\pm [\d.]+\$ & .* \\\\/u);
  });

  await test.step('a place pointed at in one plot of an SDD is shown in the other one, in channels and eV', async () => {
    await page.getByRole('link', { name: /Calibrate/u }).click();
    const plot = page.getByRole('figure', {
      name: 'Calibrated minus expected energy of the fitted lines',
      exact: true,
    });
    await plot.scrollIntoViewIfNeeded();
    await expect(plot.locator('.nsewdrag').first()).toBeAttached();
    await expect(page.getByText(/^ADC [\d.]+ · \d+ eV$/u)).toHaveCount(0);
    await plot.hover();
    await expect(page.getByText(/^ADC [\d.]+ · \d+ eV$/u)).toHaveCount(2);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect(page.getByText(/^ADC [\d.]+ · \d+ eV$/u)).toHaveCount(0);
  });
});
