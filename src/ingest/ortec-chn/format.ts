import type { Format } from '../format';

/** The binary spectrum of ORTEC's Maestro. */
export const ortecChn: Format = {
  id: 'ortec-chn',
  label: 'ORTEC binary spectrum: starts with the 16-bit number -1, 32 bytes of header, counts of 32 bits',
  extensions: ['.chn'],
  sniff: (head) => {
    if (head.length < 32 || head[0] !== 0xff || head[1] !== 0xff) return false;
    const header = new TextDecoder('latin1').decode(head.subarray(0, 32));
    // Seconds, date and hours are text, or spaces or zeros where the program knew no time.
    const isText = (text: string) => /^[\x20-\x7e]*\0*$/.test(text);
    return isText(header.slice(6, 8)) && isText(header.slice(16, 24)) && isText(header.slice(24, 28));
  },
};
