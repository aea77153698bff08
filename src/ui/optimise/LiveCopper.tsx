import { useMemo } from 'react';
import type { SummedSpectrum } from '../../assess/results';
import { labels } from '../../labels/labels';
import { Plot } from '../../plots/Plot';
import { summedSpectraFigure } from '../../plots/summedSpectra';
import { LINES, tabulatedEnergyEv } from '../../store/catalogue';
import { Panel } from '../controls/Panel';
import { SeriesKey } from '../controls/SeriesKey';
import { usePlotTheme } from '../usePlotTheme';
import { useProfile, useWorkbench } from '../useWorkbench';
import classes from './Transport.module.css';

const TEXTS = labels.optimise.line;

const ALL = ['standard', 'reference', 'optimized'] as const;

/** The line of interest of all SDDs: of the descent at work, of the iteration that is looked at, else of the result. */
export function LiveCopper() {
  const { live, looked, spectra, profileId } = useWorkbench(({ live, looked, analysis, settings }) => ({
    live: live?.spectrum ?? null,
    looked,
    spectra: analysis?.spectra ?? null,
    profileId: settings.profile,
  }));
  const profile = useProfile(profileId);
  const line = profile?.lineOfInterest ?? 'CuKa';
  const { label } = LINES[line];
  const theme = usePlotTheme();
  const shown = live ?? looked?.spectrum ?? null;
  const figure = useMemo(() => {
    const rangeEv = profile?.regionEv ?? ([7000, 8500] as const);
    const lines = [{ label, x: tabulatedEnergyEv(line) }];
    return summedSpectraFigure(withShown(spectra ?? [], shown), { theme, isLog: false, lines, rangeEv });
  }, [spectra, shown, theme, profile, line, label]);
  return (
    <Panel
      title={TEXTS.title(label)}
      note={noteOf(live !== null, looked?.iteration ?? null)}
      tools={<SeriesKey spectra={ALL} />}
    >
      <Plot figure={figure} label={TEXTS.plot(label)} className={classes['plot']} />
    </Panel>
  );
}

function noteOf(isLive: boolean, iteration: number | null): string {
  if (isLive) return TEXTS.live;
  if (iteration === null) return TEXTS.result;
  return TEXTS.lookedAt(String(iteration));
}

/** The spectra with the one that is shown in the place of the optimised one. */
function withShown(spectra: readonly SummedSpectrum[], shown: SummedSpectrum | null): readonly SummedSpectrum[] {
  if (shown === null) return spectra;
  return [...spectra.filter(({ spectrum }) => spectrum !== 'optimized'), shown];
}
