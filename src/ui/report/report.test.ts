import { describe, expect, it } from 'vitest';
import type { ResultsDocument } from '../../assess/resultsDocument';
import { figureHtml } from './figureHtml';
import { escapeHtml, html, wordedHtml } from './html';
import { reportHtml } from './reportHtml';
import { settingsTable } from './settingsTable';

const HOSTILE = `<img src=x onerror="alert('1')">&.csv`;

describe('html', () => {
  it('escapes what is put in, but not what is HTML already', () => {
    expect(html`<p title="${'"><script>'}">${html`<b>${'a<b'}</b>`}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;"><b>a&lt;b</b></p>',
    );
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"']/u);
  });
});

describe('wordedHtml', () => {
  it('stresses what a label stresses, leaves out what paper cannot explain, and escapes the rest', () => {
    expect(wordedHtml('Gain at <Fe>: **+1 eV**, [held out](heldOut).').source).toBe(
      'Gain at &lt;Fe&gt;: <strong>+1 eV</strong>, held out.',
    );
  });
});

describe('figureHtml', () => {
  it('leaves no address in a figure', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>';
    const { source } = figureHtml({ title: HOSTILE, note: HOSTILE, svg });
    expect(source).not.toContain('http');
    expect(source).toContain('<use href="#a"/>');
    expect(source).not.toContain('<img');
  });
});

describe('settingsTable', () => {
  it('prints every setting, long ones by their length', () => {
    const { rows } = settingsTable({
      seed: 7,
      priors: { a: true },
      peakCorrections: [],
      many: Array(200).fill('line'),
    });
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['seed', '7'],
      ['priors', '{"a":true}'],
      ['peakCorrections', 'none'],
      ['many', '200 entries, in the results file'],
    ]);
  });
});

/** A results file of a run that was read and not analysed. */
const UNANALYSED = {
  app: { name: 'halfmax', version: '1', commit: 'abc' },
  backend: { name: null, adapter: null },
  dataset: {
    files: [{ name: HOSTILE, bytes: 12, sha256: 'f'.repeat(64), format: 'events', events: 3 }],
    ...{ sdds: 1, batches: 1, events: 3, overflow: 2, start: null, stop: null, naming: null },
  },
  settings: { seed: 7, peakCorrections: [] },
  channels: [{ bus: null, sdd: 4, status: 'excluded', reason: HOSTILE }],
  ...{
    fits: [],
    cuKa: [],
    lines: [],
    interest: null,
    runKinds: [],
    verdict: null,
    upperLimit: null,
    errorBudget: null,
    closure: null,
  },
  timings: { totalMs: null },
  warnings: [HOSTILE],
} as unknown as ResultsDocument;

describe('reportHtml', () => {
  const text = reportHtml({
    results: UNANALYSED,
    name: HOSTILE,
    madeAt: new Date(0),
    files: [],
    stale: null,
    figures: [],
  });

  it('says that there is no analysis, and what is known of the data', () => {
    expect(text).toContain('has not been analysed');
    expect(text).toContain('f'.repeat(64));
    expect(text).toContain('1970-01-01 00:00');
  });

  it('lets no name of a file become HTML, and fetches and runs nothing', () => {
    expect(text.match(/<img/gu)).toBeNull();
    expect(text.split(escapeHtml(HOSTILE)).length - 1).toBeGreaterThanOrEqual(5);
    expect(text).not.toMatch(/<script|<link|<iframe|https?:/iu);
    expect(text).toContain("default-src 'none'");
  });
});
