import { isAtEnd, iterationShown } from '../../store/derived/descent';
import { canOptimise, firstStaleStep } from '../../store/steps';
import type { WorkbenchState } from '../../store/workbench';
import { labels } from '../../labels/labels';

type Facts = Pick<
  WorkbenchState,
  | 'analysis'
  | 'workerHoldsAnalysis'
  | 'settings'
  | 'network'
  | 'models'
  | 'task'
  | 'waiting'
  | 'live'
  | 'looked'
  | 'lookingAt'
  | 'isLooking'
  | 'lookFraction'
  | 'isPlaying'
>;

/** At work, playing, paused, or at the end of the last optimisation; or why none of it can be had. */
export function descentText(facts: Facts): string {
  const { analysis, settings, task, live, looked, isPlaying, isLooking, lookFraction } = facts;
  if (task !== null) return live === null ? 'At work.' : `At work: iteration ${String(live.iteration)}.`;
  if (analysis === null) return '';
  if (!facts.workerHoldsAnalysis) return `The reference calibration is lost: press ${labels.names.runAnalysis} again.`;
  if (!canOptimise(facts)) return `Settings of earlier steps have changed: press ${labels.names.runAnalysis} again.`;
  const place = `iteration ${String(iterationShown(facts))} of ${String(settings.iterations)}`;
  if (lookFraction !== null) {
    return `Going to ${place}: ${(100 * lookFraction).toFixed(0)} %. ${labels.names.pauseDescent} stops it.`;
  }
  if (isPlaying) return `Playing: ${place}, in sample.`;
  if (looked !== null) return `${pausedText(facts, place, looked.settings !== settings)}${strideText(looked.stride)}`;
  if (isLooking) return `Going to ${place}.`;
  return firstStaleStep(analysis.settings, settings) === 'optimise'
    ? `Settings have changed: ${labels.names.playDescent} shows where they lead, ${labels.names.optimise} makes the result anew.`
    : `The last result. ${labels.names.playDescent} shows how it came about.`;
}

function pausedText(facts: Facts, place: string, isOfOtherSettings: boolean): string {
  const { looked } = facts;
  const stopped = looked?.stopped ?? null;
  if (isOfOtherSettings) return `Looked at with other settings than now: ${labels.names.playDescent} begins anew.`;
  const advice = `In sample: press ${labels.names.optimise} for figures held out.`;
  if (stopped !== null && isAtEnd(facts)) {
    return `Stopped early at iteration ${String(stopped.at)}; the best by events left out is ${String(stopped.best)}. ${advice}`;
  }
  return `${isAtEnd(facts) ? 'At the end' : 'Paused'}: ${place}. ${advice}`;
}

function strideText(stride: number): string {
  return stride === 1 ? '' : ` The run is large: one iteration in ${String(stride)} is kept.`;
}
