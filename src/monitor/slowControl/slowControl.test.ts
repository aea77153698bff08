import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { correlate } from './correlate';
import { parseSlowControl } from './parseSlowControl';

describe('slow-control file', () => {
  it('is read with any separator, times in seconds or ISO, empty fields left out', () => {
    const text = '# lab\ntime;temperature;pressure\n2022-12-01T00:00:00Z;20.5;\n1669852801;21;1013\n';
    const [temperature, pressure] = parseSlowControl(text, 'slow.csv');
    expect(temperature).toEqual({ name: 'temperature', timesS: [1669852800, 1669852801], values: [20.5, 21] });
    expect(pressure).toEqual({ name: 'pressure', timesS: [1669852801], values: [1013] });
  });

  it('takes times without a zone as UTC, and sorts them', () => {
    const [column] = parseSlowControl('time,t1\n2022-12-01 00:01,2\n2022-12-01 00:00:30,1\n', 'slow.csv');
    expect(column).toEqual({ name: 't1', timesS: [1669852830, 1669852860], values: [1, 2] });
  });

  it.each([
    ['no,header\n1,2\n', 1, /header with "time"/],
    ['time,a\n1,2\nsoon,3\n', 3, /"soon" is no time/],
  ])('says which line is wrong, and what would be right', (text, line, message) => {
    expect(() => parseSlowControl(text, 'slow.csv')).toThrow(message);
    expect(() => parseSlowControl(text, 'slow.csv')).toThrow(`line ${String(line)}`);
  });
});

describe('correlation with the array', () => {
  const random = randomSource(6);
  const batches = Array.from({ length: 15 }, (_, i) => ({ start: 100 * i, stop: 100 * (i + 1) }));
  const temperature = batches.map(() => 20 + random.normal());
  const column = {
    name: 'temperature',
    timesS: batches.flatMap(({ start }) => [start, start + 50]),
    values: temperature.flatMap((value) => [value - 0.1, value + 0.1]),
  };
  const noise = () => Array.from({ length: 8 * 15 }, () => random.normal());
  const following = Array.from(
    { length: 8 * 15 },
    (_, i) => -0.5 * (temperature[i % 15]! - 20) + 0.1 * random.normal(),
  );
  const watched = { score: noise(), rate: noise(), gain: following, offset: noise(), fwhm: noise(), position: noise() };
  const { means, correlations } = correlate(column, batches, watched);
  const of = (id: string) => correlations.find((own) => own.watched === id)!;

  it('takes the mean over each batch', () => {
    means.forEach((mean, i) => {
      expect(mean).toBeCloseTo(temperature[i]!, 9);
    });
  });

  it('finds what follows it, with its slope, and nothing in noise', () => {
    expect(of('gain').median).toBeLessThan(-0.9);
    expect(of('gain').slope).toBeCloseTo(-0.5, 1);
    expect(of('gain').pValue).toBeLessThan(1e-6);
    for (const id of ['rate', 'offset', 'fwhm']) expect(of(id).pValue).toBeGreaterThan(0.001);
  });

  it('has nothing to say of a column without readings in the run', () => {
    const elsewhere = correlate({ ...column, timesS: column.timesS.map((time) => time + 1e6) }, batches, watched);
    expect(elsewhere.means.every((mean) => mean === null)).toBe(true);
    expect(elsewhere.correlations.every(({ median }) => median === null)).toBe(true);
  });
});
