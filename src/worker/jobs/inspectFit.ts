import { batchFitSources, wholeFitSources } from '../../calibrate/reference/fitSources';
import { HalfmaxError } from '../../dataset/errors';
import { spectrumOf, totalSpectrumOf } from '../../dataset/histograms';
import { inspectWindow, linesTogether } from '../../fit/inspection/inspectWindow';
import { LINES } from '../../physics/lines';
import type { InspectedWindow, Jobs } from '../protocol';
import { calibratedDetector } from './calibratedDetector';
import type { Job, Workspace } from './context';

/** Fits a window of the last analysis again, as it was or with changes. Reads the workspace and leaves it as it is. */
export const inspectFit: Job<'inspectFit'> = async (input, { workspace }) =>
  Promise.resolve(inspected(input, workspace));

function inspected(
  { detector, batch, line, changes, depth }: Jobs['inspectFit']['input'],
  workspace: Workspace,
): InspectedWindow {
  const { histograms, calibrated, standard, reference } = calibratedDetector(workspace, detector);
  const isHere = (place: { readonly detector: number; readonly batch: number | null }) =>
    place.detector === detector && place.batch === batch;
  const spectrum = batch === null ? totalSpectrumOf(histograms, detector) : spectrumOf(histograms, detector, batch);
  const sources =
    batch === null ? wholeFitSources(standard) : batchFitSources(reference, batch, calibrated.peaks.filter(isHere));
  // A line that the user took out of a batch has a seed from the whole run, but no fit.
  const fitted = new Set(calibrated.fits.filter(isHere).map((fit) => fit.line));
  const inspections = sources.map(({ seeds, options }) =>
    fitted.has(line) ? inspectWindow(spectrum, seeds, line, options, changes, depth) : null,
  );
  const inspection = inspections.find((candidate) => candidate !== null);
  if (inspection == null) {
    throw new HalfmaxError('analysis', `${LINES[line].label} was not fitted in this spectrum: choose another line`);
  }
  const windows = sources.flatMap(({ seeds, options }) => linesTogether(seeds, options, spectrum.length));
  return { inspection, windows: windows.filter((lines) => lines.some((known) => fitted.has(known))) };
}
