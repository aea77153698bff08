/** A chain of local maxima through the rows of a wavelet transform. */
export interface RidgeLine {
  /** Row of each maximum, ascending; a row may hold two. */
  readonly rows: readonly number[];
  /** Column of each maximum. */
  readonly columns: readonly number[];
}

interface GrowingLine {
  readonly rows: number[];
  readonly columns: number[];
  gap: number;
}

/**
 * Ridge lines of `transform` (rows of equal length, narrowest wavelet first), from the widest row that has a maximum to
 * the narrowest: a maximum joins the line whose last column is closest, if at most `maxDistances[row]` away, else it
 * starts a line. A line without a maximum in more than `gapThreshold` rows on end is over. SciPy 1.10's
 * `_identify_ridge_lines`; method of Du, Kibbe and Lin, Bioinformatics 22 (2006) 2059.
 */
export function ridgeLines(
  transform: readonly Float64Array[],
  maxDistances: readonly number[],
  gapThreshold: number,
): RidgeLine[] {
  const maxima = transform.map(strictMaxima);
  const finished: GrowingLine[] = [];
  let growing: GrowingLine[] = [];
  for (let row = maxima.findLastIndex((columns) => columns.length > 0); row >= 0; row--) {
    for (const line of growing) line.gap++;
    extendLines(growing, row, maxima[row] ?? [], maxDistances[row] ?? 0);
    finished.push(...growing.filter(({ gap }) => gap > gapThreshold));
    growing = growing.filter(({ gap }) => gap <= gapThreshold);
  }
  return [...finished, ...growing].map(inAscendingRows);
}

/** Joins each maximum of a row to the closest line of the rows above, or starts a line with it. */
function extendLines(lines: GrowingLine[], row: number, maxima: readonly number[], maxDistance: number): void {
  const ends = lines.map(({ columns }) => columns.at(-1) ?? NaN);
  for (const column of maxima) {
    let closest = -1;
    let distance = Infinity;
    ends.forEach((end, i) => {
      if (Math.abs(column - end) < distance) {
        closest = i;
        distance = Math.abs(column - end);
      }
    });
    const line = distance <= maxDistance ? lines[closest] : undefined;
    if (line === undefined) lines.push({ rows: [row], columns: [column], gap: 0 });
    else {
      line.rows.push(row);
      line.columns.push(column);
      line.gap = 0;
    }
  }
}

/** Columns higher than both neighbours; the first and the last column never are. */
function strictMaxima(row: Float64Array): number[] {
  const columns: number[] = [];
  for (let i = 1; i < row.length - 1; i++) {
    const value = row[i] ?? NaN;
    if (value > (row[i - 1] ?? NaN) && value > (row[i + 1] ?? NaN)) columns.push(i);
  }
  return columns;
}

function inAscendingRows({ rows, columns }: GrowingLine): RidgeLine {
  const order = rows.map((_, i) => i).sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0) || a - b);
  return { rows: order.map((i) => rows[i] ?? 0), columns: order.map((i) => columns[i] ?? 0) };
}
