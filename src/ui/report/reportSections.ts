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
import { html, NO_HTML, wordedHtml, type Html } from './html';
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

const WORDS = labels.report;

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
  const extent = [formatInteger(dataset.sdds), formatInteger(dataset.batches), formatInteger(dataset.events)] as const;
  const analysed =
    start === null
      ? WORDS.head.analysed(...extent)
      : WORDS.head.analysedBetween(...extent, formatTime(start), formatTime(stop));
  const madeBy = `${backend.name ?? WORDS.head.noBackend}${backend.adapter === null ? '' : ` (${backend.adapter})`}`;
  const made = WORDS.head.made(app.version, app.commit, formatTime(madeAt.getTime() / 1000), madeBy);
  const gain =
    verdict === null
      ? null
      : wordedHtml(
          WORDS.head.gain(
            LINES[interest?.line ?? 'CuKa'].label,
            labels.spectra[verdict.against].toLowerCase(),
            formatDifference(verdict.gainEv),
          ),
        );
  return html`<h1>${WORDS.title(name)}</h1>
    <p class="faint">${analysed} ${made}</p>
    <p class="verdict">${verdict?.text ?? WORDS.head.notAnalysed}</p>
    ${verdict?.squeeze == null ? NO_HTML : html`<p><strong>${verdict.squeeze}</strong></p>`}
    ${gain === null ? NO_HTML : html`<p>${gain}</p>`}
    ${stale === null ? NO_HTML : html`<p class="warnings">${stale}</p>`} ${warningsHtml(results.warnings)}`;
}

function warningsHtml(warnings: readonly string[]): Html {
  if (warnings.length === 0) return html`<p class="faint">${WORDS.head.noWarnings}</p>`;
  return html`<h3>${WORDS.head.warnings}</h3>
    <ul class="warnings">
      ${warnings.map((warning) => html`<li>${warning}</li>`)}
    </ul>`;
}

/** The line of interest before and after, and copper where that is another one. */
export function interestSection(input: ReportInput): Html {
  const { cuKa, interest, optimisation } = input.results;
  const isByCopper = (optimisation?.line ?? 'CuKa') === 'CuKa';
  if (interest === null) return NO_HTML;
  const { line, rows } = interest;
  const ofCopper =
    line === 'CuKa' || cuKa.every(({ fwhm }) => fwhm.value === null)
      ? []
      : [
          html`<p>${isByCopper ? WORDS.interest.byCopper : WORDS.interest.notByCopper}</p>`,
          tableHtml(beforeAfterTable('CuKa', cuKa)),
        ];
  return section(line === 'CuKa' ? WORDS.interest.copper : WORDS.interest.line(LINES[line].label), [
    html`<p>${WORDS.interest.rows}</p>`,
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
  return section(WORDS.kinds.title, [
    html`<p>${WORDS.kinds.scale}</p>`,
    tableHtml(runKindsTable(kinds, interest.line)),
    ...figuresOf(input, 'kinds'),
  ]);
}

/** Upper limits on the forbidden line; nothing where none is searched for. */
export function limitSection(input: ReportInput): Html {
  const { upperLimit } = input.results;
  if (upperLimit === null) return NO_HTML;
  const { energyEv, blindedEv, unblinded, rows, method } = upperLimit;
  const stateOf = unblinded ? WORDS.limit.shown : WORDS.limit.blinded;
  const levels = rows.find((row) => row.levels.length > 0)?.levels ?? [];
  return section(WORDS.limit.title(String(FORBIDDEN_COPPER_EV)), [
    html`<p>${stateOf(method, String(energyEv), String(blindedEv[0]), String(blindedEv[1]))}</p>`,
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
  return section(WORDS.lines.title, [
    of(true, WORDS.lines.heldOut),
    of(false, WORDS.lines.inSample),
    ...figuresOf(input, 'lines'),
  ]);
}

/** Constants, displacements and the descent. */
export function scaleSection(input: ReportInput): Html {
  return section(WORDS.scale, figuresOf(input, 'scale'));
}

/** Error budget and closure test, where they were made. */
export function errorsSection(input: ReportInput): Html {
  const { errorBudget, closure } = input.results;
  const budget =
    errorBudget === null
      ? html`<p>${WORDS.errors.noBudget}</p>`
      : tableHtml(budgetTable(errorBudget, errorBudget.scaleAtEv));
  if (closure === null) return section(WORDS.errors.title, [budget, html`<p>${WORDS.errors.noClosure}</p>`]);
  const { reference, optimized } = closure;
  return section(WORDS.errors.title, [
    budget,
    html`<ul>
      ${closure.words.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`,
    tableHtml(
      closureTable({ reference: { all: reference, ...reference }, optimized: { all: optimized, ...optimized } }),
    ),
    html`<p class="faint">${WORDS.errors.seeds(closure.seeds.join(', '), closure.untested.join(' '))}</p>`,
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
  const nothing = tables.length === 0 ? [html`<p>${WORDS.setAside.nothing}</p>`] : [];
  return section(WORDS.setAside.title, [
    ...nothing,
    ...tables.map(tableHtml),
    html`<p>${WORDS.setAside.overflow(formatInteger(results.dataset.overflow))}</p>`,
    tableHtml(fitsTable(results.fits)),
  ]);
}

/** Files with hashes, settings with seeds, versions, times: what it takes to make the same figures again. */
export function originSection({ results }: ReportInput): Html {
  const { dataset, settings, timings } = results;
  const files =
    dataset.files.length === 0 ? html`<p>${WORDS.origin.noFiles}</p>` : tableHtml(filesTable(dataset.files));
  return section(WORDS.origin.title, [
    files,
    tableHtml(settingsTable(settings)),
    tableHtml(timingsTable(timings)),
    html`<p class="faint">${WORDS.origin.again}</p>`,
  ]);
}

function timingsTable(timings: ResultsDocument['timings']): TableModel {
  return {
    title: WORDS.origin.times,
    columns: [wordsColumn(WORDS.columns.step), numberColumn(WORDS.columns.time)],
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
