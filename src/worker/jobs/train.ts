import { HalfmaxError } from '../../dataset/errors';
import type { TaskContext } from '../../dataset/task';
import { checkedProfile } from '../../physics/checkProfile';
import type { HeatmapModel } from '../../peaks/heatmap/model';
import { modelFor } from '../../peaks/heatmap/modelFor';
import { finishedModel } from '../../peaks/training/finishedModel';
import { initHeatmapTraining, updateHeatmapTraining, type HeatmapTraining } from '../../peaks/training/trainHeatmap';
import type { Jobs } from '../protocol';
import type { Job, JobContext } from './context';
import { asTrainedModel } from './models';

/** Share of the work that is training; the rest judges the network on held-out spectra. */
const TRAINED_AT = 0.95;

/** Trains a network for a profile and puts it in use. Stopped, it can be resumed from its last whole epoch. */
export const train: Job<'train'> = async (input, context) => {
  const { workspace } = context;
  if (workspace.backend === null)
    throw new HalfmaxError('backend', 'No compute backend has been started: reload the page');
  const { training, startedFrom } = await trainingOf(input, context);
  workspace.training = training;
  while (workspace.training.epoch < workspace.training.plan.epochs) {
    workspace.training = await updateHeatmapTraining(workspace.training, upTo(context, TRAINED_AT));
    const { epoch, losses } = workspace.training;
    context.onUpdate({ kind: 'training', update: { epoch, losses } });
    if (!Number.isFinite(losses.at(-1))) {
      workspace.training = null;
      throw new HalfmaxError(
        'analysis',
        'The training has lost its way (the loss is not finite): lower its learning rate',
      );
    }
  }
  const model = await finishedModel(workspace.training, input.name, startedFrom, context);
  workspace.models.set(model.profile.id, model);
  workspace.training = null;
  return asTrainedModel(model);
};

async function trainingOf(
  { profile, plan, startsFrom, resume }: Jobs['train']['input'],
  { workspace, loadModel }: JobContext,
): Promise<{ readonly training: HeatmapTraining; readonly startedFrom: string | null }> {
  const checked = checkedProfile(profile);
  const base: HeatmapModel | null =
    startsFrom === 'model' ? await modelFor(checked, { own: workspace.models, load: loadModel }) : null;
  const startedFrom = base?.name ?? null;
  if (resume) {
    if (workspace.training === null) throw new HalfmaxError('analysis', 'There is no paused training: start a new one');
    return { training: workspace.training, startedFrom };
  }
  return { training: initHeatmapTraining(plan, checked, base?.weights ?? null), startedFrom };
}

function upTo(context: TaskContext, share: number): TaskContext {
  return {
    ...context,
    onProgress: ({ stage, fraction }) => {
      context.onProgress({ stage, fraction: share * fraction });
    },
  };
}
