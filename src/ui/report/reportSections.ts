import type { ResultsDocument } from '../../assess/resultsDocument';
import type { FileRecord } from '../../dataset/run';
import { FORBIDDEN_COPPER_EV, LINES } from '../../store/catalogue';
import { formatDifference, formatInteger, formatTime } from '../format/number';
import { labels } from '../../labels/labels';
import { words, wordsColumn, fixed, numberColumn, type TableModel } from '../tables/model';
import { beforeAfterTable, budgetTable, closureTable, limitTable, linesTable } from '../tables/resultTables';
import { runKindsTable } from '../tables/kindTables';
import { filesTable } from '../tables/runTables';
import { figureHtml, type DrawnFigure } from './figureHtml';
import { html, NO_HTML, type Html } from './html';
import {
  batchSplitsTable,
  correctionsTable,
  cutEventsTable,
  excludedTable,
  fitsTable,
  stretchesTable,
} from './setAside';
import { settingsTable } from './settingsTable';
import { tableHtml } from './tableHtml';

/** What the report is made of beside the results file. */
export interface ReportInput {
  readonly results: ResultsDocument;
  /** What the run is called. */
  readonly name: string;
  readonly madeAt: Date;
  /** Files with the events that cuts have left out. */
  readonly files: readonly FileRecord[];
  /** Why the figures are not those of the page's settings; null where they are. */
  readonly stale: string | null;
  /** By the section that they stand in. */
  readonly figures: readonly (DrawnFigure & { readonly section: FigureSection })[];
}

export type FigureSection = 'interest' | 'kinds' | 'limit' | 'lines' | 'scale' | 'closure';

/** Title, what was analysed, and the verdict in words. */
export function headSection({ results, name, madeAt, stale }: ReportInput): Html {
  const { app, dataset, verdict, backend, interest } = results;
  const { start, stop } = dataset;
  const when = start === null ? '' : `, ${formatTime(start)} to ${formatTime(stop)} UTC`;
  const gain =
    verdict === null
      ? NO_HTML
      : html`<p>
          Gain in FWHM at ${LINES[interest?.line ?? 'CuKa'].label} on held-out events, against
          ${labels.spectra[verdict.against].toLowerCase()}:
          <strong>${formatDifference(verdict.gainEv)} eV</strong>. Positive is better.
        </p>`;
  return html`<h1>Calibration of ${name}</h1>
    <p class="faint">
      ${formatInteger(dataset.sdds)} SDDs, ${formatInteger(dataset.batches)} batches, ${formatInteger(dataset.events)}
      events${when}. Made by Halfmax ${app.version} (commit ${app.commit}) on ${formatTime(madeAt.getTime() / 1000)}
      UTC, backend ${backend.name ?? 'none'}${backend.adapter === null ? '' : ` (${backend.adapter})`}.
    </p>
    <p class="verdict">
      ${verdict?.text ?? 'The run has not been analysed: this report has no figures of a calibration.'}
    </p>
    ${verdict?.squeeze == null ? NO_HTML : html`<p><strong>${verdict.squeeze}</strong></p>`} ${gain}
    ${stale === null ? NO_HTML : html`<p class="warnings">${stale}</p>`} ${warningsHtml(results.warnings)}`;
}

function warningsHtml(warnings: readonly string[]): Html {
  if (warnings.length === 0) return html`<p class="faint">No warnings.</p>`;
  return html`<h3>Warnings</h3>
    <ul class="warnings">
      ${warnings.map((warning) => html`<li>${warning}</li>`)}
    </ul>`;
}

/** The line of interest before and after, and copper where that is another one. */
export function interestSection(input: ReportInput): Html {
  const { cuKa, interest } = input.results;
  if (interest === null) return NO_HTML;
  const { line, rows } = interest;
  const ofCopper =
    line === 'CuKa' || cuKa.every(({ fwhm }) => fwhm.value === null)
      ? []
      : [html`<p>The optimisation moves constants by copper:</p>`, tableHtml(beforeAfterTable('CuKa', cuKa))];
  return section(line === 'CuKa' ? 'The copper line' : `The line of interest, ${LINES[line].label}`, [
    html`<p>
      Rows marked cross-validated are of events that had no say in the constants: the whole chain was made anew without
      them. The others are judged on the events that made them, which flatters.
    </p>`,
    tableHtml(beforeAfterTable(line, rows)),
    ...figuresOf(input, 'interest'),
    ...ofCopper,
  ]);
}

/** Sums per kind of run; nothing where runs have none. */
export function kindsSection(input: ReportInput): Html {
  const { runKinds, interest } = input.results;
  if (runKinds.length === 0 || interest === null) return NO_HTML;
  const kinds = runKinds.map((kind) => ({ ...kind, row: kind.interest }));
  return section('Kinds of runs', [
    html`<p>On the scale of the reference calibration; the line of interest is fitted in each sum by itself.</p>`,
    tableHtml(runKindsTable(kinds, interest.line)),
    ...figuresOf(input, 'kinds'),
  ]);
}

/** Upper limits on the forbidden line; nothing where none is searched for. */
export function limitSection(input: ReportInput): Html {
  const { upperLimit } = input.results;
  if (upperLimit === null) return NO_HTML;
  const { energyEv, blindedEv, unblinded, rows, method } = upperLimit;
  const levels = rows.find((row) => row.levels.length > 0)?.levels ?? [];
  return section(`Upper limit at ${String(FORBIDDEN_COPPER_EV)} eV`, [
    html`<p>
      ${method}; the line is sought at ${energyEv} eV. Data in ${blindedEv.join(' to ')} eV are
      ${unblinded ? 'shown' : 'blinded, and had no say'}.
    </p>`,
    ...levels.map(({ confidence }) => tableHtml(limitTable(rows, confidence, unblinded))),
    ...figuresOf(input, 'limit'),
  ]);
}

/** Every line: a gain at copper must not be paid for elsewhere. */
export function linesSection(input: ReportInput): Html {
  const of = (crossValidated: boolean, title: string) => {
    const rows = input.results.lines.filter((row) => row.crossValidated === crossValidated);
    return tableHtml(
      linesTable(
        rows.map((row) => ({ ...row, expectedEv: row.expected })),
        title,
      ),
    );
  };
  return section('All lines', [
    of(true, 'All lines, held out'),
    of(false, 'All lines, in sample'),
    ...figuresOf(input, 'lines'),
  ]);
}

/** Constants, displacements and the descent. */
export function scaleSection(input: ReportInput): Html {
  return section('Energy scale', figuresOf(input, 'scale'));
}

/** Error budget and closure test, where they were made. */
export function errorsSection(input: ReportInput): Html {
  const { errorBudget, closure } = input.results;
  const budget =
    errorBudget === null
      ? html`<p>The error budget was not made: the errors in this report are statistical.</p>`
      : tableHtml(budgetTable(errorBudget, errorBudget.scaleAtEv));
  if (closure === null) return section('How sure is it?', [budget, html`<p>No closure test was run.</p>`]);
  const { reference, optimized } = closure;
  return section('How sure is it?', [
    budget,
    html`<ul>
      ${closure.words.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`,
    tableHtml(
      closureTable({ reference: { all: reference, ...reference }, optimized: { all: optimized, ...optimized } }),
    ),
    html`<p class="faint">Seeds ${closure.seeds.join(', ')}. Not tested: ${closure.untested.join(' ')}</p>`,
    ...figuresOf(input, 'closure'),
  ]);
}

/** What was left out, with the reasons, and which fits are not good. */
export function setAsideSection({ results, files }: ReportInput): Html {
  const tables = [
    excludedTable(results.channels),
    stretchesTable(results.settings),
    batchSplitsTable(results.settings),
    correctionsTable(results.settings),
    cutEventsTable(files),
  ].filter(({ rows }) => rows.length > 0);
  const nothing = tables.length === 0 ? [html`<p>Nothing was set aside by screening, by cuts or by hand.</p>`] : [];
  return section('What was set aside', [
    ...nothing,
    ...tables.map(tableHtml),
    html`<p>${formatInteger(results.dataset.overflow)} events were removed as overflow of the ADC.</p>`,
    tableHtml(fitsTable(results.fits)),
  ]);
}

/** Files with hashes, settings with seeds, versions, times: what it takes to make the same figures again. */
export function originSection({ results }: ReportInput): Html {
  const { dataset, settings, timings } = results;
  const files =
    dataset.files.length === 0
      ? html`<p>Simulated run, built in: there are no files.</p>`
      : tableHtml(filesTable(dataset.files));
  return section('Where it comes from', [
    files,
    tableHtml(settingsTable(settings)),
    tableHtml(timingsTable(timings)),
    html`<p class="faint">
      To make these figures again: the same files, settings and version, on the same backend. Method: F. Napolitano et
      al., Meas. Sci. Technol. 35 (2024) 025501, doi:10.1088/1361-6501/ad080a. Line energies: R. D. Deslattes et al.,
      Rev. Mod. Phys. 75 (2003) 35.
    </p>`,
  ]);
}

function timingsTable(timings: ResultsDocument['timings']): TableModel {
  return {
    title: 'Times',
    columns: [wordsColumn('Step'), numberColumn('Time [ms]')],
    rows: Object.entries(timings).map(([name, ms]) => [words(name.replace(/Ms$/u, '')), fixed(ms, 0)]),
  };
}

function section(title: string, blocks: readonly Html[]): Html {
  return blocks.length === 0
    ? NO_HTML
    : html`<section>
        <h2>${title}</h2>
        ${blocks}
      </section>`;
}

function figuresOf({ figures }: ReportInput, wanted: FigureSection): Html[] {
  return figures.filter((figure) => figure.section === wanted).map(figureHtml);
}
