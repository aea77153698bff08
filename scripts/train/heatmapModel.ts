import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { modelText, parseModel } from '../../src/peaks/heatmap/model';
import { shippedModelFile } from '../../src/peaks/heatmap/modelFor';
import { finishedModel } from '../../src/peaks/training/finishedModel';
import {
  initHeatmapTraining,
  updateHeatmapTraining,
  type HeatmapTraining,
} from '../../src/peaks/training/trainHeatmap';
import { heatmapCard } from './heatmapCard';
import type { ShippedHeatmap } from './heatmapPlans';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));
const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};

/** Trains a shipped model with the code of the page, stage after stage, and writes its file. */
export async function trainHeatmap({ name, profile, stages }: ShippedHeatmap): Promise<void> {
  let last: HeatmapTraining | null = null;
  const losses: number[] = [];
  for (const [index, plan] of stages.entries()) {
    const started = performance.now();
    let training = initHeatmapTraining(plan, profile, last?.adam.average ?? null);
    while (training.epoch < plan.epochs) {
      training = await updateHeatmapTraining(training, CONTEXT);
      const loss = training.losses.at(-1) ?? NaN;
      losses.push(loss);
      const minutes = (performance.now() - started) / 60_000;
      const place = `stage ${index + 1}, epoch ${training.epoch} of ${plan.epochs}`;
      console.log(`${name}, ${place}: loss ${loss.toFixed(3)} after ${minutes.toFixed(1)} min`);
    }
    last = training;
  }
  if (last === null) throw new RangeError(`${name} has no stage of training`);
  const model = await finishedModel({ ...last, losses }, name, null, CONTEXT);
  writeFileSync(MODELS + shippedModelFile(profile.id), modelText(model));
}

/** Writes the card for people beside the model's file. */
export function writeHeatmapCard({ profile, stages }: ShippedHeatmap): Promise<void> {
  const file = shippedModelFile(profile.id);
  const model = parseModel(readFileSync(MODELS + file, 'utf8'), file);
  writeFileSync(`${MODELS}heatmap-${profile.id}.card.md`, heatmapCard(model, stages));
  return Promise.resolve();
}
