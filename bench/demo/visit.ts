import type { Browser, Page } from '@playwright/test';

declare global {
  interface Window {
    stagesOfWorker: { readonly stage: string; readonly atMs: number }[];
  }
}

/** Notes when the worker names another stage, in the page's own time; text, as the compiler marks functions with names. */
const NOTE_STAGES = `
  window.stagesOfWorker = [];
  window.Worker = class extends window.Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        const stage = data.type === 'progress' ? data.progress.stage : null;
        if (stage !== null && stage !== window.stagesOfWorker.at(-1)?.stage)
          window.stagesOfWorker.push({ stage, atMs: performance.now() });
      });
    }
  };`;

/**
 * One visit, milliseconds by what they were spent on: the page from the address to its button; from the press of `Load demo run`
 * (or the drop of `file`) to the run and to the end of the analysis; then how long each stage of the worker lasted, until another began.
 */
export async function visit(browser: Browser, address: string, file?: string): Promise<ReadonlyMap<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(NOTE_STAGES);
    const askedMs = performance.now();
    await page.goto(address);
    const button = page.getByRole('button', { name: 'Load demo run' });
    await button.waitFor();
    const found = new Map([['page loaded', performance.now() - askedMs]]);
    // A visitor reads the page for a moment; meanwhile it loads what it does not need at first.
    await page.waitForLoadState('networkidle');
    const pressedMs = performance.now();
    const pressedInPageMs = await page.evaluate(() => performance.now());
    if (file === undefined) await button.click();
    else await page.getByLabel('Data files', { exact: true }).setInputFiles(file);
    const run = page.getByRole('button', { name: 'Run analysis' });
    await run.click({ timeout: 60_000 });
    found.set('run loaded, `Run analysis` pressed', performance.now() - pressedMs);
    const status = page.getByRole('status', { name: 'Analysis' });
    await status.filter({ hasText: /complete$/u }).waitFor({ timeout: 180_000 });
    found.set('analysis complete', performance.now() - pressedMs);
    const endedMs = pressedInPageMs + performance.now() - pressedMs;
    for (const [stage, ms] of await stagesIn(page, endedMs)) found.set(`stage: ${stage}`, ms);
    return found;
  } finally {
    await context.close();
  }
}

/** How long each stage lasted, folds together; the last one until `endedMs`. */
async function stagesIn(page: Page, endedMs: number): Promise<ReadonlyMap<string, number>> {
  const stages = await page.evaluate(() => window.stagesOfWorker);
  const lasted = new Map<string, number>();
  stages.forEach(({ stage, atMs }, i) => {
    const name = stage.replace(/, fold .*/u, '');
    lasted.set(name, (lasted.get(name) ?? 0) + (stages[i + 1]?.atMs ?? endedMs) - atMs);
  });
  return lasted;
}
