import type { BenchmarkReport } from '../../src/peaks/benchmark/report';
import { DEFAULT_FINDER } from '../../src/peaks/finders';

/** The scores for other programs: numbers finite or null. */
export function scoresAsJson({ finders, lines }: BenchmarkReport): string {
  const scores = finders.map(({ finder, all, byLine }) => {
    const ofLine = lines.map((line, l) => [
      line,
      { std: byLine[l]?.standardDeviation, efficiency: byLine[l]?.efficiency },
    ]);
    return [
      finder,
      {
        std: all.standardDeviation,
        efficiency: all.efficiency,
        fakesPerSpectrum: all.fakesPerSpectrum,
        pullWidth: all.pullWidth,
        lines: Object.fromEntries(ofLine) as unknown,
      },
    ];
  });
  const whole = { default: DEFAULT_FINDER, finders: Object.fromEntries(scores) as unknown };
  return `${JSON.stringify(whole, (_key, value: unknown) => (isNoFigure(value) ? null : value), 2)}\n`;
}

function isNoFigure(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value));
}
