/**
 * Measured spectra by the profile that fits: every centroid that `truth.json` is sure of is found within its tolerance,
 * and each file comes up with its profile by itself. The files are not part of the project, so absent elsewhere.
 */
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { totalSpectrumOf, type Histograms } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import { blendOffsetEv } from '../../src/peaks/classical/blendedLine';
import { classicalFinder } from '../../src/peaks/classical/classicalFinder';
import { findLines } from '../../src/peaks/findLines';
import { cleanSpectrum, reportAdc } from '../../src/peaks/realAdc/adcReport';
import { scaleOf } from '../../src/peaks/scaleOf';
import { guessProfile } from '../../src/peaks/whichProfile';
import { ELEMENTS } from '../../src/physics/elements';
import { isLineId } from '../../src/physics/lines';
import { FE55, GENERIC } from '../../src/physics/openProfiles';
import { PROFILES, SIDDHARTA2, type Profile } from '../../src/physics/profile';
import { profileFor } from '../../src/physics/profileShape';
import { withLines } from '../../src/physics/withLines';
import { quietTask } from './fixtures';

const REAL = new URL('../../../shared/data/real/', import.meta.url);
const isThere = existsSync(REAL);
const title = (words: string) =>
  isThere ? words : `${words} (skipped: the folder shared/data is not beside the project)`;

interface TruePeak {
  readonly line: string;
  readonly centroid_ch?: number;
  readonly centroid_adc?: number;
  readonly tolerance_ch?: number;
  readonly tolerance_adc?: number;
  readonly fit_valid?: boolean;
}

interface Truth {
  readonly peaks?: readonly TruePeak[];
  readonly histograms?: Readonly<Record<string, { readonly usable: boolean; readonly peaks?: readonly TruePeak[] }>>;
}

/** Generic with elements chosen: their K lines, or L lines where silicon does not see those. */
function ofElements(...symbols: readonly string[]): Profile {
  const lines = ELEMENTS.filter(({ symbol }) => symbols.includes(symbol)).flatMap((element) => {
    const family = element.z > 45 ? 'L' : 'K';
    return element.lines.filter((own) => own.family.startsWith(family)).map(({ line }) => line.id);
  });
  return withLines(GENERIC, lines);
}

const SINGLE: readonly (readonly [file: string, fits: Profile, comesUpAs: string])[] = [
  ['Fe55.csv', FE55, 'fe-55'],
  ['Steel.spe', ofElements('Cr', 'Mn', 'Fe', 'Ni'), 'generic'],
  ['XRFSpectrum.mca', ofElements('Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn'), 'generic'],
  ['minix_20kV_15uA_sdd.mca', ofElements('Au'), 'generic'],
  ['20220330_cu_run1.csv', ofElements('Cu'), 'generic'],
  ['XRF_known_Cu.mca', ofElements('Cu'), 'generic'],
  ['Calibration_box_BHVO-2G_28kV_230uA_03_28_2019_bulk_sum.msa', ofElements('Ca', 'Ti', 'Mn', 'Fe'), 'generic'],
  ['Ti.txt', ofElements('Ti'), 'generic'],
  ['bruker_nano.spx', ofElements('Fe', 'Cu'), 'generic'],
];

const truthOf = (file: string): Truth =>
  (JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as { files: Record<string, Truth> }).files[file] ?? {};

async function read(file: string) {
  const blob = await openAsBlob(new URL(file, REAL));
  return readRun([new File([blob], file)], { batchLengthDays: 2, overflowAdc: null }, quietTask());
}

async function search(histograms: Histograms, detector: number, profile: Profile) {
  const stated = histograms.stated[detector] ?? null;
  const whole = totalSpectrumOf(histograms, detector);
  const counts = cleanSpectrum(whole, reportAdc(whole, profile, stated));
  const [peaks = []] = await findLines([{ counts, stated }], classicalFinder, profile, quietTask());
  const gainEvPerAdc = scaleOf(peaks)?.gainEvPerAdc ?? NaN;
  // Truth is the centroid of the whole line; a Ka of ours stands at Ka1.
  return new Map(peaks.map(({ line, adc }) => [line, adc - blendOffsetEv(line) / gainEvPerAdc] as const));
}

/** What is wrong with the peaks found, in words. */
function faults(peaks: readonly TruePeak[], found: ReadonlyMap<string, number>): string[] {
  return peaks.flatMap(({ line, fit_valid: isSure, ...peak }) => {
    const id = line.replace('_', '');
    if (isSure === false || !isLineId(id)) return [];
    const adc = found.get(id);
    const off = Math.abs((adc ?? NaN) - (peak.centroid_adc ?? peak.centroid_ch ?? NaN));
    const tolerance = peak.tolerance_adc ?? peak.tolerance_ch ?? NaN;
    return off <= tolerance ? [] : [`${id} is ${off.toFixed(2)} channels off, ${String(tolerance)} are allowed`];
  });
}

describe.skipIf(!isThere)(title('measured spectra by the profile that fits'), () => {
  it.each(SINGLE)('%s: every sure centroid within its tolerance', async (file, fits) => {
    const { histograms } = await read(file);
    const peaks = truthOf(file).peaks ?? [];
    expect(peaks.length).toBeGreaterThan(1);
    const found = await search(histograms, 0, profileFor(fits, histograms.channelCount));
    expect(faults(peaks, found)).toEqual([]);
  });

  it.each(SINGLE)('%s: comes up with its profile by itself', async (file, _, profile) => {
    const { files, histograms } = await read(file);
    expect((await guessProfile(files, histograms, PROFILES, quietTask()))?.profile).toBe(profile);
  });
});

const ROOT = '20210317_1139_0317_2011_Lab_xray_30kv_6ua_140HV_board_6_9_661_all_hist.root';

describe.skipIf(!isThere)(title('the array of SIDDHARTA-2'), () => {
  it.each([ROOT, 'siddharta2_hist.csv.gz'])('%s comes up as SIDDHARTA-2 by itself', async (file) => {
    const { files, histograms } = await read(file);
    // By its lines too, when nobody tells its name.
    const nameless = files.map((record) => ({ ...record, name: 'x' }));
    expect((await guessProfile(nameless, histograms, PROFILES, quietTask()))?.profile).toBe(SIDDHARTA2.id);
  });

  it('has all its sure centroids found, Fe Kb, Cu Kb and Sr Ka included', async () => {
    const { histograms } = await read(ROOT);
    const array = truthOf(ROOT).histograms ?? {};
    const problems: string[] = [];
    let good = 0;
    for (const [detector, { sdd }] of histograms.detectors.entries()) {
      const truth = array[`bus1_sdd${String(sdd)}`];
      if (truth?.usable !== true) continue;
      good++;
      const found = await search(histograms, detector, SIDDHARTA2);
      problems.push(...faults(truth.peaks ?? [], found).map((problem) => `SDD ${String(sdd)}: ${problem}`));
    }
    expect(good).toBe(45);
    expect(problems).toEqual([]);
  });
});
