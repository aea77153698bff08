/** The gradient, shortened to `longest` where it is longer (Euclidean norm). */
export function clipped(gradient: Float32Array, longest: number): Float32Array {
  const length = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
  return length <= longest ? gradient : gradient.map((g) => (g * longest) / length);
}
