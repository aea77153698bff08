import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { FitInspection } from '../../fit/inspection/fitInspection';
import { labels } from '../../labels/labels';
import { Plot } from '../../plots/Plot';
import { isSameArea, type PlotArea } from '../../plots/plotArea';
import { windowFitFigure } from '../../plots/windowFit';
import { energyScaleOf } from '../../store/derived/calibration';
import { isSamePlace, type Inspected } from '../../store/inspectionSlice';
import type { DatasetSummary } from '../../worker/protocol';
import { Panel } from '../controls/Panel';
import { ScaleSwitch } from '../controls/ScaleSwitch';
import { Worded } from '../controls/Worded';
import { placeName } from '../format/place';
import { useCursorAxis } from '../useCursorAxis';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { FitTools } from './FitTools';
import { FitWords } from './FitWords';
import { componentName, linesName } from './fitText';
import { WindowHandles } from './WindowHandles';
import classes from './WindowPanel.module.css';

const TEXTS = labels.fit.window;

interface WindowPanelProps {
  readonly summary: DatasetSummary;
  readonly inspected: Inspected;
  readonly draft: FitInspection | null;
}

/** Counts, model, components and residuals of one window, with its range and its start positions as handles. */
export function WindowPanel({ summary, inspected, draft }: WindowPanelProps) {
  const { spectrum, analysis, isLog, isInspecting, inspectFit } = useWorkbench((state) => ({
    spectrum: state.spectrum,
    analysis: state.analysis,
    isLog: state.isLogScale,
    isInspecting: state.isInspecting,
    inspectFit: state.inspectFit,
  }));
  const theme = usePlotTheme();
  const cursor = useCursorAxis('adc', inspected.detector, inspected.batch);
  const [area, setArea] = useState<PlotArea | null>(null);
  const { inspection, windows, line } = inspected;
  const shown = draft ?? inspection;
  const figure = useMemo(
    () =>
      windowFitFigure(shown, inspection, {
        theme,
        isLog,
        spectrum: spectrum !== null && isSamePlace(spectrum, inspected) ? spectrum.counts : null,
        energyOf: energyScaleOf(analysis, inspected),
        nameOf: componentName,
        subject: [
          inspected.detector,
          inspected.batch,
          ...inspection.lines,
          shown.range.firstAdc,
          shown.range.lastAdc,
        ].join(' '),
      }),
    [shown, inspection, inspected, theme, isLog, spectrum, analysis],
  );
  return (
    <Panel
      title={TEXTS.title(placeName(summary, inspected), linesName(inspection.lines))}
      note={<Worded text={TEXTS.note} />}
      tools={
        <>
          <SegmentedControl
            aria-label={TEXTS.lines}
            data={windows.map((lines) => ({ value: lines[0] ?? '', label: linesName(lines) }))}
            value={windows.find((lines) => lines.includes(line))?.[0] ?? ''}
            onChange={(first) => {
              const chosen = windows.flat().find((candidate) => candidate === first);
              if (chosen !== undefined) void inspectFit(chosen);
            }}
          />
          <ScaleSwitch />
        </>
      }
    >
      <FitWords inspected={inspected} draft={draft} />
      <div className={classes['stage']} aria-busy={isInspecting}>
        <Plot
          figure={figure}
          label={TEXTS.plot}
          className={classes['plot']}
          cursor={cursor}
          onArea={(next) => {
            setArea((known) => (isSameArea(known, next) ? known : next));
          }}
        />
        {area !== null && (
          <WindowHandles inspected={inspected} shown={shown} area={area} lastAdc={summary.channelCount - 1} />
        )}
      </div>
      <FitTools inspected={inspected} isDraft={draft !== null} />
    </Panel>
  );
}
