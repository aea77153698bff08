import { useMemo } from 'react';
import type { OptimisationRecord } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { labels } from '../../labels/labels';
import { descentFigure } from '../../plots/descent';
import { Plot } from '../../plots/Plot';
import { iterationShown, leftOutGain, recordShown, scaleChange, type ScaleChange } from '../../store/derived/descent';
import { Panel } from '../controls/Panel';
import { LINES, linesOf } from '../../store/catalogue';
import { Worded } from '../controls/Worded';
import { lineWord } from '../format/lineWord';
import { formatFixed, formatMeasured, formatSignificant } from '../format/number';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import classes from './Transport.module.css';

const TEXTS = labels.optimise.descent;

/** What is known of every iteration (paper Fig. 5): of the descent at work, else of the one that is shown. */
export function DescentPanel() {
  const { record, shown, planned, marked, stopped, line } = useWorkbench((state) => {
    const { live, looked, analysis, settings } = state;
    const record = live?.record ?? recordShown(state);
    return {
      record,
      shown: live?.iteration ?? iterationShown(state),
      planned: live !== null || looked !== null ? settings.iterations : (record?.logLikelihood.length ?? 1) - 1,
      marked: live === null ? (looked?.iteration ?? chosenEarly(analysis?.optimisation ?? null)) : null,
      line: analysis?.optimisation.line ?? 'CuKa',
      stopped: live === null && looked === null ? (analysis?.optimisation.stoppedBecause ?? null) : null,
    };
  });
  const theme = usePlotTheme();
  const leftOut = useMemo(() => (record === null ? null : leftOutGain(record)), [record]);
  const figure = useMemo(
    () => (record === null ? null : descentFigure(record, { theme, planned, marked, leftOut })),
    [record, theme, planned, marked, leftOut],
  );
  if (record === null || figure === null) return null;
  const start = record.logLikelihood[0] ?? NaN;
  const gain = (record.logLikelihood[shown] ?? NaN) - start;
  const change = scaleChange(record, shown);
  const iteration = TEXTS.iteration(String(shown), formatSignificant(start, 6), formatFixed(gain, 1));
  const note =
    leftOut === null
      ? TEXTS.note(iteration)
      : TEXTS.noteLeftOut(
          iteration,
          formatMeasured({ value: leftOut.gain[shown] ?? null, error: leftOut.error[shown] ?? null }),
          formatFixed(leftOut.factor, 1),
          formatSignificant(record.gradientNorm[shown] ?? null, 2),
        );
  return (
    <Panel
      title={<Worded text={TEXTS.title} />}
      note={<Worded text={stopped === null ? note : TEXTS.stopped(stopped, note)} />}
    >
      <Plot figure={figure} label={TEXTS.plot} className={classes['plot']} />
      {change !== null && <ScaleWords change={change} line={line} />}
    </Panel>
  );
}

/** The iteration whose constants count, where it is not the last; null where it is. */
function chosenEarly(record: OptimisationRecord | null): number | null {
  return record === null || record.usedIteration === record.iterations ? null : record.usedIteration;
}

function ScaleWords({ change, line }: { readonly change: ScaleChange; readonly line: LineId }) {
  const { gainPercent, spreadPercent, shiftEv, isSqueezed } = change;
  const move = (ev: number) => `${ev >= 0.05 ? '+' : ''}${formatFixed(ev, 1)} eV`;
  const moves = linesOf(shiftEv).map(([own, ev], i) => {
    const words = i === 0 ? TEXTS.firstMove : TEXTS.move;
    return words(LINES[own].label, move(ev));
  });
  const scale = TEXTS.scale(
    LINES[line].element,
    formatFixed(gainPercent, 2),
    formatFixed(spreadPercent, 2),
    moves.join(', '),
  );
  return (
    <p className={`${classes['scale'] ?? ''} ${isSqueezed ? 'warn' : 'faint'}`} role={isSqueezed ? 'note' : undefined}>
      <Worded text={isSqueezed ? TEXTS.squeezed(scale, lineWord(line)) : scale} />
    </p>
  );
}
