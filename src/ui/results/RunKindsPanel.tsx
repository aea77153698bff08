import { useMemo } from 'react';
import type { Analysis, RunKindSum } from '../../assess/results';
import type { NamedLine } from '../../plots/figure';
import { Plot } from '../../plots/Plot';
import { KIND_DASHES, runKindsFigure } from '../../plots/runKinds';
import { LINES } from '../../store/catalogue';
import { Panel } from '../controls/Panel';
import { formatFixed, formatInteger, formatMeasured, NOTHING } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { runKindsTable } from '../tables/kindTables';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import view from '../view.module.css';
import classes from './RunKindsPanel.module.css';

const TEXTS = labels.results.runKinds;

const STROKES = { solid: 'none', dash: '6 3', dot: '2 3', dashdot: '6 3 2 3' } as const;

interface RunKindsPanelProps {
  readonly analysis: Analysis;
  readonly lines: readonly NamedLine[];
}

/** What the runs of each kind hold together: counts, their spectrum, the line of interest, and whose constants they have. */
export function RunKindsPanel({ analysis, lines }: RunKindsPanelProps) {
  const isLog = useWorkbench((state) => state.isLogScale);
  const theme = usePlotTheme();
  const { runKinds, interest } = analysis;
  const figure = useMemo(() => runKindsFigure(runKinds, { theme, isLog, lines }), [runKinds, theme, isLog, lines]);
  const { label } = LINES[interest.line];
  return (
    <Panel title={TEXTS.title} note={TEXTS.note}>
      <Plot figure={figure} label={TEXTS.plot} className={view['plot']} />
      <TableFrame title={TEXTS.title} model={() => runKindsTable(runKinds, interest.line)}>
        <table className="figures" aria-label={TEXTS.title}>
          <thead>
            <tr>
              <th scope="col">{TEXTS.kind}</th>
              <th scope="col" className="number">
                {TEXTS.batches}
              </th>
              <th scope="col" className="number">
                {TEXTS.hours}
              </th>
              <th scope="col" className="number">
                {TEXTS.events}
              </th>
              <th scope="col" className="number">
                {TEXTS.position(label)}
              </th>
              <th scope="col" className="number">
                {TEXTS.fwhm}
              </th>
            </tr>
          </thead>
          <tbody>
            {runKinds.map((kind, i) => (
              <KindRow
                key={kind.name ?? ''}
                kind={kind}
                color={theme.kinds[i % theme.kinds.length] ?? theme.ink}
                index={i}
              />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

interface KindRowProps {
  readonly kind: RunKindSum;
  readonly color: string;
  readonly index: number;
}

function KindRow({ kind, color, index }: KindRowProps) {
  const { position, fwhm, why } = kind.row;
  return (
    <>
      <tr>
        <th scope="row">
          <svg width="18" height="8" aria-hidden="true">
            <line
              x2="18"
              y1="4"
              y2="4"
              stroke={color}
              strokeWidth="2.5"
              strokeDasharray={STROKES[KIND_DASHES[index % KIND_DASHES.length] ?? 'solid']}
            />
          </svg>{' '}
          {kind.name ?? TEXTS.none}
          {kind.kind !== null && <span className="faint"> ({kind.kind})</span>}
        </th>
        <td className="number">{kind.batches.length}</td>
        <td className="number">{kind.hours === null ? NOTHING : formatFixed(kind.hours, 1)}</td>
        <td className="number">{formatInteger(kind.events)}</td>
        <td className="number">{formatMeasured(position)}</td>
        <td className="number">{formatMeasured(fwhm)}</td>
      </tr>
      <tr>
        <td colSpan={6} className={classes['words']}>
          {kind.constants}
          {why !== null && <span className={classes['why']}>{` ${TEXTS.interest(why)}`}</span>}
        </td>
      </tr>
    </>
  );
}
