import { optimizedInSample } from '../../assess/inSample';
import { calibrationsAt } from '../../calibrate/optimiseCopper';
import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import type { Descent } from '../../calibrate/optimise/descent';
import { recordUpTo } from '../../calibrate/optimise/record';
import type { IterationView } from '../protocol';
import { hiddenOf } from './blinding';
import type { Job } from './context';
import { continuousOf } from './copperInTime';
import { descentWith } from './heldDescent';
import { optimisable } from './optimisable';

/** A descent, gone on with as far as asked and looked at there. Changes nothing of the analysis. */
export const iteration: Job<'iteration'> = async ({ settings, iteration: wanted }, context) => {
  const { calibrated, analysis } = optimisable(context.workspace, settings);
  const copper = await descentWith(settings, calibrated, calibrated.histograms, context);
  const { descent } = copper;
  const { histograms, sliced } = calibrated;
  const to = Math.min(wanted, settings.iterations);
  await descent.advance(to, context, () => {
    context.onProgress({ stage: 'Optimise', fraction: descent.iteration / to });
    return false;
  });
  const { iteration, calibrations } = calibrationsAt(copper, to);
  const { standard, reference } = calibrated.full;
  const { interest, bins } = calibrated;
  const setup = { tail: calibrated.tail, interest, neighbours: analysis.interest.neighbours };
  const predictedFwhmEv = calibrated.interestFwhmEv;
  const sets = { standard, reference, optimized: calibrations };
  const { spectrum, row } = optimizedInSample(
    sliced?.slices ?? histograms,
    sliced === null ? sets : { ...sets, ...continuousOf(calibrated.full, calibrations, sliced) },
    { setup, predictedFwhmEv, seed: settings.seed, bins },
  );
  return {
    iteration,
    record: recordUpTo(descent.record, settings.iterations),
    stopped: stoppedOf(descent),
    stride: descent.stride,
    spectrum: hiddenOf(spectrum, settings, context),
    row,
    p: constantsOf(calibrations),
  };
};

function stoppedOf({ stop, iteration }: Descent): IterationView['stopped'] {
  return stop?.isReached === true ? { at: iteration, best: stop.best } : null;
}

function constantsOf(calibrations: readonly LocatedCalibration[]): Float64Array {
  const p = new Float64Array(3 * calibrations.length);
  calibrations.forEach((calibration, index) => {
    p.set(calibration.p, 3 * index);
  });
  return p;
}
