/** Small line charts as SVG text, for the benchmark page. */
export interface Curve {
  readonly name: string;
  readonly color: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dash?: string;
  readonly isStepped?: boolean;
}

export interface Chart {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 62;
const RIGHT = 190;
const TOP = 16;
const BOTTOM = 50;
const INK = '#1c2126';
const GRID = '#d5dbe1';
/** Okabe and Ito (2008), in the order of the finders. */
export const COLOURS = ['#0072b2', '#d55e00', '#00805d', '#cc79a7', '#8a6d00', '#56b4e9', '#5b6570'] as const;

/** The chart on white, whatever the page behind it. */
export function chartAsSvg({ xTitle, yTitle, x, y, curves }: Chart): string {
  const px = (value: number) => LEFT + shareOf(value, x) * (WIDTH - LEFT - RIGHT);
  const py = (value: number) => HEIGHT - BOTTOM - shareOf(value, y) * (HEIGHT - TOP - BOTTOM);
  const text = (at: readonly [number, number], anchor: string, words: string, more = '') =>
    `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}" ${more}>${words}</text>`;
  const rule = (x0: number, y0: number, x1: number, y1: number) =>
    `<line x1="${x0.toFixed(1)}" y1="${y0.toFixed(1)}" x2="${x1.toFixed(1)}" y2="${y1.toFixed(1)}" stroke="${GRID}"/>`;
  const [right, bottom] = [WIDTH - RIGHT, HEIGHT - BOTTOM];
  const middle = (TOP + bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="${INK}">`,
    `<clipPath id="inside"><rect x="${LEFT}" y="${TOP}" width="${right - LEFT}" height="${bottom - TOP}"/></clipPath>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...x.ticks.flatMap((tick) => [
      rule(px(tick), TOP, px(tick), bottom),
      text([px(tick), bottom + 17], 'middle', String(tick)),
    ]),
    ...y.ticks.flatMap((tick) => [
      rule(LEFT, py(tick), right, py(tick)),
      text([LEFT - 7, py(tick) + 4], 'end', String(tick)),
    ]),
    `<rect x="${LEFT}" y="${TOP}" width="${right - LEFT}" height="${bottom - TOP}" fill="none" stroke="${INK}"/>`,
    text([(LEFT + right) / 2, HEIGHT - 12], 'middle', xTitle),
    text([16, middle], 'middle', yTitle, `transform="rotate(-90 16 ${middle})"`),
    ...curves.flatMap((curve, index) => {
      const stroke = `stroke="${curve.color}" stroke-width="2" ${curve.dash === undefined ? '' : `stroke-dasharray="${curve.dash}"`}`;
      const row = TOP + 12 + 20 * index;
      return [
        `<path d="${pathOf(curve, px, py)}" fill="none" ${stroke} stroke-linejoin="round" clip-path="url(#inside)"/>`,
        `<line x1="${right + 14}" x2="${right + 40}" y1="${row}" y2="${row}" ${stroke}/>`,
        text([right + 47, row + 4], 'start', curve.name),
      ];
    }),
    '</svg>\n',
  ].join('\n');
}

function shareOf(value: number, { from, to, isLog }: Axis): number {
  return isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

function pathOf({ points, isStepped = false }: Curve, px: (x: number) => number, py: (y: number) => number): string {
  const drawn = points.filter(([, y]) => Number.isFinite(y)).map(([x, y]) => [px(x), py(y)] as const);
  return drawn
    .map(([x, y], i) => {
      const place = `${x.toFixed(1)} ${y.toFixed(1)}`;
      if (i === 0) return `M${place}`;
      return isStepped ? `V${y.toFixed(1)}H${x.toFixed(1)}` : `L${place}`;
    })
    .join('');
}
