/** Colours (`#rrggbb`) at places from 0 to 1, ascending. */
export type ColourScale = readonly (readonly [at: number, colour: string])[];

/** The colour of a scale at a place from 0 to 1, between two of its colours in proportion, channel by channel. */
export function colourAt(scale: ColourScale, at: number): string {
  const above = scale.findIndex(([place]) => place >= at);
  const [highAt, high] = scale[above < 0 ? scale.length - 1 : above] ?? [0, '#000000'];
  const [lowAt, low] = scale[Math.max(0, (above < 0 ? scale.length : above) - 1)] ?? [0, '#000000'];
  const share = highAt > lowAt ? (at - lowAt) / (highAt - lowAt) : 1;
  const channels = [1, 3, 5].map((from) => {
    const [a, b] = [low, high].map((colour) => Number.parseInt(colour.slice(from, from + 2), 16)) as [number, number];
    return Math.round(a + Math.min(1, share) * (b - a))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
