import type { BenchmarkReport, ByLine, FinderScore, LimitFigures } from '../../src/peaks/benchmark/report';

/** A Markdown table; the first column is text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A figure with so many decimals; a dash for none. */
export function figure(value: number | null | undefined, decimals = 2): string {
  return value == null || !Number.isFinite(value) ? '–' : value.toFixed(decimals);
}

/** The limit's name says how it was come by. */
function limitName({ limit }: BenchmarkReport): string {
  return limit?.kind === 'estimated' ? 'Cramér-Rao limit (estimated from the counts)' : 'Cramér-Rao limit';
}

/** One row per finder, all lines together, below the limit. */
export function summaryTable(report: BenchmarkReport): string {
  const head = ['finder', 'std', '68 % half width', 'bias', 'found %', 'fakes per spectrum', 'pull width'];
  const { limit } = report;
  const rows = report.finders.map(({ finder, all }) => [finder, ...summaryCells(all)]);
  const limits = limit === null ? [] : [[limitName(report), figure(limit.all.knownContinuum), '', '', '', '', '']];
  return table([...head], [...limits, ...rows]);
}

function summaryCells(score: FinderScore): string[] {
  return [
    figure(score.standardDeviation),
    figure(score.halfWidth68),
    figure(score.bias),
    figure(100 * score.efficiency),
    figure(score.fakesPerSpectrum, 3),
    figure(score.pullWidth),
  ];
}

/** Standard deviation, found and fakes by line. */
export function lineTable(report: BenchmarkReport): string {
  const { limit, finders, lines } = report;
  const cell = (score: FinderScore) =>
    `${figure(score.standardDeviation)} (${figure(100 * score.efficiency, 1)} %, ${figure(score.fakesPerSpectrum, 2)})`;
  const limits = (name: string, of: keyof LimitFigures) =>
    limit === null ? [] : [[name, ...limit.byLine.map((figures) => figure(figures[of]))]];
  return table(
    ['std (found, fakes)', ...lines],
    [
      ...limits('limit, continuum known', 'knownContinuum'),
      ...limits('limit, continuum unknown', 'unknownContinuum'),
      ...finders.map(({ finder, byLine }) => [finder, ...byLine.map(cell)]),
    ],
  );
}

/** Standard deviation by total yield; `line` null for all lines together. */
export function yieldTable(report: BenchmarkReport, line: number | null = null): string {
  const { limit, finders, yields } = report;
  const pick = <Figures>({ all, byLine }: ByLine<Figures>) => (line === null ? all : byLine[line]);
  const cell = (score: FinderScore | undefined) =>
    `${figure(score?.standardDeviation)} (${figure(100 * (score?.efficiency ?? NaN), 1)} %)`;
  const limits =
    limit === null ? [] : [[limitName(report), ...limit.byYield.map((entry) => figure(pick(entry)?.knownContinuum))]];
  return table(
    ['total yield', ...yields.map(({ from, to }) => `${from}-${to}`)],
    [...limits, ...finders.map(({ finder, byYield }) => [finder, ...byYield.map((entry) => cell(pick(entry)))])],
  );
}
