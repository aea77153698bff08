import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { modelText, parseModel } from '../../src/peaks/heatmap/model';
import { shippedModelFile } from '../../src/peaks/heatmap/modelFor';
import { finishedModel } from '../../src/peaks/training/finishedModel';
import { initHeatmapTraining, updateHeatmapTraining } from '../../src/peaks/training/trainHeatmap';
import { heatmapCard } from './heatmapCard';
import type { ShippedHeatmap } from './heatmapPlans';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));
const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};

/** Trains a shipped model with the code of the page and writes its file. */
export async function trainHeatmap({ name, profile, plan }: ShippedHeatmap): Promise<void> {
  const started = performance.now();
  let training = initHeatmapTraining(plan, profile, null);
  while (training.epoch < plan.epochs) {
    training = await updateHeatmapTraining(training, CONTEXT);
    const minutes = (performance.now() - started) / 60_000;
    const loss = training.losses.at(-1) ?? NaN;
    const place = `epoch ${training.epoch} of ${plan.epochs}`;
    console.log(`${name}, ${place}: loss ${loss.toFixed(3)} after ${minutes.toFixed(1)} min`);
  }
  const model = await finishedModel(training, name, null, CONTEXT);
  writeFileSync(MODELS + shippedModelFile(profile.id), modelText(model));
}

/** Writes the card for people beside the model's file. */
export function writeHeatmapCard({ profile, plan }: ShippedHeatmap): Promise<void> {
  const file = shippedModelFile(profile.id);
  const model = parseModel(readFileSync(MODELS + file, 'utf8'), file);
  writeFileSync(`${MODELS}heatmap-${profile.id}.card.md`, heatmapCard(model, plan));
  return Promise.resolve();
}
