import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { autoencoderFile, autoencoderText, loadAutoencoder } from '../../src/monitor/autoencoder/model';
import { reconstruct } from '../../src/monitor/autoencoder/reconstruct';
import { autoencoderWeightCount, DEFAULT_SHAPE } from '../../src/monitor/autoencoder/shape';
import { goodCounts, trainAutoencoder, type AutoencoderPlan } from '../../src/monitor/autoencoder/train';
import { COARSE_BINS } from '../../src/monitor/coarse';
import { devianceExcess } from '../../src/monitor/poissonDeviance';
import type { Profile } from '../../src/physics/profile';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));
const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};
const HELD_OUT_SEED = 777;
const HELD_OUT_SPECTRA = 1000;

/** The plan behind the shipped weights: about two minutes each on one core. */
const AUTOENCODER_PLAN: AutoencoderPlan = {
  seed: 1,
  steps: 12_000,
  batchSize: 64,
  peakLearningRate: 2e-3,
  warmUpSteps: 100,
  shape: DEFAULT_SHAPE,
  counts: [300, 300_000],
};

/** Trains the autoencoder of a profile and writes its file. */
export async function trainShippedAutoencoder(profile: Profile): Promise<void> {
  const losses: number[] = [];
  const weights = await trainAutoencoder(AUTOENCODER_PLAN, profile, CONTEXT, (step, loss) => {
    losses.push(Number(loss.toFixed(4)));
    if (step % 1000 === 0) console.log(`autoencoder ${profile.id}, step ${step}: loss ${loss.toFixed(4)}`);
  });
  const card = { plan: AUTOENCODER_PLAN, losses };
  writeFileSync(
    MODELS + autoencoderFile(profile.id),
    autoencoderText({ profile: profile.id, shape: AUTOENCODER_PLAN.shape, weights, card }),
  );
}

/** Writes the card for people, with how well good spectra that it has not seen are described. */
export async function writeAutoencoderCard(profile: Profile): Promise<void> {
  const model = await loadAutoencoder(profile.id, (name) =>
    Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer),
  );
  if (model === null) throw new RangeError(`no autoencoder of ${profile.id}`);
  const counts = goodCounts({
    profile,
    counts: AUTOENCODER_PLAN.counts,
    count: HELD_OUT_SPECTRA,
    seed: HELD_OUT_SEED,
    stream: 1,
  });
  const expected = await reconstruct(model, counts, CONTEXT.breathe);
  const rows = [
    [300, 3000],
    [3000, 30_000],
    [30_000, 300_000],
  ].map(([from = 0, to = 0]) => {
    const excesses = Array.from({ length: HELD_OUT_SPECTRA }, (_, row) => {
      const own = counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS);
      const total = own.reduce((sum, n) => sum + n, 0);
      if (total < from || total >= to) return null;
      return devianceExcess(own, expected.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS));
    }).filter((excess) => excess !== null);
    const mean = excesses.reduce((sum, x) => sum + x, 0) / excesses.length;
    const spread = Math.sqrt(excesses.reduce((sum, x) => sum + (x - mean) ** 2, 0) / excesses.length);
    return `| ${from.toLocaleString('en')} to ${to.toLocaleString('en')} | ${mean.toFixed(2)} | ${spread.toFixed(2)} |`;
  });
  const { seed, steps, batchSize, peakLearningRate, shape } = AUTOENCODER_PLAN;
  writeFileSync(
    `${MODELS}autoencoder-${profile.id}.card.md`,
    `# Model card: autoencoder for ${profile.label}

Written by \`npm run train -- autoencoder-${profile.id}\`.

- **Use**: says what a good spectrum of ${profile.label} with the same features looks like; what is left over is odd. Input: the
  spectrum on an energy scale, ${COARSE_BINS} bins of 50 eV from 2 to 13 keV, as shares of its counts, and the logarithm of those.
  Output: the expected shares. Neither gain nor yield enters.
- **Architecture**: dense layers of ${shape.hidden}, ${shape.kept}, ${shape.hidden} units; ${autoencoderWeightCount(shape).toLocaleString('en')} weights, stored as half floats.
- **Training data**: ${(steps * batchSize).toLocaleString('en')} fresh spectra of simulated good detectors (\`src/simulate/training/goodSpectrum.ts\`) of 300 to
  300,000 counts.
- **Training**: multinomial likelihood, Adam, ${steps.toLocaleString('en')} steps of ${batchSize} spectra, learning rate ${peakLearningRate} falling to 0 as half a cosine,
  seed ${seed}; averaged weights. tfjs wasm backend on one thread: same seed, same weights. The page adapts it to each run's own good spectra.

## Good spectra that it has not seen

Deviance of the counts from what it expects, less what chance makes of it, in standard deviations of chance
(${HELD_OUT_SPECTRA.toLocaleString('en')} spectra, seed ${HELD_OUT_SEED}). Below 0: it follows some of the chance. Above 0: it does not know this spectrum well.

| counts | mean | spread |
|---|---|---|
${rows.join('\n')}
`,
  );
}
