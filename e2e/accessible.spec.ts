import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { walkByTab } from './support/focus';
import { expect, test } from './support/test';

const STEPS = ['Data', 'Channels', 'Peaks', 'Fit', 'Calibrate', 'Optimise', 'Results'] as const;

/** What axe has against the page as it stands, of the two upper of its four grades; each with the element. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`));
}

/** Waits until every figure of the view is drawn. */
async function untilDrawn(page: Page): Promise<void> {
  await expect
    .poll(() => page.locator('main').evaluate((view) => view.querySelectorAll('[role="figure"]:not(:has(svg))').length))
    .toBe(0);
}

test('an analysed run for those who do not see it, or have no mouse', async ({ workbench }) => {
  test.slow();
  const { page } = workbench;
  const view = (step: string) => page.getByRole('main', { name: `View: ${step}`, exact: true });
  const look = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await untilDrawn(page);
      expect.soft(await faultsOf(page), `${where}, ${colorScheme}`).toEqual([]);
    }
  };

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await workbench.open();
  await look('nothing loaded');

  await page.getByRole('button', { name: 'Load demo run', exact: true }).click();
  await workbench.untilRead();
  await test.step('Ctrl+Enter runs the analysis, and nothing moves for those who want it so', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(workbench.cancel).toBeVisible();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await expect(workbench.status).toHaveText(/complete\s*$/u, { timeout: 150_000 });
  });

  for (const [i, step] of STEPS.entries()) {
    await test.step(step, async () => {
      await page.keyboard.press(String(i + 1));
      await expect(view(step)).toBeVisible();
      await look(step);
      const { stops, missed } = await walkByTab(page);
      expect.soft(missed, `${step}: out of reach of the Tab key`).toEqual([]);
      expect
        .soft(
          stops.filter(({ isSeen }) => !isSeen).map(({ what }) => what),
          `${step}: focus that cannot be seen`,
        )
        .toEqual([]);
    });
  }

  await test.step('the first Tab stop leads past the steps', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.getByRole('button', { name: 'Skip to the view', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(view('Results')).toBeFocused();
  });

  await test.step('a word explains itself to who comes to it by keys, and Esc takes that back', async () => {
    const word = page.getByRole('region', { name: 'Headline', exact: true }).getByText('Gain', { exact: true });
    const explanation = page.getByRole('tooltip');
    await page.keyboard.press('Tab');
    await word.focus();
    await expect(explanation).toBeVisible();
    await expect(word).toHaveAccessibleDescription((await explanation.innerText()).trim());
    await page.keyboard.press('Escape');
    await expect(explanation).toBeHidden();
    await view('Results').focus();
  });

  await test.step('? lists the shortcuts, Esc leads back', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help', exact: true });
    await expect(
      help.getByRole('table', { name: 'Shortcuts' }).getByRole('row', { name: /^Ctrl\+Enter/u }),
    ).toBeVisible();
    await look('Help');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(view('Results')).toBeFocused();
    // In a field a character is text.
    await page.getByRole('spinbutton', { name: 'Iterations', exact: true }).press('3');
    await expect(view('Results')).toBeVisible();
  });

  for (const name of ['Edit profile', 'Train a network'] as const) {
    await test.step(name, async () => {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });
  }
});
