import type { TaskContext } from '../../dataset/task';

/** The part of a job from `from` to `to` (0 to 1) as a task of its own, under one name for the user. */
export function stageOf<Context extends TaskContext>(
  context: Context,
  stage: string,
  from: number,
  to: number,
): Context {
  return {
    ...context,
    onProgress: ({ fraction }) => {
      context.onProgress({ stage, fraction: from + (to - from) * fraction });
    },
  };
}
