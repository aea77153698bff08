import type { Training } from '../../store/trainingSlice';
import { formatDuration } from '../format/number';
import { labels } from '../../labels/labels';

const TEXTS = labels.training.state;

/** What a training is at, in a line. */
export function trainingText({ state, epoch, secondsLeft, request, problem }: Training): string {
  const { epochs } = request.plan;
  const done = TEXTS.epochs(String(epoch), String(epochs));
  switch (state) {
    case 'training':
      return secondsLeft === null
        ? TEXTS.training(done)
        : TEXTS.trainingWithTime(done, formatDuration(1000 * secondsLeft));
    case 'pausing':
      return TEXTS.pausing;
    case 'paused':
      return TEXTS.paused(done);
    case 'done':
      return TEXTS.done(done);
    case 'failed':
      return TEXTS.failed(problem ?? TEXTS.unknownReason);
  }
}
