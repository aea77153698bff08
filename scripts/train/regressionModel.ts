import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RegressionNetwork } from '../../src/peaks/regression/regressionNetwork';
import { loadNetwork } from '../../src/peaks/regression/weights';
import { toHalf } from '../../src/peaks/weights/halfFloat';
import { evaluateHeldOut } from './heldOut';
import { cardAsMarkdown, makeCard, type CardText } from './modelCard';
import { trainedEpochs, trainNetwork, type TrainingPlan } from './trainNetwork';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));

/** One of the printed networks, how its shipped weights are made, and what its card says of it. */
export interface RegressionModel {
  readonly network: RegressionNetwork;
  readonly plan: TrainingPlan;
  readonly text: CardText;
}

/** Trains the network and writes its weights. */
export function trainRegression({ network, plan }: RegressionModel): void {
  const started = performance.now();
  const weights = trainNetwork(network, plan, (epoch, loss) => {
    const minutes = (performance.now() - started) / 60_000;
    console.log(
      `${network.id}, epoch ${epoch + 1} of ${trainedEpochs(plan)}: loss ${loss.toFixed(3)} after ${minutes.toFixed(1)} min`,
    );
  });
  writeFileSync(MODELS + network.file, toHalf(weights));
}

/** Judges the weights that are there and writes the model card. */
export async function writeRegressionCard({ network, plan, text }: RegressionModel): Promise<void> {
  const bytes = readFileSync(MODELS + network.file);
  const loaded = await loadNetwork(network, () => Promise.resolve(Uint8Array.from(bytes).buffer));
  const card = makeCard(text, {
    file: network.file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    parameters: loaded.countParams(),
    plan,
    heldOut: await evaluateHeldOut(loaded),
  });
  loaded.dispose();
  const base = network.file.replace('.f16.bin', '.card');
  writeFileSync(`${MODELS}${base}.json`, `${JSON.stringify(card, rounded, 2)}\n`);
  writeFileSync(`${MODELS}${base}.md`, cardAsMarkdown(card, text, network.id));
}

/** Figures to four digits: more would change with every sum's order. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
