import type { WorkbenchState } from '../workbench';
import {
  SESSION_SCHEMA,
  type FigureRow,
  type RunReference,
  type Session,
  type SessionFigures,
  type SessionNetwork,
} from './session';

/** The page as a session. */
export function makeSession(state: WorkbenchState, app: Session['app'], name: string, savedAt: string): Session {
  const { settings, isBatchLengthChosen, isProfileChosen, profileGuess, naming, described, ownProfiles } = state;
  const { closureSettings, rule, falseAlarmRate, fitTrials } = state;
  const choices = Object.fromEntries(Object.entries(described).map(([file, { choice }]) => [file, choice]));
  const { entries, at } = state.timeline;
  return {
    schema: SESSION_SCHEMA,
    app,
    name,
    savedAt,
    run: runOf(state),
    decisions: {
      settings,
      isBatchLengthChosen,
      isProfileChosen,
      profileGuess,
      naming,
      choices,
      fitTrials,
      closureSettings,
      rule,
      falseAlarmRate,
    },
    profiles: ownProfiles.filter(({ id }) => id === settings.profile),
    networks: networksOf(state),
    history: entries.slice(0, at + 1).map(({ words }) => words),
    figures: figuresOf(state, app),
  };
}

/** The data of the page by name, size and hash; null where none are loaded. */
export function runOf({ source, summary }: Pick<WorkbenchState, 'source' | 'summary'>): RunReference | null {
  if (source === null || summary === null) return null;
  if (source.kind === 'demo') return { source: 'demo', files: [], events: summary.events };
  const files = summary.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
  return { source: 'files', files, events: summary.events };
}

/** What is compared of the page's analysis. */
function figuresOf({ analysis }: Pick<WorkbenchState, 'analysis'>, app: Session['app']): SessionFigures | null {
  if (analysis === null) return null;
  const { backend, settings, cuKa, interest, verdict } = analysis;
  return {
    app,
    backend: backend.name,
    settings,
    cuKa: cuKa.map(rowOf),
    interest: { line: interest.line, rows: interest.rows.map(rowOf) },
    verdict: { against: verdict.against, gainEv: verdict.gainEv, text: verdict.text },
  };
}

function rowOf({ spectrum, crossValidated, position, fwhm, chi2, ndf, pValue }: FigureRow): FigureRow {
  return { spectrum, crossValidated, position, fwhm, chi2, ndf, pValue };
}

function networksOf({ models, settings }: WorkbenchState): SessionNetwork[] {
  return models
    .filter(({ isInUse, model }) => isInUse && model.profile.id === settings.profile)
    .map(({ key, model }) => ({ key, profile: model.profile.id, fileName: model.fileName, text: model.text }));
}
