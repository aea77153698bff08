import { HalfmaxError } from '../../dataset/errors';
import type { Profile } from '../../physics/profile';
import type { ModelSources } from '../createFinder';
import { MODEL_FILE_ENDING, parseModel, type HeatmapModel } from './model';

/** Profiles for which weights are shipped. */
const SHIPPED: readonly string[] = ['vip-2', 'siddharta-2'];

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
  if (!SHIPPED.includes(profile.id)) {
    throw new HalfmaxError(
      'analysis',
      `There is no network for the lines of ${profile.label} yet: train one in the Peaks step, or choose another peak finder`,
    );
  }
  const file = shippedModelFile(profile.id);
  return parseModel(new TextDecoder().decode(new Uint8Array(await load(file))), file);
}
