/**
 * `npm run bench:monitor`: every test of the array's spectra on simulated months of known truth, and how often good ones
 * are flagged; writes `docs/benchmarks/monitor.md`. `--months N` sets the number of months of either sort.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startWasm } from '../scripts/train/wasmBackend';
import { ANOMALY_KINDS, type AnomalyKind } from '../src/dataset/anomaly';
import { batchFlags } from '../src/monitor/flags/batchFlags';
import { STATISTIC_IDS, type StatisticId } from '../src/monitor/statistics/all';
import { labelsOf } from './monitor/labels';
import { equipment, watchedMonth } from './monitor/months';
import { monitorPage, type Counted, type MonitorFigures } from './monitor/page';
import { otherRuns } from './monitor/otherRuns';
import { rank } from './monitor/rank';

const ODD_SEED = 5000;
const GOOD_SEED = 7000;
/** Detectors of 32 with an anomaly: two of every kind. */
const ANOMALIES = 18;
const RATES = [0.005, 0.01, 0.02, 0.05];
const DEFAULT_RATE = 0.02;

const { values } = parseArgs({ options: { months: { type: 'string', default: '24' } } });
const months = Number(values.months);
await startWasm();
const tools = await equipment();

const good = new Map<StatisticId, number[]>();
const odd = new Map<AnomalyKind, Map<StatisticId, number[]>>();
const right = new Map<AnomalyKind, Counted>(ANOMALY_KINDS.map((kind) => [kind, { all: 0, right: 0, other: 0 }]));
const scoringMs: number[] = [];
for (let month = 0; month < months; month++) {
  const {
    histograms,
    anomalies,
    startS,
    watched,
    scoringMs: ms,
  } = await watchedMonth(ODD_SEED + month, ANOMALIES, tools);
  scoringMs.push(ms);
  const labels = labelsOf(histograms, anomalies, startS);
  const { run, made } = watched;
  const batches = histograms.batches.length;
  for (const id of STATISTIC_IDS) {
    made.statistics[id].forEach((value, i) => {
      const place = Math.floor(i / batches);
      const label = labels[(run.detectors[place]?.detector ?? 0) * batches + (i % batches)] ?? 'unclear';
      if (label === 'unclear') return;
      const own = label === 'good' ? good : (odd.get(label) ?? new Map<StatisticId, number[]>());
      if (label !== 'good') odd.set(label, own);
      own.set(id, [...(own.get(id) ?? []), value]);
    });
  }
  const flags = batchFlags(run, made, watched.scores, DEFAULT_RATE);
  for (const anomaly of anomalies) {
    const detector = histograms.detectors.findIndex(({ sdd }) => sdd === anomaly.sdd);
    const within = flags.filter(
      ({ detector: own, batch }) => own === detector && labels[detector * batches + (batch ?? 0)] === anomaly.kind,
    );
    const counted = right.get(anomaly.kind) ?? { all: 0, right: 0, other: 0 };
    const isRight = within.some(({ kind }) => kind === anomaly.kind);
    right.set(anomaly.kind, {
      all: counted.all + 1,
      right: counted.right + Number(isRight),
      other: counted.other + Number(!isRight && within.length > 0),
    });
  }
  console.log(`month ${month + 1} of ${months} with anomalies`);
}

const flagged = RATES.map(() => 0);
let spectra = 0;
for (let month = 0; month < months; month++) {
  const { histograms, watched } = await watchedMonth(GOOD_SEED + month, 0, tools);
  spectra += histograms.detectors.length * histograms.batches.length;
  RATES.forEach((rate, i) => {
    const flags = batchFlags(watched.run, watched.made, watched.scores, rate);
    flagged[i] = (flagged[i] ?? 0) + new Set(flags.map(({ detector, batch }) => `${detector} ${batch}`)).size;
  });
  console.log(`good month ${month + 1} of ${months}`);
}

const figures: MonitorFigures = {
  months,
  anomalies: ANOMALIES,
  rankings: ANOMALY_KINDS.map((kind) => ({
    kind,
    spectra: odd.get(kind)?.get('rate')?.length ?? 0,
    byStatistic: STATISTIC_IDS.map((id) => ({ id, ...rank(odd.get(kind)?.get(id) ?? [], good.get(id) ?? []) })),
  })),
  right: ANOMALY_KINDS.map((kind) => ({ kind, ...(right.get(kind) ?? { all: 0, right: 0, other: 0 }) })),
  defaultRate: DEFAULT_RATE,
  falseAlarms: RATES.map((rate, i) => ({ rate, flagged: flagged[i] ?? 0, spectra })),
  others: await otherRuns(RATES, tools),
  rates: RATES,
  scoringMs: scoringMs.toSorted((a, b) => a - b)[scoringMs.length >> 1] ?? NaN,
};
writeFileSync(fileURLToPath(new URL('../docs/benchmarks/monitor.md', import.meta.url)), monitorPage(figures));
console.log('written to docs/benchmarks/monitor.md');
