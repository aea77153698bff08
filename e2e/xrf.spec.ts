import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './support/test';

const FOLDER = '../shared/data/real';

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
const QUOTED_ENERGY_EV: Readonly<Record<string, number>> = {
  CuKa: 8047.8227,
  CuKb: 8905.413,
  MnKa: 5898.801,
  MnKb: 6490.585,
  MnKaEsc: 5898.801 - 1739.9,
};

const SPECTRA = [
  { file: 'XRF_known_Cu.mca', events: 17_482, lines: ['CuKa', 'CuKb'] },
  { file: 'Fe55.csv', events: 1_912_464, lines: ['MnKa', 'MnKb', 'MnKaEsc'] },
] as const;

test.skip(!existsSync(FOLDER), 'the measured spectra are not beside the project (../shared/data/real)');

for (const { file, events, lines } of SPECTRA) {
  test(`a measured spectrum without time, ${file}: its lines are found and fitted where they are`, async ({
    workbench,
  }) => {
    await workbench.open();
    await workbench.give(`${FOLDER}/${file}`);
    await workbench.untilRead();
    await workbench.analyse();
    const { fits, peaks, dataset } = await workbench.exportResults();
    expect(dataset.events).toBe(events);

    const truth = (JSON.parse(readFileSync(`${FOLDER}/truth.json`, 'utf8')) as Truth).files[file];
    const compared = (truth?.peaks ?? []).map((peak) => {
      const line = peak.line.replace('_Si_esc', 'Esc').replace('_', '');
      const gain = truth?.linear_calibration_from_these_peaks.b_eV_per_ch ?? NaN;
      const expected = peak.centroid_ch + ((QUOTED_ENERGY_EV[line] ?? NaN) - peak.energy_eV) / gain;
      const found = peaks.find((candidate) => candidate.line === line);
      const fit = fits.find((candidate) => candidate.line === line && candidate.status !== 'failed');
      for (const [what, adc] of [['peak', found?.adc] as const, ['fit', fit?.adc] as const]) {
        const words = `${what} of ${line} at ${String(adc)}, truth ${String(expected)}`;
        expect(Math.abs((adc ?? NaN) - expected), words).toBeLessThan(peak.tolerance_ch);
      }
      return line;
    });
    expect(compared).toEqual(lines);
    await expect(workbench.alerts).toHaveCount(0);
  });
}
