/** Settings in words: what each is called on the page, and its value. */
import type { AnalysisSettings } from '../../assess/results';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import { FINDERS, LINES, LOSSES, OPTIMISERS, PRIORS, priorsOf, SCHEDULES } from '../catalogue';
import { isSame } from '../steps';
import { labels } from '../../labels/labels';

const TEXTS = labels.store.settings;
const { names } = labels;

export type SettingKey = keyof AnalysisSettings;

/** Label of a profile by its id. */
export type ProfileLabel = (id: string) => string;

/** As the fields of the page are called. */
export const SETTING_NAMES: Readonly<Record<SettingKey, string>> = {
  profile: names.profile,
  batchLengthDays: names.batchLength,
  channelOverrides: TEXTS.channelOverrides,
  excludedStretches: TEXTS.excludedStretches,
  batchSplits: TEXTS.batchSplits,
  finder: names.finder,
  cleanAdc: names.cleanAdc,
  peakCorrections: TEXTS.peakCorrections,
  lineEnergies: names.centroidShifts,
  continuous: names.continuous,
  loss: names.loss,
  priors: TEXTS.priors,
  optimiser: names.optimiser,
  learningRate: names.learningRate,
  iterations: names.iterations,
  schedule: names.schedule,
  earlyStopping: names.earlyStopping,
  seed: TEXTS.seed,
  folds: TEXTS.folds,
  bootstrapReplicas: TEXTS.bootstrapReplicas,
  unblinded: TEXTS.unblinded,
};

/** The value of a setting in words. */
export function settingText(key: SettingKey, settings: AnalysisSettings, profileLabel: ProfileLabel): string {
  switch (key) {
    case 'profile':
      return profileLabel(settings.profile);
    case 'finder':
      return labelIn(FINDERS, settings.finder);
    case 'loss':
      return labelIn(LOSSES, settings.loss);
    case 'optimiser':
      return labelIn(OPTIMISERS, settings.optimiser);
    case 'schedule':
      return labelIn(SCHEDULES, settings.schedule);
    case 'priors':
      return priorText(settings);
    case 'lineEnergies':
      return onOff(settings.lineEnergies === 'observed');
    case 'cleanAdc':
    case 'continuous':
    case 'unblinded':
      return onOff(settings[key]);
    case 'channelOverrides':
      return listed(Object.entries(settings.channelOverrides).map(([label, status]) => overrideText(label, status)));
    case 'peakCorrections':
      return listed(settings.peakCorrections.map(correctionText));
    case 'excludedStretches':
      return listed((settings.excludedStretches ?? []).map(stretchName));
    case 'batchSplits':
      return listed((settings.batchSplits ?? []).map(splitName));
    case 'batchLengthDays':
    case 'learningRate':
    case 'iterations':
    case 'earlyStopping':
    case 'seed':
    case 'folds':
    case 'bootstrapReplicas':
      return String(settings[key]);
  }
}

/** Settings in which the two differ, in the order of the analysis. */
export function differingSettings(a: AnalysisSettings, b: AnalysisSettings): readonly SettingKey[] {
  return (Object.keys(SETTING_NAMES) as SettingKey[]).filter((key) => !isSame(a[key], b[key]));
}

/** What was done to a detector as a whole. */
export function overrideText(label: string, status: 'ok' | 'excluded' | undefined): string {
  if (status === undefined) return TEXTS.detectorScreened(label);
  return status === 'ok' ? TEXTS.detectorTakenIn(label) : TEXTS.detectorLeftOut(label);
}

/** Which line of which spectrum; batches count from 1. */
export function lineName({ detector, batch, line }: Omit<PeakCorrection, 'adc'>): string {
  const { label } = LINES[line];
  return batch === null ? TEXTS.line(label, detector) : TEXTS.lineInBatch(label, detector, String(batch + 1));
}

export function correctionText(correction: PeakCorrection): string {
  const { adc } = correction;
  const name = lineName(correction);
  return adc === null ? TEXTS.lineRemoved(name) : TEXTS.lineMoved(name, String(Math.round(adc * 10) / 10));
}

export function stretchName({ detector, batch }: ExcludedStretch): string {
  return TEXTS.batch(detector, String(batch + 1));
}

/** Where a detector's batch is cut, UTC. */
export function splitName({ detector, atS }: BatchSplit): string {
  return TEXTS.split(detector, new Date(1000 * atS).toISOString().slice(0, 16).replace('T', ' '));
}

/** The first of them, and how many more there are. */
export function listed(texts: readonly string[], most = 3): string {
  if (texts.length === 0) return TEXTS.none;
  const more = texts.length - most;
  return more > 0 ? TEXTS.more(texts.slice(0, most).join('; '), String(more)) : texts.join('; ');
}

/** All of them; none gives nothing. */
export function together(texts: readonly string[]): string {
  return texts.length === 0 ? '' : texts.reduce((all, text) => labels.store.and(all, text));
}

function onOff(isOn: boolean): string {
  return isOn ? TEXTS.on : TEXTS.off;
}

function labelIn(table: readonly { readonly id: string; readonly label: string }[], id: string): string {
  return table.find((row) => row.id === id)?.label ?? id;
}

function priorText(settings: AnalysisSettings): string {
  const priors = priorsOf(settings);
  return listed(
    PRIORS.filter(({ id }) => priors[id]).map(({ label }) => label),
    PRIORS.length,
  );
}
