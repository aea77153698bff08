import type { Measured } from '../../assess/results';

/** What stands where there is no figure. */
export const NOTHING = '–';

/** Decimals that show two significant digits of an error: 1 for 1.27, 2 for 0.94, 0 for 13; negative rounds to tens. */
export function decimalsOfError(error: number): number {
  const exponent = Math.floor(Math.log10(error));
  // 0.0996 rounds to 0.10, which has one decimal less than 0.099.
  const rounded = Number(error.toPrecision(2));
  return 1 - Math.max(exponent, Math.floor(Math.log10(rounded)));
}

/** Value and error with two digits of the error: `8046.9 ± 1.3`. Without an error the value has one decimal. */
export function formatMeasured({ value, error }: Measured): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  if (error === null || !Number.isFinite(error) || error < 0) return minus(value.toFixed(1));
  if (error === 0) return `${minus(value.toFixed(1))} ± 0.0`;
  const decimals = decimalsOfError(error);
  return `${minus(fixed(value, decimals))} ± ${fixed(error, decimals)}`;
}

/** Errors to both sides with two digits of the smaller, `−0.24 / +0.26`; a dash for a side that has none. */
export function formatErrors(lower: number | null, upper: number | null): string {
  const known = [lower, upper].flatMap((error) => (error === null || error === 0 ? [] : [Math.abs(error)]));
  if (known.length === 0) return NOTHING;
  const decimals = decimalsOfError(Math.min(...known));
  const side = (sign: string, error: number | null) =>
    error === null ? NOTHING : sign + fixed(Math.abs(error), decimals);
  return `${side('−', lower)} / ${side('+', upper)}`;
}

/** A measured value with an explicit sign, for differences. */
export function formatDifference(measured: Measured): string {
  const text = formatMeasured(measured);
  return measured.value !== null && measured.value > 0 && text !== NOTHING ? `+${text}` : text;
}

/** A number to `digits` significant digits, with powers of ten where it is very large or small. */
export function formatSignificant(value: number | null, digits = 4): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude >= -3 && magnitude < 6) return minus(value.toFixed(Math.max(0, digits - 1 - magnitude)));
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  return minus(`${mantissa}·10${superscript(Number(exponent))}`);
}

/** A number with so many decimals, a dash for none. */
export function formatFixed(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? NOTHING : minus(value.toFixed(decimals));
}

/** 1.68 M, 23.4 k, 950. */
export function formatCount(count: number): string {
  if (count >= 1e6) return `${(count / 1e6).toPrecision(3)} M`;
  if (count >= 1e4) return `${(count / 1e3).toPrecision(3)} k`;
  return formatInteger(count);
}

/** An integer with thin spaces between thousands. */
export function formatInteger(count: number): string {
  return minus(String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f'));
}

/** A probability: 0.32, 0.0041, and below 1e-4 as a power of ten. */
export function formatProbability(p: number | null): string {
  if (p === null) return NOTHING;
  return p < 1e-4 ? (p < 1e-99 ? '0' : formatSignificant(p, 2)) : p.toPrecision(2);
}

/** chi2/ndf with both numbers and the p-value: `1.05 (151.2/144, p = 0.32)`. */
export function formatChi2(chi2: number | null, ndf: number | null, p: number | null): string {
  if (chi2 === null || ndf === null || ndf <= 0) return NOTHING;
  return `${(chi2 / ndf).toFixed(2)} (${chi2.toFixed(1)}/${String(ndf)}, p = ${formatProbability(p)})`;
}

export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toPrecision(3)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toPrecision(3)} MB`;
  if (bytes >= 1e3) return `${(bytes / 1e3).toPrecision(3)} kB`;
  return `${String(bytes)} B`;
}

/** Milliseconds in words: `0.4 s`, `12 s`, `3 min 20 s`. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return NOTHING;
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  return `${String(Math.floor(seconds / 60))} min ${String(Math.round(seconds % 60))} s`;
}

/** A Unix time as date and hour in UTC: `2022-12-02 16:53`. */
export function formatTime(unixSeconds: number | null): string {
  if (unixSeconds === null) return NOTHING;
  return new Date(unixSeconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same to the second: `2022-12-02 16:53:08`. */
export function formatSecond(unixSeconds: number | null): string {
  if (unixSeconds === null) return NOTHING;
  return new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function fixed(value: number, decimals: number): string {
  if (decimals >= 0) return value.toFixed(decimals);
  const unit = 10 ** -decimals;
  return String(Math.round(value / unit) * unit);
}

/** A real minus sign; none where the digits shown are all 0. */
function minus(text: string): string {
  return text.replace('-', Number(text) === 0 ? '' : '−');
}

function superscript(exponent: number): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  const sign = exponent < 0 ? '⁻' : '';
  return sign + String(Math.abs(exponent)).replace(/\d/g, (digit) => digits[Number(digit)] ?? '');
}
