import type { AllowedImports } from './allowedImports';

/** Who may import whom as a mermaid figure, without the arrows that a longer way makes needless; types are dotted. */
export function roomFigure(rooms: readonly AllowedImports[]): string {
  const below = new Map(rooms.map(({ room, rooms: others }) => [room, others]));
  const drawn = rooms.flatMap(({ room, rooms: others }) =>
    others
      .filter((other) => !others.some((between) => between !== other && reaches(between, other, below)))
      .map((other) => `  ${room} --> ${other}`),
  );
  const dotted = rooms.flatMap(({ room, types }) =>
    types
      .filter((other) => !types.some((between) => between !== other && reaches(between, other, below)))
      .filter((other) => !reaches(room, other, below))
      .map((other) => `  ${room} -.-> ${other}`),
  );
  return ['```mermaid', 'flowchart TD', ...drawn, ...dotted, '```'].join('\n');
}

/** Whether a room gets to another one by imports of values. */
function reaches(from: string, to: string, below: ReadonlyMap<string, readonly string[]>): boolean {
  const next = below.get(from) ?? [];
  return next.includes(to) || next.some((room) => reaches(room, to, below));
}

/** The same in full, as a table. */
export function roomTable(rooms: readonly AllowedImports[]): string {
  const cell = (names: readonly string[]) => names.join(', ').replaceAll('|', '\\|');
  const rows = rooms.map(({ room, rooms: others, types, packages }) => [
    `\`${room}\``,
    cell(others),
    cell(types),
    cell(packages.map((name) => `\`${name}\``)),
  ]);
  return aligned([['room', 'may import', 'types alone of', 'packages'], ...rows]);
}

/** A table as the formatter has it: every column as wide as its widest cell. */
function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) => `| ${widths.map((width, i) => (row[i] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
