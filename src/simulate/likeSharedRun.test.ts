import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planRun } from './planRun';
import { SIMULATION_PRESETS } from './presets';
import { DEMO_SEED } from './simulateRun';
import { truthOf } from './truth';

const TRUTH = new URL('../../../shared/data/sim/month/truth.json', import.meta.url);

interface SharedTruth {
  readonly sdd: readonly {
    readonly dead: boolean;
    readonly fwhm_8keV: number;
    readonly drift_rms_eV_at_Cu: number;
    readonly whole: { readonly p1: number; readonly centroid: Readonly<Record<string, number>> };
  }[];
}

/** The independent simulation of the same experiment: ours should be one of its kind, not its copy. */
describe.skipIf(!existsSync(TRUTH))(
  'the demo month beside the independent month (skipped where that is absent)',
  () => {
    const shared = existsSync(TRUTH) ? (JSON.parse(readFileSync(TRUTH, 'utf8')) as SharedTruth) : { sdd: [] };
    const run = planRun(SIMULATION_PRESETS.month, DEMO_SEED);
    const { startS, days } = run.preset;
    const ours = run.detectors.map(({ sdd }) => truthOf(run, sdd, startS, startS + days * 86400));
    const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;

    it.each([
      ['TiKa1', 'TiKa'],
      ['TiKb', 'TiKb'],
      ['MnKa1', 'MnKa'],
      ['MnKb', 'MnKb'],
      ['CuKa1', 'CuKa'],
    ] as const)('has %s in the same range of channels, to 60', (theirs, line) => {
      const [low, high] = range(shared.sdd.map(({ whole }) => whole.centroid[theirs]!));
      const [ownLow, ownHigh] = range(ours.map(({ centroidAdc }) => centroidAdc[line]));
      expect(Math.abs(ownLow - low)).toBeLessThan(60);
      expect(Math.abs(ownHigh - high)).toBeLessThan(60);
    });

    it('has the same widths at copper, to 15 eV', () => {
      const [low, high] = range(shared.sdd.map(({ fwhm_8keV }) => fwhm_8keV).filter((fwhm) => fwhm < 200));
      const [ownLow, ownHigh] = range(
        ours
          .map(({ sigmaAdc, scale, centroidAdc }) => {
            return 2.3548 * sigmaAdc.CuKa * (scale[1] + 2 * scale[2] * centroidAdc.CuKa);
          })
          .filter((fwhm) => fwhm < 200),
      );
      expect(Math.abs(ownLow - low)).toBeLessThan(15);
      expect(Math.abs(ownHigh - high)).toBeLessThan(15);
    });
  },
);
