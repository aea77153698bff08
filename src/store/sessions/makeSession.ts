import { plainDecisions } from '../history/plainDecisions';
import { runOf } from '../runReference';
import type { WorkbenchState } from '../workbench';
import { SESSION_SCHEMA, type FigureRow, type Session, type SessionFigures, type SessionNetwork } from './session';

/** The page as a session. */
export function makeSession(state: WorkbenchState, app: Session['app'], name: string, savedAt: string): Session {
  const { ownProfiles, settings } = state;
  const { entries, at } = state.timeline;
  return {
    schema: SESSION_SCHEMA,
    app,
    name,
    savedAt,
    run: runOf(state),
    decisions: plainDecisions(state),
    profiles: ownProfiles.filter(({ id }) => id === settings.profile),
    networks: networksOf(state),
    history: entries.slice(0, at + 1).map(({ words }) => words),
    figures: figuresOf(state, app),
  };
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
