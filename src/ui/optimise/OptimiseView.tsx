import { useMemo } from 'react';
import type { SummedSpectrum } from '../../assess/results';
import { logLikelihoodFigure } from '../../plots/logLikelihood';
import { Plot } from '../../plots/Plot';
import { summedSpectraFigure } from '../../plots/summedSpectra';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { EmptyState } from '../controls/EmptyState';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { formatSignificant } from '../format/number';
import { LABELS } from '../labels';
import { CuKaPanel } from '../results/CuKaPanel';
import { usePlotTheme } from '../usePlotTheme';
import { useProfile, useWorkbench } from '../useWorkbench';
import view from '../view.module.css';

const ALL = ['standard', 'reference', 'optimized'] as const;
const COPPER = { label: LINES.CuKa.label, x: tabulatedEnergyEv('CuKa') };

/** The optimisation while it runs and after it: log likelihood (paper Fig. 5) and the copper line. */
export function OptimiseView() {
  const { hasSomething, hasAnalysis } = useWorkbench(({ analysis, live }) => ({
    hasSomething: analysis !== null || live !== null,
    hasAnalysis: analysis !== null,
  }));
  if (!hasSomething) {
    return (
      <EmptyState title="Nothing optimised yet">
        Press {LABELS.runAnalysis} first. Then change loss, optimiser, step or iterations and press {LABELS.optimise}:
        it starts from the reference calibration again.
      </EmptyState>
    );
  }
  return (
    <div className={view['view']}>
      <div className={view['row']}>
        <LogLikelihood />
        <LiveCopper />
      </div>
      {hasAnalysis && <CuKaPanel />}
    </div>
  );
}

function LogLikelihood() {
  const { live, record, iterations } = useWorkbench(({ live, analysis, settings }) => ({
    live: live?.logLikelihood ?? null,
    record: analysis?.optimisation ?? null,
    iterations: settings.iterations,
  }));
  const theme = usePlotTheme();
  const values = live ?? record?.logLikelihood ?? null;
  const planned = live === null ? (record?.logLikelihood.length ?? 1) - 1 : iterations;
  const figure = useMemo(() => logLikelihoodFigure(values ?? [], planned, theme), [values, planned, theme]);
  const first = values?.[0] ?? null;
  const last = values?.at(-1) ?? null;
  return (
    <Panel
      title={<Jargon term="logLikelihood">Log likelihood</Jargon>}
      note={`${formatSignificant(first, 6)} → ${formatSignificant(last, 6)}. ${
        live === null ? `Stopped: ${record?.stoppedBecause ?? ''}.` : `Iteration ${String(live.length - 1)}.`
      }`}
    >
      <Plot figure={figure} label="Log likelihood against the steps of the optimisation" className={view['plot']} />
    </Panel>
  );
}

function LiveCopper() {
  const { live, spectra, profileId } = useWorkbench(({ live, analysis, settings }) => ({
    live: live?.spectrum ?? null,
    spectra: analysis?.spectra ?? null,
    profileId: settings.profile,
  }));
  const profile = useProfile(profileId);
  const theme = usePlotTheme();
  const figure = useMemo(() => {
    const rangeEv = profile?.regionEv ?? ([7000, 8500] as const);
    return summedSpectraFigure(withLive(spectra ?? [], live), { theme, isLog: false, lines: [COPPER], rangeEv });
  }, [spectra, live, theme, profile]);
  return (
    <Panel
      title="Cu Kα, all SDDs and batches"
      note={live === null ? 'On the events that were optimised on: the real gain stands below.' : 'Live.'}
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot figure={figure} label="Copper line of all SDDs under the three calibrations" className={view['plot']} />
    </Panel>
  );
}

/** The spectra with the live one in the place of the optimised one. */
function withLive(spectra: readonly SummedSpectrum[], live: SummedSpectrum | null): readonly SummedSpectrum[] {
  if (live === null) return spectra;
  return [...spectra.filter(({ spectrum }) => spectrum !== 'optimized'), live];
}
