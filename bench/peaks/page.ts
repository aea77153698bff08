import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import type { BenchmarkReport } from '../../src/peaks/benchmark/report';
import { HELD_OUT_SEED } from '../../src/peaks/benchmark/heldOutKinds';
import { DEFAULT_FINDER } from '../../src/peaks/finders';
import { classicalSettings } from './classicalSettings';
import { errorFigure, yieldFigure } from './figures';
import { machine } from './surroundings';
import { figure, lineTable, summaryTable, table, yieldTable } from './tables';
import { targetTable } from './target';
import type { Timing } from './timing';

const FOLDER = fileURLToPath(new URL('../../docs/benchmarks/', import.meta.url));
const TRIED = fileURLToPath(new URL('tried.md', import.meta.url));
const SHARED_README = fileURLToPath(new URL('../../../shared/data/peaks/README.md', import.meta.url));

export interface Measurements {
  readonly recipe: BenchmarkReport;
  readonly physical: BenchmarkReport;
  readonly distractions: BenchmarkReport;
  readonly recipeLadder: BenchmarkReport;
  readonly physicalLadder: BenchmarkReport;
  /** Null where the shared file is not at hand. */
  readonly shared: BenchmarkReport | null;
  readonly timings: readonly Timing[];
  readonly timedSpectra: number;
}

/** Writes `docs/benchmarks/peaks.md` and its figures. */
export async function writePage(measured: Measurements): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}peaks-errors.svg`, errorFigure(measured.recipe));
  writeFileSync(`${FOLDER}peaks-yield-recipe.svg`, yieldFigure(measured.recipeLadder));
  writeFileSync(`${FOLDER}peaks-yield-physical.svg`, yieldFigure(measured.physicalLadder));
  const text = await format(pageOf(measured), { parser: 'markdown', printWidth: 120 });
  writeFileSync(`${FOLDER}peaks.md`, text);
}

function pageOf({
  recipe,
  physical,
  distractions,
  recipeLadder,
  physicalLadder,
  shared,
  timings,
  timedSpectra,
}: Measurements): string {
  const timingRows = timings.map(({ id, firstCallMs, msPerSpectrum }) => [
    id,
    figure(msPerSpectrum, 3),
    figure(firstCallMs, 0),
  ]);
  return `# Peak finders

Written by \`npm run bench:peaks\`: ${machine()}, wasm backend of tfjs on one thread. Every finder is asked as the
workbench asks it, on the same spectra by channel; it is not told what was simulated.

Figures in ADC channels. **std**: standard deviation of (predicted − true) over predictions within 50 channels of the
truth; **68 % half width**: half the distance between the quantiles at 15.9 and 84.1 % of the same; **found**: share of the
lines that are there with such a prediction; **fakes**: predictions of lines that are not there or lie further off;
**pull width**: standard deviation of (predicted − true)/stated error, a dash for finders that state none.

The **Cramér-Rao limit** is the least std that the counts allow an estimator without bias, root mean square over the
spectra; yields and a common width are unknown to it. Limits above 28.9 channels, that of a guess within ±50, count as
that. It knows nothing of where lines usually are, nor that one energy scale holds for all lines of a physical detector:
a finder that does can be better, with few events and where a faint line follows from strong ones.

## The target

${shared === null ? 'The shared benchmark was not at hand, so that the target was not tested on it.' : targetTable(shared, DEFAULT_FINDER)}

${targetTable(recipe, DEFAULT_FINDER)}

${readFileSync(TRIED, 'utf8')}
${sharedSection(shared)}
## Held-out spectra

Drawn with seed ${HELD_OUT_SEED}, which no training uses. ${[recipe, physical, distractions].map((report) => section(report)).join('\n')}
![Histogram of predicted minus true](peaks-errors.svg)

Errors on the first of these sets (paper, Fig. 3 right).

## Against yield

Total yields log-uniform over the range; std over all lines, and the share found. A yield of 0.067 is two days of one
SDD, 0.005 four hours.

### ${recipeLadder.title} (${recipeLadder.spectra} spectra)

${yieldTable(recipeLadder)}

![Standard deviation against yield, paper's recipe](peaks-yield-recipe.svg)

### ${physicalLadder.title} (${physicalLadder.spectra} spectra)

${yieldTable(physicalLadder)}

![Standard deviation against yield, physical detectors](peaks-yield-physical.svg)

## Time

${timedSpectra} spectra; the first call includes reading the weights.

${table(['finder', 'ms per spectrum (median of 5)', `first call on ${timedSpectra} [ms]`], timingRows)}

## Settings of the classical finders

${classicalSettings()}
`;
}

function section(report: BenchmarkReport): string {
  return `
### ${report.title} (${report.spectra} spectra)

${summaryTable(report)}

${lineTable(report)}
`;
}

function sharedSection(shared: BenchmarkReport | null): string {
  if (shared === null) return '';
  return `## Shared benchmark

\`bench.csv.gz\`, made elsewhere by the paper's recipe; nothing was trained on it. Its expected counts are not known: the
limit is estimated by a fit of yields and a smooth continuum to each spectrum at the true positions and widths, which
agrees with the exact limit to 2 % on spectra of our own.
${section(shared)}
${yieldTable(shared)}

What its README states of the same spectra:

${sharedReadmeTable()}
`;
}

/** The table of the README beside the shared benchmark. */
function sharedReadmeTable(): string {
  if (!existsSync(SHARED_README)) return 'Not at hand.';
  return readFileSync(SHARED_README, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .join('\n');
}
