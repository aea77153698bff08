import { constantsCpp } from './cpp';
import { constantsCsv } from './csv';
import type { ConstantsForm } from './forms';
import { constantsJson } from './json';
import { constantsPython } from './python';
import type { ConstantsRow } from './rows';

const WRITERS: Readonly<Record<ConstantsForm, (rows: readonly ConstantsRow[]) => string>> = {
  csv: constantsCsv,
  json: constantsJson,
  python: constantsPython,
  cpp: constantsCpp,
};

/** The constants as text of one form. */
export function writeConstants(form: ConstantsForm, rows: readonly ConstantsRow[]): string {
  return WRITERS[form](rows);
}
