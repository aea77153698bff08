/** Measured files come up with the profile that fits by themselves. They are not part of the project, so absent elsewhere. */
import { openAsBlob } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRun } from '../../src/ingest/readRun';
import { guessProfile } from '../../src/peaks/whichProfile';
import { PROFILES } from '../../src/physics/profile';
import { quietTask } from './fixtures';
import { HAS_REAL, REAL } from './sureCentroids';

const COMES_UP_AS: readonly (readonly [file: string, profile: string])[] = [
  ['Fe55.csv', 'fe-55'],
  ['Steel.spe', 'generic'],
  ['XRFSpectrum.mca', 'generic'],
  ['minix_20kV_15uA_sdd.mca', 'generic'],
  ['20220330_cu_run1.csv', 'generic'],
  ['XRF_known_Cu.mca', 'generic'],
  ['Calibration_box_BHVO-2G_28kV_230uA_03_28_2019_bulk_sum.msa', 'generic'],
  ['Ti.txt', 'generic'],
  // Manganese, and other elements stronger than it: no Fe-55 source.
  ['EDS_SEM_TM002.hspy', 'generic'],
  ['bruker_nano.spx', 'generic'],
];

async function read(file: string) {
  const blob = await openAsBlob(new URL(file, REAL));
  return readRun([new File([blob], file)], { batchLengthDays: 2, overflowAdc: null }, quietTask());
}

const ROOT = '20210317_1139_0317_2011_Lab_xray_30kv_6ua_140HV_board_6_9_661_all_hist.root';
const title = 'measured files and their profiles';

describe.skipIf(!HAS_REAL)(
  HAS_REAL ? title : `${title} (skipped: the folder shared/data is not beside the project)`,
  () => {
    it.each(COMES_UP_AS)('%s comes up as %s by itself', async (file, profile) => {
      const { files, histograms } = await read(file);
      expect((await guessProfile(files, histograms, PROFILES, quietTask()))?.profile).toBe(profile);
    });

    it.each([
      ['Fe55.csv', 'fe-55'],
      [ROOT, 'siddharta-2'],
      ['siddharta2_hist.csv.gz', 'siddharta-2'],
    ])('%s comes up as %s by its lines, too, when nobody tells its name', async (file, profile) => {
      const { files, histograms } = await read(file);
      const nameless = files.map((record) => ({ ...record, name: 'x' }));
      expect((await guessProfile(nameless, histograms, PROFILES, quietTask()))?.profile).toBe(profile);
    });
  },
);
