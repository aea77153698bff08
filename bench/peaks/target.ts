import type { BenchmarkReport } from '../../src/peaks/benchmark/report';
import { figure, table } from './tables';

/** What the default finder is to reach on the shared benchmark's mix of yields. */
const MOST_STD_ADC = 2.15;
const MOST_OVER_LIMIT = 1.06;
/** Every line: one that is lost among ten thousand is a miss. */
const LEAST_EFFICIENCY = 1;
const MOST_OFF_PULL_WIDTH = 0.1;

interface Check {
  readonly what: string;
  readonly wanted: string;
  readonly reached: string;
  readonly isMet: boolean;
}

/** Where the finder meets the target on these spectra and where it misses it. */
export function targetTable(report: BenchmarkReport, finder: string): string {
  const own = report.finders.find((candidate) => candidate.finder === finder);
  if (own === undefined) return `The default finder \`${finder}\` was not among those that ran.`;
  const { standardDeviation, efficiency, pullWidth } = own.all;
  const byLine = report.lines.map((line, l): Check => {
    const ratio = (own.byLine[l]?.standardDeviation ?? NaN) / (report.limit?.byLine[l]?.knownContinuum ?? NaN);
    return {
      what: `${line}: std / Cramér-Rao limit`,
      wanted: `at most ${MOST_OVER_LIMIT}`,
      reached: figure(ratio, 3),
      isMet: ratio <= MOST_OVER_LIMIT,
    };
  });
  const checks: Check[] = [
    {
      what: 'std over all lines [channels]',
      wanted: `at most ${MOST_STD_ADC}`,
      reached: figure(standardDeviation, 3),
      isMet: standardDeviation <= MOST_STD_ADC,
    },
    ...byLine,
    {
      what: 'found',
      wanted: '100 %',
      reached: `${figure(100 * efficiency)} %`,
      isMet: efficiency >= LEAST_EFFICIENCY,
    },
    {
      what: 'pull width',
      wanted: `1.0 ± ${MOST_OFF_PULL_WIDTH}`,
      reached: pullWidth === null ? 'states no errors' : figure(pullWidth, 3),
      isMet: pullWidth !== null && Math.abs(pullWidth - 1) <= MOST_OFF_PULL_WIDTH,
    },
  ];
  const missed = checks.filter(({ isMet }) => !isMet).map(({ what }) => what);
  const words =
    missed.length === 0
      ? `\`${finder}\` meets the target in every point.`
      : `\`${finder}\` misses the target in ${missed.length} of ${checks.length} points: ${missed.join('; ')}.`;
  const rows = checks.map(({ what, wanted, reached, isMet }) => [what, wanted, reached, isMet ? 'met' : '**missed**']);
  return `${words}\n\n${table([`\`${finder}\` on ${report.title}`, 'target', 'reached', ''], rows)}`;
}
