import { varyRun } from '../../src/simulate/varyRun';
import { planRun } from '../../src/simulate/planRun';
import { SIMULATION_PRESETS } from '../../src/simulate/presets';
import { binnedEvents } from '../../src/simulate/simulateRun';
import type { SimulationVariant } from '../../src/simulate/variants';
import { DEFAULT_SETTINGS } from '../../src/store/settingsSlice';
import { createFinder } from '../../src/peaks/createFinder';
import { VIP2 } from '../../src/physics/profile';
import { closureToy } from '../../src/worker/jobs/closureToy';
import { emptyWorkspace } from '../../src/worker/jobs/context';
import type { ClosureToy } from '../../src/assess/closure/results';
import { CONTEXT, SOURCES } from '../peaks/surroundings';

/** A simulated month through the chain of the page with its default settings; detectors with a peak of no line are left out. */
export async function closeMonth(seed: number, variant: SimulationVariant): Promise<ClosureToy> {
  const run = varyRun(planRun(SIMULATION_PRESETS.month, seed), variant);
  const { batchLengthDays } = DEFAULT_SETTINGS;
  const { histograms } = await binnedEvents(run, batchLengthDays, CONTEXT);
  const replica = await binnedEvents(run, batchLengthDays, CONTEXT, 1);
  const finder = await createFinder(DEFAULT_SETTINGS.finder, VIP2, SOURCES);
  const context = { ...CONTEXT, workspace: emptyWorkspace(), onUpdate: () => undefined, loadModel: SOURCES.load };
  const chain = { profile: VIP2, finder, settings: DEFAULT_SETTINGS };
  const known = { run, histograms, replica: replica.histograms };
  return closureToy(known, seed, chain, context).finally(finder.dispose);
}
