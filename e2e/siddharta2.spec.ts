import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/test';

const REAL = fileURLToPath(new URL('../../shared/data/real/', import.meta.url));
const RUN = `${REAL}siddharta2_hist.csv.gz`;

interface Truth {
  readonly files: Readonly<Record<string, { readonly histograms?: Readonly<Record<string, TrueChannel>> }>>;
}

interface TrueChannel {
  readonly usable: boolean;
  readonly peaks?: readonly { readonly line: string; readonly centroid_adc: number; readonly sigma_adc: number }[];
}

/** What the measured array's README says of each SDD. */
function trueChannels(): ReadonlyMap<number, TrueChannel> {
  const { files } = JSON.parse(readFileSync(`${REAL}truth.json`, 'utf8')) as Truth;
  const run = Object.entries(files).find(([name]) => name.endsWith('all_hist.root'))?.[1].histograms ?? {};
  return new Map(Object.entries(run).map(([name, channel]) => [Number(name.replace('bus1_sdd', '')), channel]));
}

test('the measured array of 7e8 events: every line of every good SDD, none of the dead ones', async ({ workbench }) => {
  test.skip(!existsSync(RUN), 'the folder shared/data is not beside the project');
  await workbench.open();
  await workbench.give(RUN);
  await workbench.untilRead();
  // By itself: nobody chose it.
  await expect(workbench.page.getByRole('combobox', { name: 'Profile', exact: true })).toHaveValue('SIDDHARTA-2');
  await workbench.analyse();
  const { channels, peaks, fits } = await workbench.exportResults();

  const truth = trueChannels();
  const usable = [...truth].filter(([, channel]) => channel.usable);
  const taking = channels.filter(({ status }) => status === 'ok').map(({ sdd }) => sdd);
  expect(taking.sort((a, b) => a - b)).toEqual(usable.map(([sdd]) => sdd).sort((a, b) => a - b));
  expect(channels.length - taking.length).toBe(11);
  const places = { peaks, fits: fits.filter(({ batch }) => batch !== null) };
  for (const [sdd, channel] of usable) {
    for (const line of ['TiKa', 'TiKb', 'FeKa', 'CuKa']) {
      const { centroid_adc: adc = NaN, sigma_adc: sigma = NaN } =
        channel.peaks?.find((peak) => peak.line.replace('_', '') === line) ?? {};
      for (const found of [places.peaks, places.fits]) {
        const own = found.filter((entry) => entry.sdd === sdd && entry.line === line);
        expect(own, `SDD ${String(sdd)}, ${line}`).toHaveLength(1);
        expect(Math.abs((own[0]?.adc ?? NaN) - adc), `SDD ${String(sdd)}, ${line}`).toBeLessThan(sigma);
      }
    }
  }
});
