/** Histogram CSV of one SDD: lines of Ti, Mn and Cu over a falling continuum that fills every channel, by formulas. */
export function spectrumCsv(channels: number): string {
  const rows = ['sdd,batch,start,stop,adc,counts'];
  for (let adc = 0; adc < channels; adc++)
    rows.push(`1,0,1670000000,1670172800,${String(adc)},${String(countsAt(adc))}`);
  return rows.join('\n') + '\n';
}

const LINES = [
  { adc: 1100, height: 900 },
  { adc: 1500, height: 2400 },
  { adc: 2050, height: 60 },
] as const;
const SIGMA_ADC = 16;

/** Uneven from channel to channel, so that the drawing cannot simplify it. */
function countsAt(adc: number): number {
  const peaks = LINES.reduce(
    (sum, line) => sum + line.height * Math.exp(-0.5 * ((adc - line.adc) / SIGMA_ADC) ** 2),
    0,
  );
  const mean = 40 * Math.exp(-adc / 2500) + 3 + peaks;
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * 1.4 * Math.sin(adc * 12.9898)));
}
