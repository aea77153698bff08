/**
 * `npm run train`: trains all networks and writes their weights and model cards to `public/models/`.
 * `npm run train -- lstm` trains that one alone (`cnn`, `lstm`, `heatmap-` or `autoencoder-` with `vip-2` or
 * `siddharta-2`, `monitor-tails`); `--evaluate` only judges the weights that are there and writes the cards anew.
 */
import { parseArgs } from 'node:util';
import { CNN_MODEL } from './train/cnnModel';
import { writeTails } from './train/monitorTails';
import { trainHeatmap, writeHeatmapCard } from './train/heatmapModel';
import { SHIPPED_HEATMAPS } from './train/heatmapPlans';
import { LSTM_MODEL } from './train/lstmModel';
import { trainRegression, writeRegressionCard, type RegressionModel } from './train/regressionModel';
import { SHIPPED_AUTOENCODERS } from '../src/monitor/autoencoder/model';
import { PROFILES } from '../src/physics/profile';
import { trainShippedAutoencoder, writeAutoencoderCard } from './train/autoencoderModel';
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
  ...Object.fromEntries(
    PROFILES.filter(({ id }) => SHIPPED_AUTOENCODERS.includes(id)).map((profile) => [
      `autoencoder-${profile.id}`,
      { train: () => trainShippedAutoencoder(profile), writeCard: () => writeAutoencoderCard(profile) },
    ]),
  ),
  // After the autoencoder, whose tail is one of them.
  'monitor-tails': { train: writeTails, writeCard: () => Promise.resolve() },
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
