import type { TableModel } from '../tables/model';
import { html, NO_HTML, type Html } from './html';

/** A table with its title, as the page writes its figures; columns in which nothing stands are left out. */
export function tableHtml(model: TableModel): Html {
  const shown = model.columns.flatMap((column, index) =>
    model.rows.some((row) => (row[index]?.text ?? '') !== '') ? [{ ...column, index }] : [],
  );
  if (shown.length === 0) return NO_HTML;
  const heads = shown.map(({ title, isNumber }) => html`<th scope="col" class="${kind(isNumber)}">${title}</th>`);
  const rows = model.rows.map((row) => {
    const cells = shown.map(({ index, isNumber }) => cellHtml(row[index]?.text ?? '', isNumber));
    return html`<tr>
      ${cells}
    </tr>`;
  });
  return html`<table class="${model.rows.length > LONG_TABLE ? 'breaks' : 'whole'}">
    <caption>
      ${model.title}
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Rows from which a table may go on on the next page. */
const LONG_TABLE = 14;

/** Hashes and names without a space break anywhere: they would make the table wider than the page. */
const LONG_WORD = /\S{25,}/u;

function cellHtml(text: string, isNumber: boolean): Html {
  return html`<td class="${kind(isNumber)}${LONG_WORD.test(text) ? ' long' : ''}">${text}</td>`;
}

function kind(isNumber: boolean): string {
  return isNumber ? 'number' : 'words';
}
