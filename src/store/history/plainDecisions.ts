import type { ReadChoice } from '../../ingest/choice/contents';
import type { Profile } from '../../physics/profile';
import type { RunReference } from '../runReference';
import type { Decisions } from './decisions';

/** The part of the decisions that is no handle and no kept thing of this browser. */
export type SessionDecisions = Pick<
  Decisions,
  | 'settings'
  | 'isBatchLengthChosen'
  | 'isProfileChosen'
  | 'profileGuess'
  | 'naming'
  | 'fitTrials'
  | 'closureSettings'
  | 'rule'
  | 'falseAlarmRate'
> & {
  /** What is read of files that hold several things, by name; null where they are left out of their archive. */
  readonly choices: Readonly<Record<string, ReadChoice | null>>;
};

/** Decisions as they outlive the page: plain data, with the run by its data. */
export interface KeptDecisions extends SessionDecisions {
  readonly run: RunReference | null;
  /** As in `Decisions`. */
  readonly networks: Decisions['networks'];
  /** The user's profile that was in use, if it was one of theirs. */
  readonly profiles: readonly Profile[];
}

/** Decisions less handles of files and what this browser keeps beside them. */
export function plainDecisions(given: Omit<Decisions, 'networks'>): SessionDecisions {
  const { settings, isBatchLengthChosen, isProfileChosen, profileGuess, naming, described } = given;
  const { closureSettings, rule, falseAlarmRate, fitTrials } = given;
  return {
    settings,
    isBatchLengthChosen,
    isProfileChosen,
    profileGuess,
    naming,
    choices: Object.fromEntries(Object.entries(described).map(([file, { choice }]) => [file, choice])),
    fitTrials,
    closureSettings,
    rule,
    falseAlarmRate,
  };
}
