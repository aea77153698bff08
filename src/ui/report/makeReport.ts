import type { ResultsDocument } from '../../assess/resultsDocument';
import { labels } from '../../labels/labels';
import { svgOf } from '../../plots/pictures';
import { LIGHT } from '../../plots/theme';
import { profilesOf } from '../../store/modelsSlice';
import { firstStaleStep } from '../../store/steps';
import type { WorkbenchState } from '../../store/workbench';
import { reportFigures, type PlannedFigure } from './reportFigures';
import { reportHtml } from './reportHtml';
import type { ReportInput } from './reportSections';

const WORDS = labels.report;

/** Width of a figure, pixels: that of the report's column. */
const WIDTH = 720;

/**
 * The report of the run as HTML. Numbers are read from the results file itself, so that the two cannot differ; figures are
 * drawn anew, in the colours of paper.
 *
 * @param onProgress how many of the figures are drawn
 * @throws {Error} where the worker cannot make the results file
 */
export async function makeReport(
  state: WorkbenchState,
  madeAt: Date,
  onProgress: (drawn: number, all: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const results = JSON.parse(await state.exportResults()) as ResultsDocument;
  const planned = figuresOf(state);
  const figures: ReportInput['figures'][number][] = [];
  for (const { figure, height, ...facts } of planned) {
    signal.throwIfAborted();
    onProgress(figures.length, planned.length);
    figures.push({ ...facts, svg: await svgOf({ ...figure, paper: LIGHT.paper }, { width: WIDTH, height }) });
    await nextFrame();
  }
  const { summary } = state;
  return reportHtml({
    results,
    madeAt,
    figures,
    name: nameOf(state),
    files: summary?.files ?? [],
    stale: staleText(state),
  });
}

function figuresOf({
  analysis,
  summary,
  closure,
  selection,
  models,
  ownProfiles,
}: WorkbenchState): readonly PlannedFigure[] {
  if (analysis === null || summary === null) return [];
  const profile = profilesOf(models, ownProfiles).find(({ id }) => id === analysis.settings.profile);
  return reportFigures({ analysis, summary, profile, closure, selection });
}

function nameOf({ source, summary }: WorkbenchState): string {
  if (source?.kind === 'demo') return WORDS.demoRun;
  const [first, ...more] = summary?.files ?? [];
  const name = first?.name ?? WORDS.unnamedRun;
  return more.length === 0 ? name : WORDS.severalFiles(name, String(more.length));
}

function staleText({ analysis, settings }: WorkbenchState): string | null {
  if (analysis === null || firstStaleStep(analysis.settings, settings) === null) return null;
  return WORDS.stale;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
