import type { Analysis, SpectrumName } from '../../assess/results';
import { calibrationOf, errorOf } from '../../store/derived/calibration';
import { constantsLookedAt } from '../../store/derived/descent';
import type { Selection } from '../../store/viewSlice';
import { SeriesMark } from '../controls/SeriesKey';
import { formatMeasured, formatSignificant } from '../format/number';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { TableFrame } from '../tables/TableFrame';
import { loadPart } from '../../parts/loadPart';

const TEXTS = labels.inspector.constants;

const SETS: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
const INDICES = [0, 1, 2] as const;

interface ConstantsTableProps {
  readonly analysis: Analysis;
  readonly selection: Selection;
}

/** p0, p1 and p2 of the three calibrations for the selected detector and batch. */
export function ConstantsTable({ analysis, selection }: ConstantsTableProps) {
  const looked = useWorkbench((state) => state.looked);
  const p = constantsLookedAt(analysis, looked, selection);
  const sets = SETS.filter((set) => calibrationOf(analysis, set, selection) !== null);
  if (sets.length === 0) return null;
  return (
    <>
      <TableFrame
        title={TEXTS.title}
        model={async () =>
          (await loadPart(() => import('./inspectorTables'), 'constantsTable')).constantsTable(
            analysis,
            sets,
            selection,
          )
        }
      >
        <table className="figures tight">
          <caption className="visually-hidden">{TEXTS.title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{TEXTS.calibration}</span>
              </th>
              <th scope="col" className="number">
                {TEXTS.p0}
              </th>
              <th scope="col" className="number">
                {TEXTS.p1}
              </th>
              <th scope="col" className="number">
                {TEXTS.p2}
              </th>
            </tr>
          </thead>
          <tbody>
            {sets.map((set) => (
              <Row key={set} analysis={analysis} set={set} selection={selection} />
            ))}
            {looked !== null && p !== null && <LookedAtRow iteration={looked.iteration} p={p} />}
          </tbody>
        </table>
      </TableFrame>
      <p className="faint">{selection.batch === null ? TEXTS.lawOfRun(TEXTS.law) : TEXTS.law}</p>
    </>
  );
}

const MICRO = 1e6;

function Row({ analysis, set, selection }: ConstantsTableProps & { readonly set: SpectrumName }) {
  const calibration = calibrationOf(analysis, set, selection);
  if (calibration === null) return null;
  return (
    <tr title={`${labels.spectra[set]}: ${calibration.status}`}>
      <th scope="row">
        <SeriesMark spectrum={set} /> {TEXTS.short[set]}
        {calibration.status !== 'fitted' && <span className="warn"> ({calibration.status})</span>}
      </th>
      {INDICES.map((index) => {
        const scale = index === 2 ? MICRO : 1;
        const value = calibration.p[index] * scale;
        const error = errorOf(calibration, { kind: 'constant', index });
        return (
          <td key={index} className="number">
            {error === null || error === 0
              ? formatSignificant(value, index === 1 ? 5 : 3)
              : formatMeasured({ value, error: error * scale })}
          </td>
        );
      })}
    </tr>
  );
}

/** The constants of the iteration that is looked at: no result, so they have no errors. */
function LookedAtRow({ iteration, p }: { readonly iteration: number; readonly p: readonly [number, number, number] }) {
  return (
    <tr title={TEXTS.lookedAtHint(String(iteration))}>
      <th scope="row">
        <SeriesMark spectrum="optimized" /> {TEXTS.lookedAt(String(iteration))}
      </th>
      <td className="number">{formatSignificant(p[0], 5)}</td>
      <td className="number">{formatSignificant(p[1], 6)}</td>
      <td className="number">{formatSignificant(p[2] * MICRO, 3)}</td>
    </tr>
  );
}
