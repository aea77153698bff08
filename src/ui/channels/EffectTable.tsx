import type { SelectionEffect, SelectionFigures } from '../../assess/selectionEffect';
import { formatFixed, formatInteger } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { labels } from '../../labels/labels';
import { effectTable } from './channelTables';
import classes from './Watch.module.css';

const texts = labels.channels.effect;
const { columns } = texts;

/** The copper line before and after a selection. */
export function EffectTable({ effect }: { readonly effect: SelectionEffect }) {
  return (
    <>
      <TableFrame title={texts.title} model={() => effectTable(effect)}>
        <table className="figures" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{columns.figures}</th>
              <th scope="col" className="number">
                {columns.counts}
              </th>
              <th scope="col" className="number">
                {columns.fwhm}
              </th>
              <th scope="col" className="number">
                {columns.position}
              </th>
              <th scope="col" className="number">
                {columns.countsPerFwhm}
              </th>
            </tr>
          </thead>
          <tbody>
            <EffectRow name={texts.now} figures={effect.now} />
            <EffectRow name={texts.then} figures={effect.then} />
          </tbody>
        </table>
      </TableFrame>
      <p className={classes['quiet']}>{texts.note}</p>
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
