import { HalfmaxError } from '../dataset/errors';
import { VIP2, type Profile } from '../physics/profile';
import { classicalFinder } from './classical/classicalFinder';
import { cwtFinder } from './classical/cwt/cwtFinder';
import { tspectrumFinder } from './classical/tspectrum/tspectrumFinder';
import { FINDERS, type FinderId } from './finders';
import type { HeatmapModel } from './heatmap/model';
import { SHIPPED_NETWORKS } from './heatmap/shippedNetworks';
import type { PeakFinder } from './peakFinder';
import type { ModelLoader } from './weights/modelLoader';

/** Where the networks' weights come from. */
export interface ModelSources {
  /** Reads a file that is shipped under `models/`. */
  readonly load: ModelLoader;
  /** Models trained or imported by the user, by the id of their profile: they go before the shipped ones. */
  readonly own: ReadonlyMap<string, HeatmapModel>;
}

const CREATE: Readonly<Record<FinderId, (profile: Profile, sources: ModelSources) => Promise<PeakFinder>>> = {
  // TensorFlow.js comes with the networks only.
  heatmap: async (profile, sources) => {
    // Without a network for these lines a search by their energies does as well as it can.
    if (!sources.own.has(profile.id) && !SHIPPED_NETWORKS.has(profile.id)) return classicalFinder;
    return (await import('./heatmap/heatmapFinder')).createHeatmapFinder(
      await (await import('./heatmap/modelFor')).modelFor(profile, sources),
    );
  },
  cnn: async (profile, { load }) => {
    onlyForVip2('cnn', profile);
    return (await import('./cnn/cnnFinder')).createCnnFinder(load);
  },
  lstm: async (profile, { load }) => {
    onlyForVip2('lstm', profile);
    return (await import('./lstm/lstmFinder')).createLstmFinder(load);
  },
  find_peaks: () => Promise.resolve(classicalFinder),
  find_peaks_cwt: () => Promise.resolve(cwtFinder),
  tspectrum: () => Promise.resolve(tspectrumFinder),
};

/**
 * The finder with this id for this profile, ready for use; the caller disposes of it. Where there is no network for the
 * profile's lines, `heatmap` is the classical search: its id says so.
 *
 * @throws HalfmaxError `analysis` where the finder's network was not trained for the profile.
 */
export function createFinder(id: FinderId, profile: Profile, sources: ModelSources): Promise<PeakFinder> {
  return CREATE[id](profile, sources);
}

/** The paper's networks come with weights for the five lines of VIP-2 alone. */
function onlyForVip2(id: FinderId, profile: Profile): void {
  if (profile.id === VIP2.id) return;
  const label = FINDERS.find((finder) => finder.id === id)?.label ?? id;
  throw new HalfmaxError(
    'analysis',
    `${label} knows the lines of ${VIP2.label} only, not those of ${profile.label}: choose another peak finder`,
  );
}
