import type { TaskContext } from '../../dataset/task';
import type { Profile } from '../../physics/profile';
import { binsOf } from '../../simulate/training/trainingSpectrum';
import type { BenchmarkSet, LabelledSpectrum } from './benchmarkSet';
import { fitExpected } from './fitExpected';
import { limitsOf } from './limits';
import { readLabelledCsv, type LabelledRow } from './readLabelledCsv';

const SPECTRA_PER_BREATH = 16;

/**
 * The spectra of a benchmark file (`readLabelledCsv`), with limits estimated from its counts (`fitExpected`).
 *
 * @throws {FormatError} where the file is not of that form
 */
export async function readFileSet(
  file: { readonly name: string; readonly text: string },
  profile: Profile,
  context: TaskContext,
): Promise<BenchmarkSet> {
  const rows = readLabelledCsv(file.name, file.text, profile);
  const spectra: LabelledSpectrum[] = [];
  for (const [index, row] of rows.entries()) {
    spectra.push({ ...row, limits: estimatedLimits(row, profile) });
    if (index % SPECTRA_PER_BREATH > 0) continue;
    context.onProgress({ stage: 'Estimating the limits', fraction: index / rows.length });
    await context.breathe();
  }
  return { title: file.name, profile, seed: null, limitsAre: 'estimated', spectra };
}

/** Lines of which nothing is known are taken as part of the continuum. */
function estimatedLimits({ counts, totalYield, sigmaAdc, linesAdc }: LabelledRow, profile: Profile) {
  const bins = binsOf(profile);
  const typicalEvents = profile.typicalIntensities.map((events) => events * totalYield);
  const known = { counts, sigmaAdc, typicalEvents, linesAdc: linesAdc.map((adc) => adc ?? null) };
  return limitsOf(fitExpected(known, bins), bins.binAdc);
}
