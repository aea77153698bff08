import type { Measured } from '../results';
import type { ClosedSet, ClosureReport, DeviationSummary } from './results';

/** The `closure` of a results file. Energies in eV, numbers finite or null. */
export function closureEntry(report: ClosureReport) {
  return {
    settings: { ...report.settings },
    line: report.line ?? 'CuKa',
    seeds: report.toys.map(({ seed }) => seed),
    reference: setEntry(report, 'reference'),
    optimized: setEntry(report, 'optimized'),
    words: [...report.words],
    untested: [...report.untested],
  };
}

function setEntry({ detectors, figures, byDetector, toys }: ClosureReport, set: ClosedSet) {
  const { all, positionEv, fwhmEv } = figures[set];
  return {
    ...summaryEntry(all),
    positionEv: measured(positionEv),
    fwhmEv: measured(fwhmEv),
    bySdd: byDetector[set].map((own, detector) => ({
      bus: detectors[detector]?.bus ?? null,
      sdd: detectors[detector]?.sdd ?? null,
      ...summaryEntry(own),
    })),
    byToy: toys.map(({ response }) => ({
      positionEv: finite(response[set].positionEv),
      fwhmEv: finite(response[set].fwhmEv),
    })),
  };
}

function summaryEntry({ spectra, meanEv, rmsEv, pullWidth }: DeviationSummary) {
  return { spectra, meanEv: measured(meanEv), rmsEv: measured(rmsEv), pullWidth: measured(pullWidth) };
}

function measured({ value, error }: Measured): Measured {
  return { value: finite(value), error: finite(error) };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
