import { expect, it } from 'vitest';
import { VIP2 } from '../../physics/profile';
import { runKinds } from './runKinds';

const file = (name: string, events: number) => ({ name, bytes: 1, sha256: '', format: 'event-csv', events });

it('sums events per kind of run, in the order of the labels, by the first text that stands in the name', () => {
  const files = [
    file('2021_CURRENT_OFF_1.csv', 5),
    file('a_current_on.csv', 7),
    file('b_current_on.csv', 11),
    file('x.csv', 2),
  ];
  expect(runKinds(files, VIP2)).toEqual([
    { name: 'current on', kind: 'physics', files: 2, events: 18 },
    { name: 'current off', kind: 'physics', files: 1, events: 5 },
    { name: null, kind: null, files: 1, events: 2 },
  ]);
  expect(runKinds([], VIP2)).toEqual([]);
});
