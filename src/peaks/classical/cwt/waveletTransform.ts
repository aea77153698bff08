/**
 * Ricker ("Mexican hat") wavelet of unit energy: 2/(sqrt(3 a) pi^(1/4)) (1 - x^2/a^2) exp(-x^2/(2 a^2)), sampled at
 * x = i - (points - 1)/2 for whole i from 0 below `points` > 0; `width` a > 0 in samples (SciPy 1.10's `ricker`).
 */
export function rickerWavelet(points: number, width: number): Float64Array {
  const amplitude = 2 / (Math.sqrt(3 * width) * Math.PI ** 0.25);
  return Float64Array.from({ length: Math.ceil(points) }, (_, i) => {
    const square = ((i - (points - 1) / 2) / width) ** 2;
    return amplitude * (1 - square) * Math.exp(-0.5 * square);
  });
}

/**
 * Continuous wavelet transform with the ricker wavelet: for each width (> 0, samples) a row as long as `signal`, which
 * is taken as 0 beyond its ends. The wavelet is cut at 10 widths or the signal's length (SciPy 1.10's `cwt`).
 */
export function waveletTransform(signal: ArrayLike<number>, widths: readonly number[]): Float64Array[] {
  return widths.map((width) => correlate(signal, rickerWavelet(Math.min(10 * width, signal.length), width)));
}

function correlate(signal: ArrayLike<number>, wavelet: Float64Array): Float64Array {
  const before = Math.ceil((wavelet.length - 1) / 2);
  const row = new Float64Array(signal.length);
  for (let i = 0; i < row.length; i++) {
    const first = Math.max(0, before - i);
    const last = Math.min(wavelet.length, signal.length + before - i);
    let sum = 0;
    for (let k = first; k < last; k++) sum += (signal[i - before + k] ?? 0) * (wavelet[k] ?? 0);
    row[i] = sum;
  }
  return row;
}
