import type { Group } from 'h5wasm';
import type { SpectrumFacts } from '../../dataset/run';
import { withoutUnknown } from '../spectrum/addSpectra';
import type { Walked } from './walk';

const KEV = 1000;
const EV_PER_UNIT: Readonly<Record<string, number>> = { ev: 1, kev: KEV, mev: 1e6 };

/** What HyperSpy says of a signal (its file format 3): its axes, the last one that of the channels. */
export interface Signal {
  /** Path of the dataset. */
  readonly path: string;
  readonly facts: SpectrumFacts;
}

/** The signals of a file, in the order in which they stand; none where HyperSpy did not write it. */
export function signalsIn({ groups, numbers }: Walked): Signal[] {
  return numbers.flatMap(({ path, shape }) => {
    const folder = /^(Experiments\/[^/]+)\/data$/.exec(path)?.[1];
    const group = folder === undefined ? undefined : groups.get(folder);
    if (folder === undefined || group === undefined) return [];
    const axis = groups.get(`${folder}/axis-${String(shape.length - 1)}`);
    const eds = groups.get(`${folder}/metadata/Acquisition_instrument/SEM/Detector/EDS`);
    const tem = groups.get(`${folder}/metadata/Acquisition_instrument/TEM/Detector/EDS`);
    const general = groups.get(`${folder}/metadata/General`);
    const facts = {
      detector: textOf(eds ?? tem, 'detector'),
      title: textOf(general, 'title'),
      start: [textOf(general, 'date'), textOf(general, 'time')].filter((text) => text !== undefined).join(' '),
      liveS: numberOf(eds ?? tem, 'live_time'),
      realS: numberOf(eds ?? tem, 'real_time'),
      energyEv: scaleOf(axis),
    };
    return [{ path, facts: withoutUnknown(facts) }];
  });
}

function scaleOf(axis: Group | undefined): readonly number[] | undefined {
  const offset = numberOf(axis, 'offset');
  const scale = numberOf(axis, 'scale');
  const evPerUnit = EV_PER_UNIT[textOf(axis, 'units')?.toLowerCase() ?? ''];
  if (offset === undefined || scale === undefined || evPerUnit === undefined) return undefined;
  return [offset * evPerUnit, scale * evPerUnit];
}

/** Attributes may be anything; one that cannot be read is as good as none. */
function attributeOf(group: Group | undefined, name: string): unknown {
  try {
    return group?.attrs[name]?.value;
  } catch {
    return undefined;
  }
}

function numberOf(group: Group | undefined, name: string): number | undefined {
  const value = attributeOf(group, name);
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function textOf(group: Group | undefined, name: string): string | undefined {
  const value = attributeOf(group, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
