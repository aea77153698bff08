import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constantsOfTable } from '../test/replica/constants';
import { schemaErrors } from './support/results';
import { smallRun } from './support/smallRun';
import { expect, test } from './support/test';

const SIX_HOURS_S = 6 * 3600;

test('constants are continuous in time, other batches need no second reading, and lengths are compared', async ({
  workbench,
}) => {
  test.setTimeout(300_000);
  const { page } = workbench;
  const { name, buffer } = await smallRun({ name: 'small.csv', detectors: 3, days: 4, rate: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'halfmax-'));
  const path = join(folder, name);
  await writeFile(path, buffer);
  await workbench.open();
  await workbench.give(path);
  await workbench.untilRead();
  // From here on the file is gone: whoever reads it again fails.
  await rm(folder, { recursive: true });
  await workbench.analyse();

  const results = await workbench.exportResults();
  expect(schemaErrors(results)).toEqual([]);
  const sets = constantsOfTable(await workbench.exportConstants());
  for (const set of ['reference', 'optimized']) {
    const spans = [...(sets.get(set)?.values() ?? [])];
    expect(spans).toHaveLength(3);
    for (const own of spans) {
      expect(own.length).toBeGreaterThanOrEqual(16);
      for (const { start, stop } of own) expect(stop - start).toBeLessThanOrEqual(SIX_HOURS_S);
      own.slice(1).forEach(({ start }, i) => {
        expect(start).toBe(own[i]?.stop);
      });
    }
  }

  await page.getByRole('spinbutton', { name: 'Batch length (days)', exact: true }).fill('1');
  await workbench.analyse();
  expect((await workbench.exportResults()).dataset.batches).toBe(4);
  // Two batches told nothing of how the scale moves; four do.
  for (const own of constantsOfTable(await workbench.exportConstants())
    .get('optimized')
    ?.values() ?? []) {
    expect(new Set(own.map(({ p }) => p[1])).size).toBeGreaterThan(8);
  }

  await page.getByRole('link', { name: /Calibrate/ }).click();
  await page.getByRole('checkbox', { name: 'Continuous in time', exact: true }).uncheck();
  await workbench.analyse();
  const perBatch = constantsOfTable(await workbench.exportConstants());
  for (const own of perBatch.get('optimized')?.values() ?? []) expect(own).toHaveLength(4);

  await page.getByRole('link', { name: /Calibrate/ }).click();
  await page.getByRole('button', { name: 'Compare batch lengths', exact: true }).click();
  const table = page.getByRole('table', { name: 'Batch lengths compared', exact: true });
  // Points come one by one.
  await expect(table.getByRole('row', { name: /^4 days/ })).toBeVisible({ timeout: 120_000 });
  await expect(table.getByRole('row')).toHaveCount(1 + 6, { timeout: 180_000 });
  await expect(table.getByRole('row', { name: /^1 day .*chosen/ })).toBeVisible();
  await expect(page.getByText(/On events that had no part in it the line is narrowest with/)).toBeVisible();
  await expect(workbench.status).toHaveText(/complete\s*$/u);
  // What was analysed is still there.
  expect((await workbench.exportResults()).dataset.batches).toBe(4);
  await table.getByRole('button', { name: 'Take 1 day, continuous', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'Continuous in time', exact: true })).toBeChecked();
  await expect(workbench.alerts).toHaveCount(0);
});
