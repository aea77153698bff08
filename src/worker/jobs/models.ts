import { MODEL_FILE_ENDING, modelText, parseModel, shapeOfModel, type HeatmapModel } from '../../peaks/heatmap/model';
import { weightCount } from '../../peaks/heatmap/shape';
import type { TrainedModel } from '../protocol';
import { checkCard } from './checkCard';
import type { Job } from './context';

/** Puts a network from a file in use for its profile. */
export const installModel: Job<'installModel'> = ({ text, file }, { workspace }) =>
  Promise.resolve().then(() => {
    const model = parseModel(text, file);
    checkCard(model.card, file);
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
  const { name, profile, widths, card } = model;
  // What a file system may not like in a name becomes a dash.
  const fileName = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}${MODEL_FILE_ENDING}`;
  const parameters = weightCount(shapeOfModel(model));
  return { text: modelText(model), fileName, name, profile, widths, parameters, card };
}
