import type { Training } from '../../store/trainingSlice';
import { formatDuration } from '../format/number';

/** What a training is at, in a line. */
export function trainingText({ state, epoch, secondsLeft, request, problem }: Training): string {
  const { epochs } = request.plan;
  const done = `${String(epoch)} of ${String(epochs)} epochs`;
  switch (state) {
    case 'training': {
      const left = secondsLeft === null ? '' : `, about ${formatDuration(1000 * secondsLeft)} left`;
      return `Training: ${done} done${left}`;
    }
    case 'pausing':
      return 'Stopping…';
    case 'paused':
      return `Training paused: ${done} done`;
    case 'done':
      return `Trained: ${done}`;
    case 'failed':
      return `Training failed: ${problem ?? 'unknown reason'}`;
  }
}
