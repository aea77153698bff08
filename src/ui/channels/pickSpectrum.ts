/** Which detector and batch a point of a map stands for; indices, -1 where none. */
export function placeOfPoint(
  { x, y }: { readonly x: unknown; readonly y: unknown },
  labels: readonly string[],
  times: readonly (Date | number)[],
): { readonly detector: number; readonly batch: number } {
  const at = typeof x === 'number' ? x : Date.parse(`${String(x).replace(' ', 'T')}Z`);
  const within = typeof x === 'number' ? 0.5 : 1000;
  return {
    detector: labels.indexOf(String(y)),
    batch: times.findIndex((time) => Math.abs(Number(time) - at) < within),
  };
}
