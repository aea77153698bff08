import { TRAINING_YIELDS } from '../../src/simulate/training/trainingSet';
import { HELD_OUT_SEED } from '../../src/peaks/benchmark/heldOutKinds';
import type { HeldOutRow } from './heldOut';
import { trainedEpochs, type TrainingPlan } from './trainNetwork';

/** What the cards of the networks do not share. */
export interface CardText {
  readonly name: string;
  /** Numbers of the architecture that the paper does not print. */
  readonly settings: Readonly<Record<string, number>>;
  /** The architecture in sentences, in Markdown. */
  readonly architecture: string;
}

/** What ships beside the weights: how they were made and what they can do. */
export interface ModelCard {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly parameters: number;
  readonly settings: CardText['settings'];
  readonly plan: TrainingPlan;
  readonly trainingYields: { readonly from: number; readonly to: number };
  readonly heldOutSeed: number;
  readonly heldOut: readonly HeldOutRow[];
}

export function makeCard(
  { name, settings }: CardText,
  facts: Pick<ModelCard, 'file' | 'sha256' | 'parameters' | 'plan' | 'heldOut'>,
): ModelCard {
  return { name, settings, trainingYields: TRAINING_YIELDS, heldOutSeed: HELD_OUT_SEED, ...facts };
}

/** The card as a page for people; `id` is what `npm run train` calls the network. */
export function cardAsMarkdown(card: ModelCard, { architecture }: CardText, id: string): string {
  const { plan, trainingYields } = card;
  const spectra = trainedEpochs(plan) * plan.spectraPerEpoch;
  const stopped =
    plan.stopAfterEpochs === undefined ? '' : `, stopped after ${plan.stopAfterEpochs} epochs for want of time`;
  return `# Model card: ${card.name}

Written by \`npm run train -- ${id}\`; the same figures are in \`${card.file.replace('.f16.bin', '.card.json')}\`.

- **Use**: predicts the centroids of Ti Ka, Ti Kb, Mn Ka, Mn Kb and Cu Ka(1) in an ADC spectrum of VIP-2, to seed fits.
  Input: channels 500 to 1999 in 300 bins of 5. It names five lines in any spectrum: \`src/peaks/findLines.ts\` checks
  that they can be true. Outside the ranges it was trained on (below) its answers are worth nothing.
- **Architecture**: ${architecture} ${card.parameters.toLocaleString('en')} parameters, stored as half floats in \`${card.file}\`
  (layer by layer, kernel before bias, little endian; SHA-256 ${card.sha256}).
- **Where the paper is silent or we depart**: the input is the square root of the counts at unit mean square and the loss
  Huber's, quadratic below ${plan.huberAdc} channels (the paper prints neither); every epoch sees fresh spectra (the paper: a fixed set
  with 30 % for validation, then fine-tuning at low statistics); the weights are a running average over the last
  thousand steps.
- **Training data**: ${spectra.toLocaleString('en')} spectra, half by the paper's recipe (section 3.1; positions 800, 950, 1100, 1200, 1500
  shifted independently by up to 40 channels, copper by up to 100, sigma 16-24), half of the physical simulator
  (one energy scale for all lines: Ti Ka at 690-910, 3.9-5.3 eV per channel, bent by up to 50 eV at copper; tails, shelf,
  escape peaks, Ni Ka, Cu Kb). Total yield log-uniform from ${trainingYields.from} to ${trainingYields.to} months of one SDD (two days are 0.067),
  each line's yield 50-200 % of typical. The paper does not print its continuum: ours is plateaus and broad humps of widely
  varying size. That humps occur was learnt from looking at the shared benchmark; its spectra were never trained on.
- **Optimiser**: Adam, batches of ${plan.batchSize}, learning rate ${plan.peakLearningRate} falling to 0 as half a cosine after ${plan.warmUpSteps} steps of
  warm-up, ${plan.epochs} epochs of ${plan.spectraPerEpoch.toLocaleString('en')}${stopped}, seed ${plan.seed}; tfjs wasm backend on one thread: same seed, same weights.

## Errors on spectra it has not seen

Standard deviation of (predicted - true) in channels, over predictions within 50 channels of the truth; \`found\` is the
share of these. Recipe and physical spectra with seed ${card.heldOutSeed}.

| set | yield | spectra | all | found | ${lineNames(card).join(' | ')} |
|---|---|---|---|---|${lineNames(card)
    .map(() => '---|')
    .join('')}
${card.heldOut.map((row) => tableRow(row, lineNames(card))).join('\n')}
`;
}

function lineNames({ heldOut }: ModelCard): string[] {
  return Object.keys(heldOut[0]?.lines ?? {});
}

function tableRow(row: HeldOutRow, lines: readonly string[]): string {
  const cells = [
    row.set,
    `${row.yields.from}-${row.yields.to}`,
    String(row.spectra),
    row.all.standardDeviation.toFixed(2),
    row.all.efficiency.toFixed(4),
    ...lines.map((line) => row.lines[line]?.standardDeviation.toFixed(2) ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}
