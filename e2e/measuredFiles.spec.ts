import { existsSync, readdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';

const REAL = '../shared/data/real';
const isThere = existsSync(REAL);
const files = isThere
  ? readdirSync(REAL).filter((name) => !['README.md', 'truth.json'].includes(name))
  : ['(skipped: the folder shared/data is not beside the project)'];

interface Truth {
  readonly total_counts?: number;
}

test.describe('measured files open by drop', () => {
  test.skip(!isThere, 'the folder shared/data is not beside the project');

  for (const name of files) {
    test(name, async ({ workbench }) => {
      const { page } = workbench;
      const truth = JSON.parse(readFileSync(`${REAL}/truth.json`, 'utf8')) as { files: Record<string, Truth> };
      await workbench.open();
      const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
      await input.asElement().setInputFiles(`${REAL}/${name}`);
      const transfer = await page.evaluateHandle((element) => {
        const dropped = new DataTransfer();
        for (const file of element.files ?? []) dropped.items.add(file);
        return dropped;
      }, input);
      for (const type of ['dragenter', 'dragover', 'drop']) {
        await page.getByRole('main').dispatchEvent(type, { dataTransfer: transfer });
      }
      const dialog = page.getByRole('dialog');
      await expect(dialog.or(page.getByRole('row', { name }))).toBeVisible({ timeout: 60_000 });
      // Bins of one file are no channels: that alone is asked.
      expect(await dialog.count()).toBe(name === 'uproot-hepdata-example.root' ? 1 : 0);
      if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'Import', exact: true }).click();
      await workbench.untilRead();
      const { dataset } = await workbench.exportResults();
      expect(dataset.files.map((file) => file.name)).toEqual([name]);
      const counts = truth.files[name]?.total_counts;
      if (counts === undefined) expect(dataset.events).toBeGreaterThan(0);
      else expect(dataset.events).toBe(counts);
      await expect(workbench.alerts).toHaveCount(0);
    });
  }
});
