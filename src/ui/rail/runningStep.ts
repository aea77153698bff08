import type { Step } from '../../store/steps';
import type { Task } from '../../store/taskSlice';

/** The step that a stage of the worker belongs to, by the first word that names one. */
const WORDS: readonly (readonly [RegExp, Step])[] = [
  [/watch|slice/i, 'channels'],
  [/read|bin|simulat/i, 'data'],
  [/screen|channel/i, 'channels'],
  [/cross|fold|held|assess|spectr.*sum|bootstrap|resampl/i, 'results'],
  [/peak|find/i, 'peaks'],
  [/optimis/i, 'optimise'],
  [/calibrat/i, 'calibrate'],
  [/fit/i, 'fit'],
];

/** Which step is at work; null where none is, or where the stage names none. */
export function runningStepOf(task: Task | null): Step | null {
  if (task === null) return null;
  if (task.kind === 'read') return 'data';
  if (task.kind === 'watch' || task.kind === 'preview') return 'channels';
  if (task.kind === 'benchmark') return 'peaks';
  if (task.kind === 'budget' || task.kind === 'closure' || task.kind === 'unblind') return 'results';
  if (task.kind === 'tradeOff') return 'calibrate';
  if (task.kind === 'optimise') return 'optimise';
  if (task.kind === 'train') return 'peaks';
  return WORDS.find(([pattern]) => pattern.test(task.stage))?.[1] ?? null;
}
