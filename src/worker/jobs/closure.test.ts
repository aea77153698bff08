import { beforeAll, describe, expect, it } from 'vitest';
import { TOY_SETTINGS, toyAnalysis } from '../../assess/fixtures/toyAnalysis';
import type { ClosureReport } from '../../assess/closure/results';
import { figuresOf } from '../../assess/closure/report';
import { closureWords } from '../../assess/closure/words';
import type { Progress } from '../../dataset/task';
import { classicalFinder } from '../../peaks/classical/classicalFinder';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { simulateRun } from '../../simulate/simulateRun';
import { calibrateRun } from './calibrateRun';
import { closure } from './closure';
import { emptyWorkspace, type JobContext } from './context';

const SETTINGS = {
  ...TOY_SETTINGS,
  finder: 'find_peaks',
  batchLengthDays: 1,
  folds: 0,
  channelOverrides: {},
  peakCorrections: [],
} as const;
const TOYS = 5;

const workspace = emptyWorkspace();
const seen: Progress[] = [];
const context: JobContext = {
  ...QUIET,
  onProgress: (progress) => seen.push(progress),
  workspace,
  onUpdate: () => undefined,
  nowMs: () => 0,
  loadModel: () => Promise.reject(new Error('no models here')),
};

let report: ClosureReport;
let before: Pick<typeof workspace, 'loaded' | 'analysis'>;

beforeAll(async () => {
  const { histograms } = await simulateRun({ preset: 'small', seed: 7, batchLengthDays: 1 }, QUIET);
  workspace.loaded = { run: { histograms, files: [], warnings: [] }, ingestMs: 0 };
  workspace.calibrated = await calibrateRun(histograms, VIP2, SETTINGS, classicalFinder, context);
  workspace.analysis = { ...(await toyAnalysis()), settings: SETTINGS };
  before = { loaded: workspace.loaded, analysis: workspace.analysis };
  seen.length = 0;
  report = await closure({ toys: TOYS, seed: 11, variant: 'as-found' }, context);
}, 60_000);

describe('closure of a small run', () => {
  it('finds the truth back within its errors, in every batch of every SDD', () => {
    for (const set of ['reference', 'optimized'] as const) {
      const { spectra, meanEv, pullWidth } = report.figures[set].all;
      expect(spectra, set).toBe(TOYS * 4 * 4);
      expect(Math.abs(meanEv.value!), set).toBeLessThan(3 * meanEv.error!);
      // 20 (SDD, toy) share a curvature each: the width is known to about a sixth.
      expect(Math.abs(pullWidth.value! - 1), set).toBeLessThan(3 * pullWidth.error!);
      expect(pullWidth.error, set).toBeLessThan(0.25);
    }
  });

  it('finds the summed line off by what the constants are off, on other events', () => {
    for (const { truth, response, deviations } of report.toys) {
      const { reference } = deviations;
      const mean = reference.reduce((sum, { ev }) => sum + ev, 0) / reference.length;
      // SDDs have other shares of the copper than of the batches, and 140 events fix a position to 6 eV.
      expect(Math.abs(response.reference.positionEv! - mean)).toBeLessThan(20);
      // No detector is better than silicon.
      expect(truth.fwhmEv).toBeGreaterThan(137);
    }
  });

  it('says so in words, and says when the stated errors are half of what they should be', () => {
    expect(report.words[0]).toMatch(/no bias that these toys can show.*errors hold/u);
    const halved = report.toys.map((toy) => ({
      ...toy,
      deviations: {
        ...toy.deviations,
        reference: toy.deviations.reference.map((own) => ({ ...own, errorEv: own.errorEv / 2 })),
      },
    }));
    const { reference } = { reference: figuresOf(halved, 'reference') };
    const [words] = closureWords({ ...report.figures, reference });
    const percent = Number(/errors are (\d+) % too small/u.exec(words!)?.[1]);
    expect(percent).toBeCloseTo(100 * (1 - 0.5 / report.figures.reference.all.pullWidth.value!), -1);
  });

  it('leaves run and analysis alone, and keeps the report for the results file', () => {
    expect(workspace.loaded).toBe(before.loaded);
    expect(workspace.analysis).toBe(before.analysis);
    expect(workspace.calibrated?.closure).toBe(report);
  });

  it('tells its progress, which only rises', () => {
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
    expect(seen.at(-1)?.stage).toBe(`Closure, toy ${String(TOYS)} of ${String(TOYS)}`);
  });

  it('stops when it is cancelled, and keeps what was there', async () => {
    const cancelled = { ...context, breathe: () => Promise.reject(new Error('Cancelled')) };
    await expect(closure({ toys: 1, seed: 1, variant: 'straight' }, cancelled)).rejects.toThrow('Cancelled');
    expect(workspace.calibrated?.closure).toBe(report);
  });

  it('needs an analysis, and a sane number of toys', async () => {
    const empty = { ...context, workspace: emptyWorkspace() };
    await expect(closure({ toys: 1, seed: 1, variant: 'as-found' }, empty)).rejects.toThrow('run the analysis first');
    await expect(closure({ toys: 0, seed: 1, variant: 'as-found' }, context)).rejects.toThrow('1 to 50 toys, not 0');
  });
});
