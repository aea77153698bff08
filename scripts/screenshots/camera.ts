import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

/** Good enough for text, a third of the size of PNG. */
const QUALITY = 82;
const MOST_LOOKS = 60;
const BETWEEN_LOOKS_MS = 250;

/** Takes pictures of a page once it has come to rest. */
export interface Camera {
  /** The page as it stands, or one part of it, which must not be higher than what scrolls. */
  readonly take: (name: string, part?: Locator) => Promise<void>;
}

/**
 * A camera that writes WebP files to `folder`. A page is at rest when every plot is drawn and two pictures in a row are
 * the same; throws where that does not come about.
 */
export async function cameraOf(page: Page, folder: string): Promise<Camera> {
  const session = await page.context().newCDPSession(page);
  const capture = async (part?: Locator): Promise<string> => {
    const box = (await part?.boundingBox()) ?? null;
    if (part !== undefined && box === null) throw new Error('the part to be taken is not on the page');
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality: QUALITY,
      ...(box === null ? {} : { clip: { ...box, scale: 1 } }),
    });
    return data;
  };
  const take = async (name: string, part?: Locator): Promise<void> => {
    await part?.scrollIntoViewIfNeeded();
    let before = '';
    for (let look = 0; look < MOST_LOOKS; look++) {
      const now = (await isDrawn(page)) ? await capture(part) : '';
      if (now !== '' && now === before) {
        const bytes = Buffer.from(now, 'base64');
        await writeFile(join(folder, `${name}.webp`), bytes);
        console.log(`${name}.webp ${(bytes.length / 1024).toFixed(0)} kB`);
        return;
      }
      before = now;
      await page.waitForTimeout(BETWEEN_LOOKS_MS);
    }
    throw new Error(`the page does not come to rest for ${name}`);
  };
  return { take };
}

/** Whether every plot of the page holds a drawing, and fonts are there. */
async function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const plots = [...document.querySelectorAll('main [role="img"], aside [role="img"]')];
    return (
      document.fonts.status === 'loaded' && plots.every((plot) => plot.querySelector('.main-svg, canvas') !== null)
    );
  });
}
