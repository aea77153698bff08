import { randomSource } from '../../src/math/random';

const SDDS = 32;
const DAYS = 30;
const RUN_START_S = 1669852800;
/** Events that are made, and written, at a time. */
const BLOCK_EVENTS = 1e5;

export interface EventBlock {
  readonly sdd: Uint16Array;
  readonly time: Float64Array;
  readonly adc: Uint16Array;
}

/**
 * Events of a month in order of time, block by block: lines near ADC 800 and 1100 on a flat background, and some overflow.
 * Times have whole milliseconds, as a file of text has them. Each block has its own seed, so that a writer of columns goes
 * through the same events once per column. `first` and `all` make them the part of a month that starts with that event.
 */
export function* eventBlocks(events: number, first = 0, all = events): Generator<EventBlock, void> {
  for (let from = first; from < first + events; from += BLOCK_EVENTS) {
    const random = randomSource(1, from / BLOCK_EVENTS);
    const length = Math.min(BLOCK_EVENTS, first + events - from);
    const block = { sdd: new Uint16Array(length), time: new Float64Array(length), adc: new Uint16Array(length) };
    for (let i = 0; i < length; i++) {
      block.sdd[i] = Math.floor(random.uniform() * SDDS);
      const milliseconds = Math.floor(((from + i + random.uniform()) / all) * DAYS * 86_400_000);
      block.time[i] = (RUN_START_S * 1000 + milliseconds) / 1000;
      const isLine = random.uniform() < 0.9;
      block.adc[i] = isLine ? (i % 3 === 0 ? 800 : 1100) + 20 * random.normal() : random.uniform() * 4096;
    }
    yield block;
  }
}
