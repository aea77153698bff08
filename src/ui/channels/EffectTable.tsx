import type { SelectionEffect, SelectionFigures } from '../../assess/selectionEffect';
import { LINES } from '../../store/catalogue';
import { formatFixed, formatInteger } from '../format/number';
import { TableFrame } from '../tables/TableFrame';
import { labels } from '../../labels/labels';
import { effectTable } from './channelTables';
import classes from './Watch.module.css';

const texts = labels.channels.effect;
const { columns } = texts;

/** The line of interest before and after a selection. */
export function EffectTable({ effect }: { readonly effect: SelectionEffect }) {
  return (
    <>
      <TableFrame title={texts.title} model={() => effectTable(effect)}>
        <table className="figures" aria-label={texts.title}>
          <thead>
            <tr>
              <th scope="col">{columns.figures(LINES[effect.line].label)}</th>
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
  const { lineEvents, fwhm, position, eventsPerFwhm } = figures;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{lineEvents === null ? '–' : formatInteger(Math.round(lineEvents))}</td>
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
