import { describe, expect, it } from 'vitest';
import { headerStartS } from './headerStart';

/** By the platform's own parser. */
const unix = (iso: string) => Date.parse(iso) / 1000;

describe('headerStartS', () => {
  it.each([
    ['03/20/2024 00:42:39', '2024-03-20T00:42:39Z'],
    ['20/03/2024 00:42:39', '2024-03-20T00:42:39Z'],
    ['06/07/2024 12:04:33', '2024-06-07T12:04:33Z'],
    ['06/07/2024 12:04:33 PM', '2024-06-07T12:04:33Z'],
    ['06/07/2024 12:04:33 AM', '2024-06-07T00:04:33Z'],
    ['03-28-2019 10:34', '2019-03-28T10:34:00Z'],
    ['28-MAR-2019 10:34', '2019-03-28T10:34:00Z'],
    ['30 MAY 1985 19:08:07', '1985-05-30T19:08:07Z'],
    ['2.3.2018 13:53:4', '2018-03-02T13:53:04Z'],
    ['Thu Dec 01 00:10:00 2022', '2022-12-01T00:10:00Z'],
    ['Thu Dec  1 00:10:00 2022', '2022-12-01T00:10:00Z'],
    ['2025-11-25 10:34:33', '2025-11-25T10:34:33Z'],
    ['2010-04-17T17:33:19.409Z', '2010-04-17T17:33:19.409Z'],
  ])('reads %s', (text, iso) => {
    expect(headerStartS(text, 0)).toBeCloseTo(unix(iso), 6);
  });

  it('takes the offset for times without a zone alone', () => {
    expect(headerStartS('03/20/2024 00:42:39', 1)).toBe(unix('2024-03-20T00:42:39+01:00'));
    expect(headerStartS('2024-03-20T00:42:39-05:30', 1)).toBe(unix('2024-03-20T00:42:39-05:30'));
    expect(headerStartS('2024-03-20T00:42:39Z', 1)).toBe(unix('2024-03-20T00:42:39Z'));
  });

  it.each([
    '',
    'yesterday',
    '03/20/2024',
    '31/31/2024 10:00',
    '02/30/2024 10:00:00',
    '03/20/2024 25:00:00',
    '1.1.24 10:00',
  ])('says nothing of %j', (text) => {
    expect(headerStartS(text, 0)).toBeNull();
  });
});
