import type { SelectionEffect, SelectionFigures } from '../../assess/selectionEffect';
import { formatFixed, formatInteger } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { effectTable } from './channelTables';
import classes from './Watch.module.css';

/** The copper line before and after a selection. */
export function EffectTable({ effect }: { readonly effect: SelectionEffect }) {
  return (
    <>
      <TableFrame title="Effect of the selection" model={() => effectTable(effect)}>
        <table className="figures" aria-label="Effect of the selection">
          <thead>
            <tr>
              <th scope="col">Cu Kα, reference, in sample</th>
              <th scope="col" className="number">
                Counts
              </th>
              <th scope="col" className="number">
                FWHM [eV]
              </th>
              <th scope="col" className="number">
                Position [eV]
              </th>
              <th scope="col" className="number">
                Counts/FWHM
              </th>
            </tr>
          </thead>
          <tbody>
            <EffectRow name="as it is" figures={effect.now} />
            <EffectRow name="with the rule" figures={effect.then} />
          </tbody>
        </table>
      </TableFrame>
      <p className={classes['quiet']}>
        Constants are made anew for the SDDs that change: what the next run will find in sample. Counts are those of the
        line. A narrower line of fewer counts is a gain only where counts/FWHM rises.
      </p>
    </>
  );
}

function EffectRow({ name, figures }: { readonly name: string; readonly figures: SelectionFigures }) {
  const { copperEvents, fwhm, position, eventsPerFwhm } = figures;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{copperEvents === null ? '–' : formatInteger(Math.round(copperEvents))}</td>
      <td className="number">
        {formatFixed(fwhm.value, 1)} ± {formatFixed(fwhm.error, 1)}
      </td>
      <td className="number">
        {formatFixed(position.value, 1)} ± {formatFixed(position.error, 1)}
      </td>
      <td className="number">{formatFixed(eventsPerFwhm, 2)}</td>
    </tr>
  );
}
