import { calibrateDetectors } from '../../src/calibrate/chain';
import { optimiseCopper } from '../../src/calibrate/optimiseCopper';
import { DEFAULT } from '../../src/calibrate/optimise/fixtures/defaultRun';
import { DEFAULT_METHOD } from '../../src/calibrate/reference/method';
import { LOSSES, OPTIMISERS } from '../../src/calibrate/settings';
import { HAS_MONTH, readMonth } from '../fits/monthRun';
import { CONTEXT } from '../peaks/surroundings';
import { figure, table } from '../peaks/tables';
import { summary } from './timing';

const ITERATIONS = DEFAULT.iterations;
const MOST_MS = 300;
const RUNS = 7;

/** The section on the simulated month: its whole optimisation, as the page runs it. */
export async function monthSection(): Promise<string> {
  const title = '## The month';
  if (!HAS_MONTH) return `${title}\n\nThe simulated month was not at hand.\n`;
  const { histograms, detectors, peaks } = await readMonth();
  const settings = { fallbackGainEvPerAdc: 4.4, seed: 1, screen: () => null, method: DEFAULT_METHOD };
  const { references } = await calibrateDetectors({ histograms, detectors, peaks, ...settings }, CONTEXT);
  const rows: string[][] = [];
  let slowest = 0;
  for (const { id: loss, label } of LOSSES) {
    for (const { id: optimiser, label: name } of OPTIMISERS) {
      const times: number[] = [];
      const timesWithLeftOut: number[] = [];
      const asked = { ...DEFAULT, loss, optimiser };
      for (let run = 0; run < RUNS; run++) {
        const startedMs = performance.now();
        await optimiseCopper(histograms, references, asked, CONTEXT);
        const doneMs = performance.now();
        times.push(doneMs - startedMs);
        await optimiseCopper(histograms, references, asked, CONTEXT, { leftOutSeed: 1 });
        timesWithLeftOut.push(performance.now() - doneMs);
      }
      const medians = [times, timesWithLeftOut].map((all) => summary(all).median);
      slowest = Math.max(slowest, medians[0] ?? NaN);
      rows.push([`${label}, ${name}`, figure(times[0], 0), ...medians.map((median) => figure(median, 0))]);
    }
  }
  const batches = references.reduce((sum, { reference }) => sum + reference.batches.length, 0);
  return `${title}

${ITERATIONS} iterations from the reference calibration on the simulated month (${batches} batches of ${references.length} SDDs), everything that
\`Optimise\` does but the assessment: events gathered, rows checked and whitened, tables, iterations, covariances. The first
row's first run has the code cold. The last column has the second descent beside it that leaves events out, as the page runs it.

${table(['loss, optimiser', 'first run [ms]', `median of ${RUNS} [ms]`, 'with events left out [ms]'], rows)}

Target: under ${MOST_MS} ms, by the median of the descent itself. ${slowest < MOST_MS ? 'It is met by every loss and optimiser.' : `**The slowest takes ${figure(slowest, 0)} ms.**`}
`;
}
