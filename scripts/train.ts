/**
 * `npm run train`: trains the peak finder's network and writes weights and model card to `public/models/`.
 * `npm run train -- --evaluate` only judges the weights that are there and writes the card anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toHalf } from '../src/peaks/cnn/halfFloat';
import { loadNetwork, WEIGHTS_FILE } from '../src/peaks/cnn/weights';
import { evaluateHeldOut } from './train/heldOut';
import { cardAsMarkdown, makeCard } from './train/modelCard';
import { TRAINING_PLAN } from './train/plan';
import { trainNetwork } from './train/trainNetwork';
import { startWasm } from './train/wasmBackend';

const MODELS = fileURLToPath(new URL('../public/models/', import.meta.url));

function readModel(name: string): Promise<ArrayBuffer> {
  return Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer);
}

function train(): void {
  const started = performance.now();
  const weights = trainNetwork(TRAINING_PLAN, (epoch, loss) => {
    const minutes = (performance.now() - started) / 60_000;
    console.log(
      `epoch ${epoch + 1} of ${TRAINING_PLAN.epochs}: loss ${loss.toFixed(3)} after ${minutes.toFixed(1)} min`,
    );
  });
  writeFileSync(MODELS + WEIGHTS_FILE, toHalf(weights));
}

async function writeCard(): Promise<void> {
  const network = await loadNetwork(readModel);
  const card = makeCard({
    file: WEIGHTS_FILE,
    sha256: createHash('sha256')
      .update(readFileSync(MODELS + WEIGHTS_FILE))
      .digest('hex'),
    parameters: network.countParams(),
    plan: TRAINING_PLAN,
    heldOut: await evaluateHeldOut(network),
  });
  network.dispose();
  const base = MODELS + WEIGHTS_FILE.replace('.f16.bin', '.card');
  writeFileSync(`${base}.json`, `${JSON.stringify(card, rounded, 2)}\n`);
  writeFileSync(`${base}.md`, cardAsMarkdown(card));
}

/** Figures to four digits: more would change with every sum's order. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

await startWasm();
if (!process.argv.includes('--evaluate')) train();
await writeCard();
