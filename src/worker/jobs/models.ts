import { modelText, parseModel, shapeOfModel, type HeatmapModel } from '../../peaks/heatmap/model';
import { weightCount } from '../../peaks/heatmap/shape';
import type { TrainedModel } from '../protocol';
import type { Job } from './context';

/** Puts a network from a file in use for its profile. */
export const installModel: Job<'installModel'> = ({ text, file }, { workspace }) =>
  Promise.resolve().then(() => {
    const model = parseModel(text, file);
    workspace.models.set(model.profile.id, model);
    return asTrainedModel(model);
  });

/** Takes the user's network of a profile out of use; the shipped one, where there is one, is in use again. */
export const removeModel: Job<'removeModel'> = ({ profile }, { workspace }) => {
  workspace.models.delete(profile);
  return Promise.resolve(null);
};

/** A network as the page keeps it. */
export function asTrainedModel(model: HeatmapModel): TrainedModel {
  const { name, profile, card } = model;
  return { text: modelText(model), name, profile, parameters: weightCount(shapeOfModel(model)), card };
}
