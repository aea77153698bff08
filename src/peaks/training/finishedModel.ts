import type { TaskContext } from '../../dataset/task';
import { drawLabelledSet } from '../../simulate/training/labelledSet';
import type { HeatmapModel, HeldOutFigures, ModelCard } from '../heatmap/model';
import { predictLines } from '../heatmap/predict';
import { HELD_OUT_SEED } from '../benchmark/heldOutKinds';
import { fromHalf, toHalf } from '../weights/halfFloat';
import { FOUND_WITHIN_ADC, scorePositions } from '../positionScore';
import type { HeatmapTraining } from './trainHeatmap';

/** Size of the held-out set. */
const HELD_OUT_SPECTRA = 2000;

/** The model of a finished training, with weights as a file will hold them, judged on spectra that it has not seen. */
export async function finishedModel(
  { plan, profile, adam, losses }: HeatmapTraining,
  name: string,
  startedFrom: string | null,
  context: TaskContext,
): Promise<HeatmapModel> {
  const { seed, epochs, spectraPerEpoch, batchSize, peakLearningRate, yields, widths } = plan;
  const card: ModelCard = {
    seed,
    epochs,
    spectraPerEpoch,
    batchSize,
    peakLearningRate,
    yields,
    startedFrom,
    losses,
    heldOut: null,
  };
  const model: HeatmapModel = { name, profile, widths, weights: fromHalf(toHalf(adam.average)), card };
  return { ...model, card: { ...card, heldOut: await heldOutFigures(model, context) } };
}

/** Errors of a model on held-out spectra with the yields of its training. */
async function heldOutFigures(model: HeatmapModel, context: TaskContext): Promise<HeldOutFigures> {
  const { profile, card } = model;
  const { binAdc } = profile.networkWindow;
  const lines = profile.finderLines.length;
  context.onProgress({ stage: 'Judging on held-out spectra', fraction: 0.97 });
  await context.breathe();
  const { count, counts, positions, present } = drawLabelledSet({
    profile,
    yields: card.yields,
    count: HELD_OUT_SPECTRA,
    seed: HELD_OUT_SEED,
    stream: 0,
  });
  const predicted = await predictLines(model, counts, context.breathe);
  const figures = profile.finderLines.map((line, l) => {
    const places = Array.from({ length: count }, (_, i) => i * lines + l).filter((at) => present[at] === 1);
    const errorOf = (at: number) => ((predicted.positions[at] ?? NaN) - (positions[at] ?? NaN)) * binAdc;
    const score = scorePositions(places.map((at) => [errorOf(at), 0] as const));
    const pulls = places
      .filter((at) => Math.abs(errorOf(at)) <= FOUND_WITHIN_ADC)
      .map((at) => errorOf(at) / ((predicted.errors[at] ?? NaN) * binAdc));
    return {
      line,
      standardDeviationAdc: finite(score.standardDeviation),
      pullWidth: finite(Math.sqrt(pulls.reduce((sum, pull) => sum + pull * pull, 0) / pulls.length)),
      efficiency: finite(score.efficiency),
    };
  });
  return { seed: HELD_OUT_SEED, spectra: count, lines: figures };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
