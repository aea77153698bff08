import { spectrumOf, totalSpectrumOf } from '../../dataset/histograms';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** A copy of one spectrum of the run, since the page takes the array over. */
export const spectrum: Job<'spectrum'> = ({ detector, batch }, { workspace }) => {
  const histograms = workspace.loaded?.run.histograms;
  if (histograms === undefined) return Promise.reject(new HalfmaxError('empty', 'No run is loaded'));
  return Promise.resolve(
    batch === null ? totalSpectrumOf(histograms, detector) : spectrumOf(histograms, detector, batch).slice(),
  );
};
