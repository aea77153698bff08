import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './support/test';

const FOLDER = '../shared/data/real';
const FILE = 'XRF_known_Cu.mca';

interface Truth {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly peaks: readonly {
          readonly line: string;
          readonly energy_eV: number;
          readonly centroid_ch: number;
          readonly tolerance_ch: number;
        }[];
        readonly linear_calibration_from_these_peaks: { readonly b_eV_per_ch: number };
      }
    >
  >;
}

/** In our results a Ka stands at Ka1; in the truth file at the mean of the doublet. */
const QUOTED_ENERGY_EV = { CuKa: 8047.8227, CuKb: 8905.413 } as const;

test.skip(!existsSync(FOLDER), 'the measured spectra are not beside the project (../shared/data/real)');

test('a measured copper spectrum without time: its lines are found and fitted where they are', async ({
  workbench,
}) => {
  await workbench.open();
  await workbench.give(`${FOLDER}/${FILE}`);
  await workbench.untilRead();
  await workbench.analyse();
  const { fits, dataset } = await workbench.exportResults();
  expect(dataset.events).toBe(17_482);

  const truth = (JSON.parse(readFileSync(`${FOLDER}/truth.json`, 'utf8')) as Truth).files[FILE];
  expect(truth).toBeDefined();
  for (const peak of truth?.peaks ?? []) {
    const line = peak.line.replace('_', '') as keyof typeof QUOTED_ENERGY_EV;
    const gain = truth?.linear_calibration_from_these_peaks.b_eV_per_ch ?? NaN;
    const expected = peak.centroid_ch + (QUOTED_ENERGY_EV[line] - peak.energy_eV) / gain;
    const fit = fits.find((candidate) => candidate.line === line && candidate.status !== 'failed');
    expect(fit?.adc, `a fit of ${line}`).toBeDefined();
    expect(Math.abs((fit?.adc ?? NaN) - expected), `${line} at ${fit?.adc}, truth ${expected}`).toBeLessThan(
      peak.tolerance_ch,
    );
  }
});
