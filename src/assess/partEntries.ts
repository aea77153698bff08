/** Parts of the results file that an analysis may have: numbers are finite or null, never NaN. */
import { linesOf } from '../calibrate/watchedLines';
import { FORBIDDEN_COPPER_EV } from '../physics/lines';
import type { ErrorBudget, Shifts } from './budget/results';
import { finite, measured } from './figureEntries';
import type { UpperLimit } from './limit/results';
import type { Analysis } from './results';

/** The course of the optimisation, per iteration. */
export function optimisationOf({ optimisation }: Analysis) {
  const { loss, optimiser, learningRate, iterations, schedule, earlyStopping } = optimisation;
  const { usedIteration, stoppedBecause, events, leftOutEvents, lineShiftEv } = optimisation;
  return {
    ...{ loss, optimiser, learningRate, iterations, schedule, earlyStopping, usedIteration, stoppedBecause },
    ...{ events, leftOutEvents },
    line: optimisation.line ?? null,
    limits: optimisation.limits ?? null,
    logLikelihood: optimisation.logLikelihood.map(finite),
    leftOutLogLikelihood: optimisation.leftOut.map(finite),
    leftOutGainError: optimisation.leftOutError.map(finite),
    gradientNorm: optimisation.gradientNorm.map(finite),
    gainDriftPercent: optimisation.gainDriftPercent.map(finite),
    gainSpreadPercent: optimisation.gainSpreadPercent.map(finite),
    lineShiftEv: Object.fromEntries(linesOf(lineShiftEv).map(([line, list]) => [line, list.map(finite)])),
  };
}

/** The error budget, eV. */
export function budgetEntry({ entries, systematic, total }: ErrorBudget) {
  const shifts = ({ scaleEv, positionEv, fwhmEv }: Shifts) => {
    return { scaleEv: finite(scaleEv), positionEv: finite(positionEv), fwhmEv: finite(fwhmEv) };
  };
  return {
    scaleAtEv: FORBIDDEN_COPPER_EV,
    entries: entries.map(({ source, change, kind, isSigned, ...figures }) => {
      return { source, change, kind, isSigned, ...shifts(figures) };
    }),
    systematic: shifts(systematic),
    total: shifts(total),
  };
}

/** Upper limits on counts of the forbidden line. */
export function limitEntry({ energyEv, blindedEv, unblinded, rows }: UpperLimit) {
  return {
    method: 'CLs, asymptotic, statistical errors alone',
    energyEv,
    blindedEv: [...blindedEv],
    unblinded,
    rows: rows.map(({ spectrum, crossValidated, fwhmEv, background, levels, counts, why }) => ({
      spectrum,
      crossValidated,
      fwhmEv: finite(fwhmEv),
      background: finite(background),
      levels: levels.map(({ confidence, expected, medianFreeTail, observed }) => ({
        confidence,
        expected: {
          minus2: finite(expected.minus2),
          minus1: finite(expected.minus1),
          median: finite(expected.median),
          plus1: finite(expected.plus1),
          plus2: finite(expected.plus2),
        },
        medianFreeTail: finite(medianFreeTail),
        observed: finite(observed),
      })),
      counts: counts === null ? null : measured(counts),
      why,
    })),
  };
}
