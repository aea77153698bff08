/**
 * `npm run tune:classical [finder]`: searches the settings of the classical peak finders on seeded generated spectra and
 * prints every trial. The result stands in the code as the finders' settings. Left out are settings that these spectra cannot
 * decide: how faint a peak may be beside its surroundings (`leastShare`) matters where there are millions of counts.
 */
import { CWT_SETTINGS, searchByWavelets } from '../src/peaks/classical/cwt/cwtSearch';
import { findSignificantPeaks, STRONG_PEAK_SETTINGS } from '../src/peaks/classical/strongPeaks';
import { searchByDeconvolution, SPECTRUM_SEARCH_SETTINGS } from '../src/peaks/classical/tspectrum/spectrumSearch';
import { objective } from './tune/judge';
import { searchSettings, type Tunable } from './tune/searchSettings';
import { drawTuningSpectra, TUNING_SEED, TUNING_SPECTRA } from './tune/tuningSpectra';

const spectra = drawTuningSpectra();
const asked = process.argv[2];

async function tune<S extends object>(tunable: Tunable<S>): Promise<void> {
  if (asked !== undefined && asked !== tunable.id) return;
  console.log(`\n${tunable.id}: ${TUNING_SPECTRA} spectra, seed ${TUNING_SEED}\n`);
  console.log('| setting | value | std (ADC) | efficiency | fakes per spectrum | objective (ADC) |');
  console.log('|---|---|---|---|---|---|');
  const { settings } = await searchSettings(tunable, spectra, (name, value, judgement) => {
    const { standardDeviation, efficiency, fakesPerSpectrum } = judgement;
    const figures = [standardDeviation, efficiency, fakesPerSpectrum, objective(judgement)].map((x) => x.toFixed(3));
    console.log(`| ${name} | ${String(value)} | ${figures.join(' | ')} |`);
  });
  console.log(`\nbest: ${JSON.stringify(settings)}`);
}

await tune({
  id: 'find_peaks',
  search: (settings) => (spectrum) => findSignificantPeaks(spectrum, settings),
  start: STRONG_PEAK_SETTINGS,
  axes: {
    minSignificance: [2, 2.5, 3, 4],
    prominenceShare: [0.3, 0.5, 0.7, 1],
    filterWidth: [0.7, 0.85, 1, 1.2],
  },
});
await tune({
  id: 'find_peaks_cwt',
  search: (settings) => (spectrum) => searchByWavelets(spectrum, settings),
  start: CWT_SETTINGS,
  axes: {
    narrowest: [0.3, 0.4, 0.6],
    widest: [0.8, 1, 1.4],
    widths: [3, 5, 8],
    minLengthShare: [0.2, 0.4, 0.7],
    minSnr: [0.5, 1, 2, 4],
    noisePercentile: [10, 50, 80],
    minSignificance: [2, 2.5, 3],
  },
});
await tune({
  id: 'tspectrum',
  search: (settings) => (spectrum) => searchByDeconvolution(spectrum, settings),
  start: SPECTRUM_SEARCH_SETTINGS,
  axes: {
    threshold: [0.0003, 0.001, 0.003],
    backgroundSigma: [4, 6, 9],
    compressBackground: [false, true],
    markovWindow: [0, 2, 4],
    iterations: [8, 15, 30],
    gatherSigma: [1, 1.5, 2, 3],
    minSignificance: [2.5, 3, 4],
  },
});
