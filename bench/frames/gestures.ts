import type { Locator, Page } from '@playwright/test';

/** Frames of the page while something was done. */
export interface Frames {
  readonly perSecond: number;
  /** From one frame to the next, the longest. */
  readonly longestMs: number;
}

declare global {
  interface Window {
    frameTimesMs: number[];
  }
}

/** Runs in the page; text, because the compiler of this script marks functions with names that the page does not know. */
const NOTE_FRAMES = `
  window.frameTimesMs = [];
  requestAnimationFrame(function note(now) {
    window.frameTimesMs.push(now);
    requestAnimationFrame(note);
  });`;

/** Makes the page note the time of each of its frames from now on. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(NOTE_FRAMES);
}

/** Frames while `act` was at it. */
export async function summaryOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    window.frameTimesMs = [];
  });
  await act();
  const times = await page.evaluate(() => window.frameTimesMs);
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const tookMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { perSecond: (1000 * gaps.length) / tookMs, longestMs: Math.max(...gaps) };
}

const MOVES = 120;

/** Drags a part of the plot to and fro with one press of the button, then puts the axes back. */
export async function dragBackAndForth(page: Page, plot: Locator, part: string, mode: string): Promise<Frames> {
  await choose(page, plot, mode);
  const { x, y, width, height } = await boxOf(plot.locator(part).first());
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.move(left, top);
  const frames = await summaryOf(page, async () => {
    await page.mouse.down();
    for (let i = 0; i < MOVES; i++) await page.mouse.move(left - 150 * Math.sin((i / MOVES) * 4 * Math.PI), top);
    await page.mouse.up();
    await page.waitForTimeout(100);
  });
  await choose(page, plot, 'Reset axes');
  return frames;
}

/** Zooms into a box, and out again, five times: each draws every channel anew. */
export async function zoomByBox(page: Page, plot: Locator): Promise<Frames> {
  await choose(page, plot, 'Zoom');
  const { x, y, width, height } = await boxOf(plot.locator('.nsewdrag').first());
  return summaryOf(page, async () => {
    for (let i = 0; i < 5; i++) {
      await page.mouse.move(x + 0.2 * width, y + 0.2 * height);
      await page.mouse.down();
      await page.mouse.move(x + 0.8 * width, y + 0.9 * height, { steps: 20 });
      await page.mouse.up();
      await choose(page, plot, 'Reset axes');
    }
  });
}

/** Presses a button of the plot's own bar, which shows while the plot is pointed at. */
async function choose(page: Page, plot: Locator, name: string): Promise<void> {
  await plot.hover();
  await plot.locator(`[data-title="${name}"]`).click();
  // Drawn by the frame after next.
  await page.waitForTimeout(100);
}

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error('the plot has no such part in sight');
  return box;
}

/** Median; NaN of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
