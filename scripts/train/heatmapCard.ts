import { shapeOfModel, type HeatmapModel } from '../../src/peaks/heatmap/model';
import { weightCount } from '../../src/peaks/heatmap/shape';
import type { HeatmapPlan } from '../../src/peaks/training/trainHeatmap';

/** A shipped model's card as a page for people. */
export function heatmapCard(model: HeatmapModel, plan: HeatmapPlan): string {
  const { name, profile, card } = model;
  const { firstAdc, binAdc, bins } = profile.networkWindow;
  const events = profile.typicalIntensities.reduce((sum, n) => sum + n, 0);
  const spectra = plan.epochs * plan.spectraPerEpoch;
  const yields = `${Math.round(events * card.yields.from).toLocaleString('en')} to ${Math.round(events * card.yields.to).toLocaleString('en')}`;
  return `# Model card: ${name}

Written by \`npm run train -- heatmap-${profile.id}\`.

- **Use**: finds ${profile.finderLines.join(', ')} in an ADC spectrum of ${profile.label}, with an error and the probability
  that the line is there. Input: channels ${firstAdc} to ${firstAdc + binAdc * bins - 1} in ${bins} bins of ${binAdc}.
- **Architecture**: docs/adr/005. ${weightCount(shapeOfModel(model)).toLocaleString('en')} weights, stored as half floats.
- **Training data**: ${spectra.toLocaleString('en')} fresh spectra of ${yields} events in their lines
  (\`src/simulate/training/labelledSet.ts\`): ${profile.id === 'vip-2' ? "half by the paper's recipe, a quarter of typical detectors, a quarter of" : ''} any detector
  within the profile's ranges of gain and offset. Half have humps, noise spikes, an ADC comb or missing lines besides.
- **Training**: ${planText(plan)}; averaged weights.
  tfjs wasm backend on one thread: same seed, same weights.

## Errors on ${(card.heldOut?.spectra ?? 0).toLocaleString('en')} spectra it has not seen

With the yields of the training, distractions included, seed ${card.heldOut?.seed ?? ''}. Standard deviation of (found - true) in channels
over lines found within 50 channels, width of the pulls, and share of the lines that were found. docs/benchmarks/peaks.md has
more.

| line | standard deviation | pull width | found |
|---|---|---|---|
${(card.heldOut?.lines ?? [])
  .map(
    ({ line, standardDeviationAdc, pullWidth, efficiency }) =>
      `| ${line} | ${standardDeviationAdc?.toFixed(2) ?? ''} | ${pullWidth?.toFixed(2) ?? ''} | ${efficiency?.toFixed(4) ?? ''} |`,
  )
  .join('\n')}
`;
}

function planText({ seed, epochs, spectraPerEpoch, batchSize, peakLearningRate, warmUpSteps }: HeatmapPlan): string {
  return (
    `Adam, ${epochs} epochs of ${spectraPerEpoch.toLocaleString('en')} in batches of ${batchSize}, learning rate ${peakLearningRate} ` +
    `falling to 0 as half a cosine after ${warmUpSteps} steps of warm-up, seed ${seed}`
  );
}
