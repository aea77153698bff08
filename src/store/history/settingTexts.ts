/** Settings in words: what each is called on the page, and its value. */
import type { AnalysisSettings } from '../../assess/results';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { PeakCorrection } from '../../dataset/peakCorrection';
import { FINDERS, LINES, LOSSES, OPTIMISERS, PRIORS, priorsOf, SCHEDULES } from '../catalogue';
import { isSame } from '../steps';

export type SettingKey = keyof AnalysisSettings;

/** Label of a profile by its id. */
export type ProfileLabel = (id: string) => string;

/** As the fields of the page are called. */
export const SETTING_NAMES: Readonly<Record<SettingKey, string>> = {
  profile: 'Profile',
  batchLengthDays: 'Batch length (days)',
  channelOverrides: 'SDDs by hand',
  excludedStretches: 'Batches left out',
  batchSplits: 'Batches split',
  finder: 'Peak finder',
  cleanAdc: 'Clean ADC spectra',
  peakCorrections: 'Lines by hand',
  lineEnergies: 'Correct centroid shifts',
  continuous: 'Continuous in time',
  loss: 'Loss',
  priors: 'Priors',
  optimiser: 'Optimiser',
  learningRate: 'Learning rate',
  iterations: 'Iterations',
  schedule: 'Schedule',
  earlyStopping: 'Early stopping',
  seed: 'Seed',
  folds: 'Folds',
  bootstrapReplicas: 'Resamplings',
  unblinded: 'Unblinded 7747 eV',
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
  if (status === undefined) return `SDD ${label} left to the screening`;
  return `SDD ${label} ${status === 'ok' ? 'taken in' : 'left out'}`;
}

/** Which line of which spectrum; batches count from 1. */
export function lineName({ detector, batch, line }: Omit<PeakCorrection, 'adc'>): string {
  return `${LINES[line].label} of SDD ${detector}${batch === null ? '' : `, batch ${String(batch + 1)}`}`;
}

export function correctionText(correction: PeakCorrection): string {
  const { adc } = correction;
  return `${lineName(correction)} ${adc === null ? 'removed' : `moved to ${String(Math.round(adc * 10) / 10)}`}`;
}

export function stretchName({ detector, batch }: ExcludedStretch): string {
  return `SDD ${detector}, batch ${String(batch + 1)}`;
}

/** Where a detector's batch is cut, UTC. */
export function splitName({ detector, atS }: BatchSplit): string {
  return `SDD ${detector} at ${new Date(1000 * atS).toISOString().slice(0, 16).replace('T', ' ')}`;
}

/** The first of them, and how many more there are. */
export function listed(texts: readonly string[], most = 3): string {
  if (texts.length === 0) return 'none';
  const more = texts.length - most;
  return more > 0 ? `${texts.slice(0, most).join('; ')}; ${String(more)} more` : texts.join('; ');
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
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
