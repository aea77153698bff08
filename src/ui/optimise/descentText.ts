import { isAtEnd, iterationShown } from '../../store/derived/descent';
import { canOptimise, firstStaleStep } from '../../store/steps';
import type { WorkbenchState } from '../../store/workbench';
import { labels } from '../../labels/labels';

const TEXTS = labels.optimise.state;

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
  if (task !== null) return live === null ? TEXTS.atWork : TEXTS.atIteration(String(live.iteration));
  if (analysis === null) return '';
  if (!facts.workerHoldsAnalysis) return TEXTS.lost(labels.names.runAnalysis);
  if (!canOptimise(facts)) return TEXTS.stale(labels.names.runAnalysis);
  const place = TEXTS.place(String(iterationShown(facts)), String(settings.iterations));
  if (lookFraction !== null) {
    return TEXTS.goingFar(place, (100 * lookFraction).toFixed(0), labels.names.pauseDescent);
  }
  if (isPlaying) return TEXTS.playing(place);
  if (looked !== null) {
    const text = pausedText(facts, place, looked.settings !== settings);
    return looked.stride === 1 ? text : TEXTS.stride(text, String(looked.stride));
  }
  if (isLooking) return TEXTS.going(place);
  return firstStaleStep(analysis.settings, settings) === 'optimise'
    ? TEXTS.changed(labels.names.playDescent, labels.names.optimise)
    : TEXTS.result(labels.names.playDescent);
}

function pausedText(facts: Facts, place: string, isOfOtherSettings: boolean): string {
  const { looked } = facts;
  const stopped = looked?.stopped ?? null;
  if (isOfOtherSettings) return TEXTS.otherSettings(labels.names.playDescent);
  const advice = TEXTS.advice(labels.names.optimise);
  if (stopped !== null && isAtEnd(facts)) {
    return TEXTS.stopped(String(stopped.at), String(stopped.best), advice);
  }
  return isAtEnd(facts) ? TEXTS.atEnd(place, advice) : TEXTS.paused(place, advice);
}
