import type { Analysis } from '../../assess/results';
import type { Profile } from '../../physics/profile';
import { LINES } from '../../store/catalogue';
import { rowsOfInterest } from '../../store/derived/interest';
import { Panel } from '../controls/Panel';
import { SeriesMark } from '../controls/SeriesKey';
import { formatMeasured, formatSignificant } from '../format/number';
import { SPECTRUM_ROWS } from '../labels';
import { TableFrame } from '../tables/TableFrame';
import { interestTable } from '../tables/resultTables';

const NO_FIGURE = { value: null, error: null };

/** The profile's own line before and after, where that is not copper: position and width under every calibration. */
export function InterestPanel({ analysis, profile }: { readonly analysis: Analysis; readonly profile: Profile }) {
  const { label } = LINES[profile.lineOfInterest];
  const rows = rowsOfInterest(analysis, profile.lineOfInterest);
  const expected = rows.find(({ row }) => row !== null)?.row?.expectedEv ?? null;
  if (expected === null) return <NotFitted profile={profile} label={label} />;
  return (
    <Panel
      title={`${label} before and after`}
      note={`The line of interest of ${profile.label}, from the fits of all lines; expected at ${formatSignificant(
        expected,
        6,
      )} eV. Its events made the scale as well, so its place is no test; widths are. The optimisation moves constants by copper alone.`}
    >
      <TableFrame title="Line of interest before and after" model={() => interestTable(rows, label)}>
        <table className="figures" aria-label="Line of interest before and after">
          <thead>
            <tr>
              <th scope="col">Calibration</th>
              <th scope="col" className="number">
                Position [eV]
              </th>
              <th scope="col" className="number">
                FWHM [eV]
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ spectrum, crossValidated, row }) => (
              <tr key={`${spectrum} ${String(crossValidated)}`}>
                <th scope="row">
                  <SeriesMark spectrum={spectrum} /> {SPECTRUM_ROWS[spectrum]}
                  {crossValidated && ' (cross-validated)'}
                </th>
                <td className="number">{formatMeasured(row?.position ?? NO_FIGURE)}</td>
                <td className="number">{formatMeasured(row?.fwhm ?? NO_FIGURE)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

function NotFitted({ profile, label }: { readonly profile: Profile; readonly label: string }) {
  return (
    <Panel title={label}>
      <p>
        The line of interest of {profile.label} is marked in the spectra below and not fitted: it makes no scale, or
        lies outside of 2000 to 10000 eV.
      </p>
    </Panel>
  );
}
