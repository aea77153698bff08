/**
 * For readings of files, which let messages in every 30 ms or so. The longest that a sound file has been seen to keep them out
 * is a few seconds; a library that hangs in a damaged one never lets them in again.
 */
export const LONGEST_SILENCE_S = 60;

const TICK_MS = 1000;
/** A silent worker is asked every so many seconds whether it is there. */
const ASK_EVERY_S = 5;

/** Watches over a worker that may hang. */
export interface SilenceWatch {
  /** To be called with every word of the worker. */
  readonly heard: () => void;
  readonly stop: () => void;
}

/**
 * Calls `onSilence` once where a worker has said nothing for `longestS` seconds, though `ask` asked it. One that works but
 * lets messages in answers; one that hangs in a library cannot. Seconds are counted by ticks: a computer that slept in
 * between is not taken for a worker that hangs.
 */
export function watchSilence(longestS: number, ask: () => void, onSilence: () => void): SilenceWatch {
  let silentS = 0;
  const timer = setInterval(() => {
    silentS++;
    if (silentS >= longestS) {
      clearInterval(timer);
      onSilence();
    } else if (silentS % ASK_EVERY_S === 0) ask();
  }, TICK_MS);
  return {
    heard: () => {
      silentS = 0;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
