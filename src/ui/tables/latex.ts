import type { Cell, Column, TableModel } from './model';

/**
 * The table for a LaTeX document with the package booktabs: as the page writes it, errors as `\pm`, numbers in math mode.
 * Any text is safe in it: characters that LaTeX reads as commands are escaped.
 */
export function tableLatex({ title, columns, rows }: TableModel): string {
  const line = (cells: readonly string[]) => `  ${cells.join(' & ')} \\\\`;
  return [
    '% needs \\usepackage{booktabs}',
    '\\begin{table}',
    '  \\centering',
    `  \\caption{${latexText(title)}}`,
    `  \\begin{tabular}{${columns.map(({ isNumber }) => (isNumber ? 'r' : 'l')).join('')}}`,
    '  \\toprule',
    line(columns.map((column) => latexText(column.title))),
    '  \\midrule',
    ...rows.map((row) => line(columns.map((column, c) => latexCell(column, row[c])))),
    '  \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}

function latexCell({ isNumber }: Column, cell: Cell | undefined): string {
  if (cell === undefined) return '';
  return isNumber && NUMERIC.test(cell.text) ? `$${latexNumber(cell.text)}$` : latexText(cell.text);
}

/** Nothing but digits, signs and what the page sets between them. */
const NUMERIC = /^[+\-−±\d.,·⁰¹²³⁴⁵⁶⁷⁸⁹⁻\s\u202f]*\d[+\-−±\d.,·⁰¹²³⁴⁵⁶⁷⁸⁹⁻\s\u202f]*$/u;

function latexNumber(text: string): string {
  return text
    .replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (exponent) => `^{${plainDigits(exponent)}}`)
    .replace(/·/gu, ' \\cdot ')
    .replace(/±/gu, '\\pm')
    .replace(/−/gu, '-')
    .replace(/\u202f/gu, '\\,');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

function plainDigits(text: string): string {
  return Array.from(text, (letter) => (letter === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(letter)))).join('');
}

const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  μ: 'mu',
  µ: 'mu',
  σ: 'sigma',
  χ: 'chi',
  Δ: 'Delta',
  Σ: 'Sigma',
};
const SIGNS: Readonly<Record<string, string>> = {
  '±': '$\\pm$',
  '−': '$-$',
  '–': '--',
  '…': '\\dots{}',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '√': '$\\surd$',
  '→': '$\\to$',
  '‰': '\\textperthousand{}',
  '\u202f': '\\,',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Any text for LaTeX's text mode; signs that follow each other share one pair of dollars. */
export function latexText(text: string): string {
  return Array.from(text, latexLetter)
    .join('')
    .replace(/(?<!\\)\$\$/gu, '')
    .replace(/[\t\r\n]+/gu, ' ');
}

function latexLetter(letter: string): string {
  if (/[#$%&_{}]/u.test(letter)) return `\\${letter}`;
  const greek = GREEK[letter];
  if (greek !== undefined) return `$\\${greek}$`;
  if (SUBSCRIPTS.includes(letter)) return `$_${String(SUBSCRIPTS.indexOf(letter))}$`;
  if (SUPERSCRIPTS.includes(letter)) return `$^${String(SUPERSCRIPTS.indexOf(letter))}$`;
  return SIGNS[letter] ?? letter;
}
