import { HalfmaxError } from '../../dataset/errors';
import type { Profile } from '../../physics/profile';
import type { ModelSources } from '../createFinder';
import { SHIPPED_NETWORKS } from './shippedNetworks';
import { MODEL_FILE_ENDING, parseModel, type HeatmapModel } from './model';

/** File under `models/` with the shipped weights of a profile. */
export function shippedModelFile(profileId: string): string {
  return `heatmap-${profileId}${MODEL_FILE_ENDING}`;
}

/**
 * The user's own model of this profile, else the shipped one.
 *
 * @throws HalfmaxError `analysis` where there is none: one has to be trained.
 */
export async function modelFor(profile: Profile, { own, load }: ModelSources): Promise<HeatmapModel> {
  const known = own.get(profile.id);
  if (known !== undefined) return known;
  const shipped = SHIPPED_NETWORKS.get(profile.id);
  if (shipped === undefined) {
    throw new HalfmaxError(
      'analysis',
      `There is no network for the lines of ${profile.label} yet: train one in the Peaks step, or choose another peak finder`,
    );
  }
  const file = shippedModelFile(shipped);
  return parseModel(new TextDecoder().decode(new Uint8Array(await load(file))), file);
}
