/**
 * `npm run train`: trains all networks and writes their weights and model cards to `public/models/`.
 * `npm run train -- lstm` trains that one alone (`cnn`, `lstm`, `heatmap-vip-2`, `heatmap-siddharta-2`); `--evaluate` only judges the weights that are there and writes the
 * cards anew.
 */
import { parseArgs } from 'node:util';
import { CNN_MODEL } from './train/cnnModel';
import { trainHeatmap, writeHeatmapCard } from './train/heatmapModel';
import { SHIPPED_HEATMAPS } from './train/heatmapPlans';
import { LSTM_MODEL } from './train/lstmModel';
import { trainRegression, writeRegressionCard, type RegressionModel } from './train/regressionModel';
import { startWasm } from './train/wasmBackend';

/** What it takes to make a shipped model. */
interface Recipe {
  readonly train: () => void | Promise<void>;
  readonly writeCard: () => Promise<void>;
}

const regression = (model: RegressionModel): Recipe => ({
  train: () => {
    trainRegression(model);
  },
  writeCard: () => writeRegressionCard(model),
});
const RECIPES: Readonly<Record<string, Recipe>> = {
  cnn: regression(CNN_MODEL),
  lstm: regression(LSTM_MODEL),
  ...Object.fromEntries(
    SHIPPED_HEATMAPS.map((shipped) => [
      `heatmap-${shipped.profile.id}`,
      { train: () => trainHeatmap(shipped), writeCard: () => writeHeatmapCard(shipped) },
    ]),
  ),
};

const { values, positionals } = parseArgs({
  options: { evaluate: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const chosen = (positionals.length > 0 ? positionals : Object.keys(RECIPES)).map((name) => {
  const recipe = RECIPES[name];
  if (recipe === undefined) throw new RangeError(`no model ${name}: there are ${Object.keys(RECIPES).join(', ')}`);
  return recipe;
});

await startWasm();
for (const { train, writeCard } of chosen) {
  if (!values.evaluate) await train();
  await writeCard();
}
