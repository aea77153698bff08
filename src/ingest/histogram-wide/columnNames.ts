import type { DetectorKey } from '../../dataset/detector';
import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';

const CHANNEL_NAMES: readonly string[] = ['adc', 'channel', 'ch'];
const DETECTOR = /^(?:bus[ _-]?(\d{1,5})[ _:-]?)?(?:sdd|det|detector)?[ _-]?(\d{1,5})$/;

/** Whether a column name (lower case) is that of the channel. */
export function isChannelName(key: string): boolean {
  return CHANNEL_NAMES.includes(key);
}

/** The detector that a column name (lower case) stands for: `sdd12`, `12`, `bus1_sdd12`; null for any other name. */
export function detectorOfName(key: string): DetectorKey | null {
  const match = DETECTOR.exec(key);
  if (match === null) return null;
  const [, bus, sdd] = match;
  const detector = { bus: bus === undefined ? null : Number(bus), sdd: Number(sdd) };
  return detector.sdd <= MAX_DETECTOR_NUMBER && (detector.bus ?? 0) <= MAX_DETECTOR_NUMBER ? detector : null;
}
