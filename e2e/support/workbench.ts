import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { watchTasks } from '../../test/mainThread/tasks';
import { measuredTasks, type MeasuredTasks } from '../../test/mainThread/yardstick';
import type { Results } from './results';

export interface FileContent {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A text file as the drop zone gets it. */
export function textFile(name: string, text: string): FileContent {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** The page as a person drives it: by the roles and names of CONTRACT.md. */
export class Workbench {
  readonly page: Page;
  readonly status: Locator;
  readonly run: Locator;
  readonly cancel: Locator;
  readonly alerts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('status', { name: 'Analysis', exact: true });
    this.run = page.getByRole('button', { name: 'Run analysis', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.alerts = page.getByRole('alert');
  }

  async open(query: Readonly<Record<string, string>> = { backend: 'wasm' }): Promise<void> {
    await this.page.goto(`/?${new URLSearchParams(query).toString()}`);
    await expect(this.run).toBeVisible();
  }

  /** Hands files to the drop zone's input: paths, or contents made by the test. */
  async give(...files: string[] | FileContent[]): Promise<void> {
    await this.page.getByLabel('Data files', { exact: true }).setInputFiles(files);
  }

  /** Waits until everything given is read; the button opens then. */
  async untilRead(): Promise<void> {
    await expect(this.run).toBeEnabled({ timeout: 60_000 });
  }

  /** Runs every step and waits for the end; throws with the page's own words where it fails. */
  async analyse(timeoutMs = 150_000): Promise<void> {
    await this.run.click();
    await expect(this.status).toHaveText(/(complete|cancelled|failed: .*)\s*$/su, { timeout: timeoutMs });
    await expect(this.status).toHaveText(/complete\s*$/u);
  }

  async exportResults(): Promise<Results> {
    const path = await this.download('Export results', 'halfmax-results.json');
    return JSON.parse(await readFile(path, 'utf8')) as Results;
  }

  async exportConstants(): Promise<string> {
    const path = await this.download('Export constants', 'halfmax-constants.csv');
    return readFile(path, 'utf8');
  }

  async saveReport(): Promise<string> {
    const path = await this.download('Save report', 'halfmax-report.html');
    return readFile(path, 'utf8');
  }

  private async download(button: string, fileName: string): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(fileName);
    return download.path();
  }

  /** Waits until the page has loaded what it loads ahead of need (plotly), and starts to watch its main thread. */
  async startWatch(): Promise<void> {
    // It is loaded once somebody is about to use the page.
    await this.page.mouse.move(700, 300);
    await this.page.waitForFunction(() => 'Plotly' in window);
    await this.page.waitForLoadState('networkidle');
    await watchTasks(this.page);
  }

  /** Tasks of the main thread since `startWatch`, and what to compare them with. */
  async endWatch(): Promise<MeasuredTasks> {
    return measuredTasks(this.page);
  }
}
