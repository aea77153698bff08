import type { FitTrial } from '../inspectionSlice';
import type { WorkbenchState } from '../workbench';

/** Parts of the state that are nothing but what the user has decided. All are immutable, so that keeping them is cheap. */
const FIELDS = [
  'source',
  'settings',
  'isBatchLengthChosen',
  'isProfileChosen',
  'profileGuess',
  'naming',
  'described',
  'ownProfiles',
  'fitTrials',
  'closureSettings',
  'rule',
  'falseAlarmRate',
] as const satisfies readonly (keyof WorkbenchState)[];

/** Everything that the user has decided: with it the same run gives the same figures. No figures are in it. */
export interface Decisions extends Pick<WorkbenchState, (typeof FIELDS)[number]> {
  /** Key of the user's network that is in use, by the id of its profile. */
  readonly networks: Readonly<Record<string, string>>;
}

export function decisionsOf(state: WorkbenchState): Decisions {
  return { ...partOf(state), networks: networksOf(state.models) };
}

/** The part of the state that decisions are; which network is in use is a matter of the networks that there are. */
export function stateOf(decisions: Decisions): Omit<Decisions, 'networks'> {
  return partOf(decisions);
}

/** Whether anything of it is another object than before: quick, to be asked with every change of the state. */
export function isTouched(state: WorkbenchState, before: WorkbenchState): boolean {
  return state.models !== before.models || FIELDS.some((field) => state[field] !== before[field]);
}

/** Where something is tried, to find the same place in another list. */
export function trialKey({ detector, batch, lines }: FitTrial): string {
  return `${String(detector)}/${String(batch)}/${lines.join(' ')}`;
}

function partOf(whole: Omit<Decisions, 'networks'>): Omit<Decisions, 'networks'> {
  return Object.fromEntries(FIELDS.map((field) => [field, whole[field]])) as unknown as Omit<Decisions, 'networks'>;
}

function networksOf(models: WorkbenchState['models']): Readonly<Record<string, string>> {
  const inUse = models.filter(({ isInUse }) => isInUse);
  return Object.fromEntries(inUse.map(({ key, model }) => [model.profile.id, key]));
}
