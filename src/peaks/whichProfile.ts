/** Which experiment a run is from: by what its files are called, what its SDDs are called, and what its lines are. */
import { countsIn, totalSpectrumOf, type Histograms } from '../dataset/histograms';
import type { FileRecord } from '../dataset/run';
import type { TaskContext } from '../dataset/task';
import { FE55, GENERIC } from '../physics/openProfiles';
import { SIDDHARTA2, VIP2, type Profile } from '../physics/profile';
import { profileFor } from '../physics/profileShape';
import { explainedShare } from './explainedShare';

/** A profile for a run, and why, in words; null where nothing speaks for any. */
export interface ProfileGuess {
  readonly profile: string;
  readonly why: string;
}

/** So many of the detectors with the most counts are looked at: one may be odd. */
const LOOKED_AT = 3;
/** Fewer counts tell no lines apart. */
const FEWEST_COUNTS = 1000;
/** A profile has to explain this part of what stands out. */
const LEAST_SHARE = 0.6;
/** Formats of multichannel analysers, which any experiment may use. */
const SPECTRUM_FORMATS: readonly string[] = [
  'amptek-mca',
  'bruker-spx',
  'emsa',
  'n42',
  'one-column',
  'ortec-chn',
  'ortec-spe',
  'spec-mca',
];

/** Experiments whose lines are looked for, those that say most first. */
const BY_LINES: readonly Profile[] = [VIP2, SIDDHARTA2, FE55];

/**
 * The profile that fits a run. Names of files go first, then bus numbers, which of the shipped experiments only SIDDHARTA-2
 * has, then lines: the profile that explains most of what stands out of the spectra, if it is enough. Spectra of
 * multichannel analysers that no profile explains are `Generic`. `candidates` are all that can be chosen.
 */
export async function guessProfile(
  files: readonly FileRecord[],
  histograms: Histograms,
  candidates: readonly Profile[],
  context: TaskContext,
): Promise<ProfileGuess | null> {
  const named = byName(files, candidates);
  if (named !== null) return named;
  if (histograms.detectors.length > 0 && histograms.detectors.every(({ bus }) => bus !== null)) {
    return { profile: SIDDHARTA2.id, why: 'its SDDs have bus numbers' };
  }
  return (await byLines(histograms, context)) ?? bySource(files, histograms);
}

/** The profile most of whose texts stand in the name of every file, longer ones for more; the earlier one of equals. */
function byName(files: readonly FileRecord[], candidates: readonly Profile[]): ProfileGuess | null {
  const names = files.map(({ name }) => name.toLowerCase());
  const matches = candidates.map(({ id, fileNames }) => {
    const texts = fileNames.filter((text) => names.every((name) => name.includes(text.toLowerCase())));
    return { id, texts, weight: texts.reduce((sum, text) => sum + text.length, 0) };
  });
  const [best] = matches.sort((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight === 0 || names.length === 0) return null;
  return { profile: best.id, why: `“${best.texts.join('” and “')}” stands in the name of its files` };
}

async function byLines(histograms: Histograms, context: TaskContext): Promise<ProfileGuess | null> {
  const spectra = histograms.detectors
    .map((_, detector) => ({
      counts: totalSpectrumOf(histograms, detector),
      stated: histograms.stated[detector] ?? null,
    }))
    .map((spectrum) => ({ ...spectrum, total: countsIn(spectrum.counts) }))
    .filter(({ total }) => total >= FEWEST_COUNTS)
    .sort((a, b) => b.total - a.total)
    .slice(0, LOOKED_AT);
  let best: { readonly profile: Profile; readonly share: number; readonly lines: number } | null = null;
  for (const profile of BY_LINES) {
    context.onProgress({ stage: 'Choosing the profile', fraction: BY_LINES.indexOf(profile) / BY_LINES.length });
    await context.breathe();
    const own = profileFor(profile, histograms.channelCount);
    const shares = [];
    for (const spectrum of spectra) shares.push(await explainedShare(spectrum, own, context));
    const middle = shares.sort((a, b) => a.share - b.share)[Math.floor((shares.length - 1) / 2)];
    if (middle !== undefined && middle.share > (best?.share ?? LEAST_SHARE)) best = { profile, ...middle };
  }
  if (best === null) return null;
  const percent = (100 * best.share).toFixed(0);
  return {
    profile: best.profile.id,
    why: `${String(best.lines)} of its lines, with their silicon escape peaks explain ${percent} % of what stands out of the spectra`,
  };
}

function bySource(files: readonly FileRecord[], { stated }: Histograms): ProfileGuess | null {
  const isAnalyser = files.every(({ format }) => SPECTRUM_FORMATS.includes(format));
  // Spectra in HDF5 that come with their energy scale were made by one, too.
  const isAny = files.length > 0 && (isAnalyser || (stated.length > 0 && stated.every((scale) => scale !== null)));
  return isAny
    ? {
        profile: GENERIC.id,
        why: 'these are spectra of a multichannel analyser, and the lines of no other profile explain them',
      }
    : null;
}
