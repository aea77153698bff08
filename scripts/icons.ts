/** Draws the icons that an installed page needs as PNG, from public/icon.svg: `npm run icons`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';

const FOLDER = 'public/icons';
/** A maskable icon may be cut to a circle: its picture stays within the middle 80 %, on ground to the edge. */
const ICONS = [
  { name: 'icon-192.png', size: 192, share: 1, ground: 'transparent' },
  { name: 'icon-512.png', size: 512, share: 1, ground: 'transparent' },
  { name: 'maskable-512.png', size: 512, share: 0.8, ground: '#12324a' },
  { name: 'apple-touch-icon.png', size: 180, share: 0.9, ground: '#12324a' },
];

const svg = `data:image/svg+xml;base64,${readFileSync('public/icon.svg').toString('base64')}`;
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--no-sandbox'],
});
mkdirSync(FOLDER, { recursive: true });
for (const { name, size, share, ground } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const picture = String(share * size);
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}"><img src="${svg}" width="${picture}" height="${picture}"></body>`,
  );
  await page.screenshot({ path: `${FOLDER}/${name}`, omitBackground: true });
  await page.close();
}
await browser.close();
