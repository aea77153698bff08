import { randomSource, type RandomSource } from '../math/random';
import type { TaskContext } from '../dataset/task';
import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import { digitiser } from './digitise';
import { scaleAtTime } from './drift';
import { eventKindsOf, exponentialAdc, type EventKind } from './eventKinds';
import type { SimulatedRun } from './planRun';
import type { SimulatedDetector } from './simulatedDetector';

/** Last channel of the 12-bit ADC: it holds everything that saturates. */
const LAST_ADC = 4095;
const SLICE_S = 3600;
/** Events and truth come from different random streams, so that one truth can have several sets of events. */
const EVENT_STREAM = 1;

/** Takes one event: number of the SDD, Unix time in seconds, channel 0 to 4095 (4095 is overflow). */
export type EventSink = (sdd: number, timeS: number, adc: number) => void;

/**
 * Draws all events of a run and hands them to `sink`, hour by hour, within an hour detector by detector and in no order
 * of time. Each event is drawn with the energy scale of its own time, so drift within a batch is real. Same run and
 * same `replica`, same events; another `replica` gives other events of the same detectors.
 */
export async function simulateEvents(
  run: SimulatedRun,
  sink: EventSink,
  context: TaskContext,
  replica = 0,
): Promise<void> {
  const { startS, days } = run.preset;
  const random = randomSource(run.seed, EVENT_STREAM + replica);
  const sources = run.detectors.map((detector) => ({ detector, kinds: eventKindsOf(detector) }));
  const slices = Math.ceil((days * SECONDS_PER_DAY) / SLICE_S);
  for (let slice = 0; slice < slices; slice++) {
    const fromS = slice * SLICE_S;
    const toS = Math.min(fromS + SLICE_S, days * SECONDS_PER_DAY);
    for (const { detector, kinds } of sources) {
      drawStretch(random, detector, kinds, fromS, toS, (seconds, adc) => {
        sink(detector.sdd, startS + seconds, adc);
      });
      drawNoiseInterval(random, detector, fromS, toS, (seconds, adc) => {
        sink(detector.sdd, startS + seconds, adc);
      });
    }
    if (slice % 8 === 7) {
      context.onProgress({ stage: 'Simulating events', fraction: (slice + 1) / slices });
      await context.breathe();
    }
  }
}

/** Takes one event of a detector: seconds into the run, channel 0 to 4095. */
export type StretchSink = (seconds: number, adc: number) => void;

/** The events of `kinds` in [fromS, toS) seconds into the run, at their rates. */
export function drawStretch(
  random: RandomSource,
  detector: SimulatedDetector,
  kinds: readonly EventKind[],
  fromS: number,
  toS: number,
  sink: StretchSink,
): void {
  const perDay = kinds.reduce((sum, kind) => sum + kind.perDay, 0);
  const events = random.poisson((perDay * (toS - fromS)) / SECONDS_PER_DAY);
  const digitise = digitiser(detector.adcWidths);
  for (let event = 0; event < events; event++) {
    const seconds = fromS + (toS - fromS) * random.uniform();
    const scale = scaleAtTime(detector.scale, detector.drift, seconds);
    const adc = digitise(pickKind(kinds, perDay * random.uniform()).drawAdc(random, scale));
    if (adc >= 0) sink(seconds, Math.min(adc, LAST_ADC));
  }
}

function drawNoiseInterval(
  random: RandomSource,
  detector: SimulatedDetector,
  fromS: number,
  toS: number,
  sink: StretchSink,
): void {
  const noise = detector.noiseInterval;
  if (noise === null || noise.startS >= toS || noise.stopS <= fromS) return;
  const kind = exponentialAdc(noise.eventsPerDay, 0, noise.meanAdc);
  drawStretch(random, detector, [kind], Math.max(fromS, noise.startS), Math.min(toS, noise.stopS), sink);
}

/** The kind whose share of the summed rates holds `place`. */
function pickKind(kinds: readonly EventKind[], place: number): EventKind {
  let left = place;
  for (const kind of kinds) {
    left -= kind.perDay;
    if (left < 0) return kind;
  }
  const last = kinds.at(-1);
  if (last === undefined) throw new RangeError('no kind of event to pick from');
  return last;
}
