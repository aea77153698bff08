import type { Format } from '../format';

/** Histograms or a list of events as CERN's ROOT writes them. */
export const root: Format = {
  id: 'root',
  label:
    'ROOT: a TH1 per SDD, its bins one channel wide, or a TTree with a number per event in branches sdd, time, adc',
  extensions: ['.root'],
  // The version follows, below 2^24 in any release: its first byte tells the file from a text.
  sniff: (head) => head.length > 4 && new TextDecoder('latin1').decode(head.subarray(0, 5)) === 'root\0',
};
