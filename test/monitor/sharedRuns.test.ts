/** The simulated runs of known truth and the measured array beside the project, watched before any calibration. */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasm } from '../../scripts/train/wasmBackend';
import type { Anomaly } from '../../src/dataset/anomaly';
import type { Histograms } from '../../src/dataset/histograms';
import type { MonitorReport } from '../../src/monitor/report';
import { QUIET } from '../../src/simulate/fixtures/quietContext';
import { emptyWorkspace, type JobContext } from '../../src/worker/jobs/context';
import { ingest } from '../../src/worker/jobs/ingest';
import { monitor } from '../../src/worker/jobs/monitor';
import type { DatasetSummary } from '../../src/worker/protocol';

const SHARED = new URL('../../../shared/data/', import.meta.url);
const MODELS = new URL('../../public/models/', import.meta.url);
const isThere = existsSync(new URL('sim/', SHARED));
const title = isThere ? 'shared runs' : 'shared runs (skipped: the folder shared/data is not beside the project)';
/** What a person has set: the page's own default. */
const FALSE_ALARM_RATE = 0.02;

interface Truth {
  readonly t0: number;
  readonly batch_days: number;
  readonly dead: readonly number[];
  readonly noisy: number;
  readonly wide: number;
  readonly step: Readonly<Record<string, { readonly time: number }>>;
  readonly burst: { readonly start: number; readonly length_s: number; readonly sdd: readonly number[] };
}

interface Watched {
  readonly report: MonitorReport;
  readonly summary: DatasetSummary;
  readonly histograms: Histograms;
}

async function watched(path: string, profile: string): Promise<Watched> {
  const workspace = { ...emptyWorkspace(), backend: { name: 'wasm', adapter: 'tests' } as const };
  const context: JobContext = {
    ...QUIET,
    workspace,
    onUpdate: () => undefined,
    nowMs: () => 0,
    loadModel: (name) => Promise.resolve(Uint8Array.from(readFileSync(new URL(name, MODELS))).buffer),
  };
  const files = [new File([await openAsBlob(new URL(path, SHARED))], path)];
  const summary = await ingest({ files, batchLengthDays: 2, profile, choices: {}, suggest: false }, context);
  const report = await monitor({ profile, falseAlarmRate: FALSE_ALARM_RATE }, context);
  return { report, summary, histograms: workspace.loaded!.run.histograms };
}

describe.skipIf(!isThere)(title, () => {
  beforeAll(startWasm);

  it('month: every fault is flagged as what it is, and at most 2 % of good spectra with them', async () => {
    const truth = JSON.parse(readFileSync(new URL('sim/month/truth.json', SHARED), 'utf8')) as Truth;
    const { report, histograms } = await watched('sim/month/events.csv.gz', 'vip-2');
    const { anomalies } = report;
    const has = (sdd: number, kind: Anomaly['kind'], batch: number | null) =>
      anomalies.some((own) => own.detector === sdd && own.kind === kind && own.batch === batch);
    const batchAt = (time: number) => Math.floor((time - truth.t0) / 86400 / truth.batch_days);
    expect(histograms.detectors.map(({ sdd }) => sdd)).toEqual(Array.from({ length: 32 }, (_, sdd) => sdd));
    for (const sdd of truth.dead) expect(has(sdd, 'dead', null)).toBe(true);
    expect(has(truth.noisy, 'noise-spike', null)).toBe(true);
    expect(has(truth.wide, 'broad', null)).toBe(true);
    for (const [sdd, { time }] of Object.entries(truth.step)) {
      expect(has(Number(sdd), 'gain-step', batchAt(time))).toBe(true);
    }
    const { start, length_s, sdd: noisy } = truth.burst;
    const live = noisy.filter((sdd) => !truth.dead.includes(sdd));
    const batches = new Set([batchAt(start), batchAt(start + length_s)]);
    for (const sdd of live) expect([...batches].some((batch) => has(sdd, 'burst', batch))).toBe(true);
    const bad = [...truth.dead, truth.noisy, truth.wide];
    const isGood = (sdd: number, batch: number) =>
      !bad.includes(sdd) &&
      !(noisy.includes(sdd) && batches.has(batch)) &&
      !(truth.step[String(sdd)] !== undefined && batchAt(truth.step[String(sdd)]!.time) === batch);
    const falsely = new Set(
      anomalies.flatMap(({ detector, batch }) =>
        batch !== null && isGood(detector, batch) ? [`${String(detector)} ${String(batch)}`] : [],
      ),
    );
    const good = histograms.detectors.flatMap((_, sdd) => histograms.batches.filter((_batch, b) => isGood(sdd, b)));
    expect(falsely.size / good.length).toBeLessThanOrEqual(0.02);
  }, 120_000);

  it('SIDDHARTA-2: the 11 unusable channels are flagged, and none of the 45 good ones is set aside', async () => {
    const { files } = JSON.parse(readFileSync(new URL('real/truth.json', SHARED), 'utf8')) as {
      files: Record<string, { histograms?: Record<string, { readonly usable: boolean }> }>;
    };
    const truth = Object.entries(files).find(([name]) => name.endsWith('all_hist.root'))?.[1].histograms ?? {};
    const { report, summary, histograms } = await watched('real/siddharta2_hist.csv.gz', 'siddharta-2');
    const usable = histograms.detectors.map(({ sdd }) => truth[`bus1_sdd${String(sdd)}`]?.usable === true);
    expect(usable.filter(Boolean)).toHaveLength(45);
    usable.forEach((isUsable, detector) => {
      const isSilent = report.anomalies.some(
        (own) => own.detector === detector && (own.kind === 'dead' || own.kind === 'starved'),
      );
      expect(isSilent).toBe(!isUsable);
      if (isUsable) expect(summary.channels[detector]!.status).toBe('ok');
    });
  }, 120_000);
});
