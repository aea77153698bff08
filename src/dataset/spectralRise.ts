/**
 * Whether a spectrum holds anything but noise. Electronic noise falls steadily once the trigger threshold is passed; a
 * line makes the spectrum rise again. So the test is: does it anywhere beyond its first maximum rise significantly?
 * It needs no line table, no gain and no line shape.
 */
export interface SpectralRise {
  /** Largest rise beyond the first maximum, in standard deviations of the Poisson counts; 0 where it only falls. */
  readonly sigmas: number;
  /** First channel of the window at the top of that rise, or of the first maximum where there is none. */
  readonly adc: number;
  /** Whether the first maximum itself looks like a line: no steeper below it than above. */
  readonly firstIsLine: boolean;
}

/** Window widths in channels: from a line of a 1024-channel analyser to a wide one of a fine ADC. All multiples of 4,
 * the period of the comb that real converters have (STACK.md). */
const WIDTHS = [8, 16, 32, 64] as const;

/** A fall of this many standard deviations ends the first maximum. */
const FALL_SIGMAS = 6;

/** The most significant rise of a spectrum (one bin per channel) over all window widths. */
export function strongestRise(spectrum: Uint32Array): SpectralRise {
  const rises = WIDTHS.map((width) => riseAtWidth(spectrum, width));
  const best = rises.reduce((a, b) => (b.sigmas > a.sigmas ? b : a));
  // Wide windows blur the flanks: the narrowest that resolves the first maximum from chance tells its shape.
  const finest = rises.find(({ sigmas, firstIsLine }) => sigmas > 0 || firstIsLine);
  return { ...best, firstIsLine: finest?.firstIsLine ?? false };
}

function riseAtWidth(spectrum: Uint32Array, width: number): SpectralRise {
  const step = width / 2;
  const windows = windowSums(spectrum, width, step);
  const top = firstMaximum(windows);
  if (top === null) return { sigmas: 0, adc: 0, firstIsLine: false };
  let lowest = windows[top] ?? 0;
  let best = { sigmas: 0, adc: top * step };
  for (let i = top + 1; i < windows.length; i++) {
    const counts = windows[i] ?? 0;
    lowest = Math.min(lowest, counts);
    const sigmas = difference(counts, lowest);
    if (sigmas > best.sigmas) best = { sigmas, adc: i * step };
  }
  return { ...best, firstIsLine: isBalanced(windows, top) };
}

/** Counts in windows of `width` channels that start every `step` channels. */
function windowSums(spectrum: Uint32Array, width: number, step: number): Float64Array {
  const sums = new Float64Array(Math.max(0, Math.floor((spectrum.length - width) / step) + 1));
  for (let i = 0; i < sums.length; i++) {
    let sum = 0;
    for (let adc = i * step; adc < i * step + width; adc++) sum += spectrum[adc] ?? 0;
    sums[i] = sum;
  }
  return sums;
}

/** Index of the first maximum after which the counts fall significantly; null where they never do. */
function firstMaximum(windows: Float64Array): number | null {
  let top = 0;
  for (let i = 1; i < windows.length; i++) {
    if ((windows[i] ?? 0) > (windows[top] ?? 0)) top = i;
    else if (difference(windows[top] ?? 0, windows[i] ?? 0) > FALL_SIGMAS) return top;
  }
  return null;
}

/**
 * Whether the flanks at half height are alike. Lines are symmetric or have a tail to the left; the noise edge is steep to
 * the left, where the threshold cuts it, and decays slowly to the right. A plateau is no line either.
 */
function isBalanced(windows: Float64Array, top: number): boolean {
  const half = (windows[top] ?? 0) / 2;
  let left = 0;
  while (left < top && (windows[top - left] ?? 0) > half) left++;
  let right = 0;
  while (top + right < windows.length - 1 && (windows[top + right] ?? 0) > half) right++;
  const isResolved = (windows[top - left] ?? 0) <= half;
  return isResolved && right <= left + 2 && left + right < windows.length / 8;
}

/** Difference of two Poisson counts in units of its standard deviation. */
function difference(a: number, b: number): number {
  return (a - b) / Math.sqrt(Math.max(a + b, 1));
}
