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

const SETS: readonly SpectrumName[] = ['standard', 'reference', 'optimized'];
/** The inspector is narrow; the colours say the rest. */
const SHORT_NAMES: Readonly<Record<SpectrumName, string>> = { standard: 'std', reference: 'ref', optimized: 'opt' };
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
        title="Calibration constants"
        model={async () =>
          (await loadPart(() => import('./inspectorTables'), 'constantsTable')).constantsTable(
            analysis,
            sets,
            selection,
          )
        }
      >
        <table className="figures tight">
          <caption className="visually-hidden">Calibration constants</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Calibration</span>
              </th>
              <th scope="col" className="number">
                p₀ [eV]
              </th>
              <th scope="col" className="number">
                p₁ [eV/ch]
              </th>
              <th scope="col" className="number">
                p₂ [µeV/ch²]
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
      <p className="faint">
        E = p₀ + p₁ ADC + p₂ ADC².{selection.batch === null && ' Choose a batch to see its own constants.'}
      </p>
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
        <SeriesMark spectrum={set} /> {SHORT_NAMES[set]}
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
    <tr title={`Iteration ${String(iteration)}, as it is looked at`}>
      <th scope="row">
        <SeriesMark spectrum="optimized" /> it. {iteration}
      </th>
      <td className="number">{formatSignificant(p[0], 5)}</td>
      <td className="number">{formatSignificant(p[1], 6)}</td>
      <td className="number">{formatSignificant(p[2] * MICRO, 3)}</td>
    </tr>
  );
}
