/** The pages of docs/: whole, with every link and picture in its place, and quoting what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pagesUnder } from '../../scripts/docs/pages';
import { refreshed } from '../../scripts/docs/refreshed';
import { STEPS } from '../../src/store/steps';

const PAGES = ['README.md', ...pagesUnder('docs')];
const read = (path: string) => readFileSync(path, 'utf8');

/** A page without its code, in which brackets are no links. */
const prose = (page: string) =>
  read(page)
    .replaceAll(/```[\s\S]*?```/g, '')
    .replaceAll(/`[^`\n]*`/g, '');

/** Where relative links and pictures of a page point to. */
function targets(page: string): { readonly path: string; readonly anchor: string }[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor = ''] = target.split('#');
    return [{ path: path === '' ? page : normalize(join(dirname(page), path)), anchor }];
  });
}

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): string[] {
  return [...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

describe.each(PAGES)('%s', (page) => {
  it('has every file and heading that it links to', () => {
    const missing = targets(page).filter(({ path, anchor }) => {
      if (!existsSync(path)) return true;
      return anchor !== '' && path.endsWith('.md') && !anchors(path).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('quotes files and rules as they are: npm run docs:refresh', () => {
    expect(refreshed(read(page), read)).toBe(read(page));
  });
});

describe('the index', () => {
  const linked = targets('docs/README.md').map(({ path }) => path);

  it.each(STEPS)('leads to a page for users of the step %s', (step) => {
    expect(linked).toContain(`docs/user/${step}.md`);
  });

  it('leads to every page but the decisions, which are one folder', () => {
    const others = PAGES.filter(
      (page) => !page.startsWith('docs/adr/') && !['README.md', 'docs/README.md'].includes(page),
    );
    expect(others.filter((page) => !linked.includes(page))).toEqual([]);
  });
});

describe('the pictures', () => {
  it('are those that pages show, no more', () => {
    const shown = PAGES.flatMap((page) => targets(page).map(({ path }) => path));
    const pictures = readdirSync('docs/user/images').map((name) => `docs/user/images/${name}`);
    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
  });
});

describe('the page of equations', () => {
  it('has formulas in the text as GitHub takes them surely: $`...`$ on one line', () => {
    const text = read('docs/user/maths.md').replaceAll(/```[\s\S]*?```/g, '');
    expect(text.match(/\$`[^`$\n]+`\$/g)?.length).toBeGreaterThan(50);
    expect(text.replaceAll(/\$`[^`$\n]+`\$/g, '')).not.toContain('$');
  });

  it('numbers its equations from 1 on, each once', () => {
    const numbers = [...read('docs/user/maths.md').matchAll(/\\tag\{(\d+)\}/g)].map(([, n]) => Number(n));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });
});
