/**
 * Measured spectra by the profile that fits, with the finder that the page takes by itself: every centroid that `truth.json`
 * is sure of is found within its tolerance. The list of centroids is truth.json's: a file of it without a profile here fails.
 */
import { openAsBlob, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { totalSpectrumOf } from '../../src/dataset/histograms';
import type { Peak } from '../../src/dataset/peak';
import { readRun } from '../../src/ingest/readRun';
import { blendOffsetEv } from '../../src/peaks/classical/blendedLine';
import { createFinder } from '../../src/peaks/createFinder';
import { DEFAULT_FINDER } from '../../src/peaks/finders';
import { findLines } from '../../src/peaks/findLines';
import { cleanSpectrum, reportAdc } from '../../src/peaks/realAdc/adcReport';
import { scaleOf } from '../../src/peaks/scaleOf';
import { FE55 } from '../../src/physics/openProfiles';
import { SIDDHARTA2, type Profile } from '../../src/physics/profile';
import { profileFor } from '../../src/physics/profileShape';
import { startBackend } from '../fixtures/tfjsBackend';
import { quietTask } from './fixtures';
import { genericWith } from './genericWith';
import { HAS_REAL, REAL, sureCentroids, type SureCentroid } from './sureCentroids';

const PROFILE_OF: ReadonlyMap<string, Profile> = new Map([
  ['20210317_1139_0317_2011_Lab_xray_30kv_6ua_140HV_board_6_9_661_all_hist.root', SIDDHARTA2],
  ['Fe55.csv', FE55],
  ['Steel.spe', genericWith('Cr', 'Mn', 'Fe', 'Ni')],
  ['XRFSpectrum.mca', genericWith('Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn')],
  ['minix_20kV_15uA_sdd.mca', genericWith('Au')],
  ['20220330_cu_run1.csv', genericWith('Cu')],
  ['XRF_known_Cu.mca', genericWith('Cu')],
  ['Calibration_box_BHVO-2G_28kV_230uA_03_28_2019_bulk_sum.msa', genericWith('Ca', 'Ti', 'Mn', 'Fe')],
  ['Ti.txt', genericWith('Ti')],
  ['EDS_SEM_TM002.hspy', genericWith('Mn', 'Cu')],
  ['bruker_nano.spx', genericWith('Fe', 'Cu')],
]);

const MODELS = new URL('../../public/models/', import.meta.url);
const SOURCES = {
  load: (name: string) => Promise.resolve(Uint8Array.from(readFileSync(new URL(name, MODELS))).buffer),
  own: new Map(),
};

const centroids = HAS_REAL ? sureCentroids() : [];
const files = [...new Set(centroids.map(({ file }) => file))];
const title = 'every sure centroid of the measured spectra is found within its tolerance';

/** Lines of the spectra of a file, as an analysis looks for them, by SDD. */
async function peaksOf(file: string, fits: Profile): Promise<ReadonlyMap<number, readonly Peak[]>> {
  const blob = await openAsBlob(new URL(file, REAL));
  const options = { batchLengthDays: 2, overflowAdc: null };
  const { histograms } = await readRun([new File([blob], file)], options, quietTask());
  const profile = profileFor(fits, histograms.channelCount);
  const spectra = histograms.detectors.map((_, detector) => {
    const stated = histograms.stated[detector] ?? null;
    const whole = totalSpectrumOf(histograms, detector);
    return { counts: cleanSpectrum(whole, reportAdc(whole, profile, stated)), stated };
  });
  const finder = await createFinder(DEFAULT_FINDER, profile, SOURCES);
  const found = await findLines(spectra, finder, profile, quietTask());
  finder.dispose();
  return new Map(histograms.detectors.map(({ sdd }, i) => [sdd, found[i] ?? []]));
}

/** What is wrong with the place of a line, in words; null where it is where truth has it. */
function fault({ sdd, line, adc, tolerance }: SureCentroid, peaks: readonly Peak[]): string | null {
  const place = `${line}${sdd === null ? '' : ` of SDD ${String(sdd)}`}`;
  const peak = peaks.find((found) => found.line === line);
  const gainEvPerAdc = scaleOf(peaks)?.gainEvPerAdc;
  if (peak === undefined || gainEvPerAdc === undefined) return `${place} is not found`;
  // Truth is the centroid of the whole line; a Ka of ours stands at Ka1.
  const off = Math.abs(peak.adc - blendOffsetEv(peak.line) / gainEvPerAdc - adc);
  return off <= tolerance ? null : `${place} is ${off.toFixed(2)} channels off, ${String(tolerance)} are allowed`;
}

describe.skipIf(!HAS_REAL)(
  HAS_REAL ? title : `${title} (skipped: the folder shared/data is not beside the project)`,
  () => {
    beforeAll(() => startBackend('wasm'));

    it.each(files)('%s', async (file) => {
      const profile = PROFILE_OF.get(file);
      expect(profile, 'a profile that fits').toBeDefined();
      const found = await peaksOf(file, profile!);
      const own = centroids.filter((centroid) => centroid.file === file);
      const peaks = ({ sdd }: SureCentroid) => found.get(sdd ?? 0) ?? [];
      expect(own.flatMap((centroid) => fault(centroid, peaks(centroid)) ?? [])).toEqual([]);
    });

    it('were all of them', () => {
      const text = readFileSync(new URL('truth.json', REAL), 'utf8');
      const count = (of: RegExp) => [...text.matchAll(of)].length;
      expect(centroids).toHaveLength(count(/"centroid_(adc|ch)":/g) - count(/"fit_valid": false/g));
      expect(centroids.length).toBeGreaterThanOrEqual(count(/"fit_valid": true/g));
    });
  },
);
