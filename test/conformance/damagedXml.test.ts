/** Damage of XML and binary spectra that a cut or a changed byte does not make. */
import { describe, expect, it } from 'vitest';
import { outcomeOf } from './damagedFiles';
import { bytesOf, FIXTURES } from './fixtures';

const n42 = (spectrum: string) =>
  `<?xml version="1.0"?>\n<N42InstrumentData><Measurement>\n${spectrum}\n</Measurement></N42InstrumentData>`;
const data = (counts: string, more = '') =>
  n42(`<Spectrum Detector="A1">${more}<ChannelData Compression="CountedZeroes">${counts}</ChannelData></Spectrum>`);
const spx = (header: string, channels: string) =>
  `<TRTSpectrum>\n<ClassInstance Type="TRTSpectrum"><ClassInstance Type="TRTSpectrumHeader">${header}</ClassInstance>\n` +
  `<Channels>${channels}</Channels></ClassInstance></TRTSpectrum>`;
const scale = (coefficients: string) =>
  '<Calibration Type="Energy" EnergyUnits="keV"><Equation Model="Polynomial">' +
  `<Coefficients>${coefficients}</Coefficients></Equation></Calibration>`;

describe('damaged XML', () => {
  it.each([
    ['no spectrum', n42(''), 'line 2: there is no spectrum; expected measurements with <ChannelData>'],
    ['NaN', data('1 NaN 3'), 'line 3: "NaN" is no count'],
    ['a negative count', data('1\n-2 3'), 'line 4: "-2" is no count'],
    ['zeros without end', data('1 2 0'), 'the last 0 is not followed by the number of zeros'],
    ['no zeros', data('1 0 0 2'), 'a 0 is followed by 0 zeros'],
    ['zeros that would fill the memory', data('1 0 4294967295'), '4294967296 channels or more, and 65536 are the most'],
    [
      'more channels than memory',
      n42(`<Spectrum><ChannelData Compression="CountedZeroes">0 65536</ChannelData></Spectrum>`.repeat(1025)),
      'have more than 67108864 channels together',
    ],
    [
      'more detectors than numbers',
      n42(
        Array.from(
          { length: 4097 },
          (_, i) => `<Spectrum Detector="d${i}"><ChannelData>1</ChannelData></Spectrum>`,
        ).join(''),
      ),
      '4097 spectra, and 4096 are the most',
    ],
    ['an unknown compression', data('1').replace('CountedZeroes', 'zip'), 'the compression "zip" is unknown'],
    [
      'spectra that add up too far',
      n42('<Spectrum><ChannelData>4294967295</ChannelData></Spectrum>'.repeat(2)),
      'add up to more than 2^32 - 1',
    ],
    ['a scale that is none', data('1 2 3', scale('nan inf')), 'read: '],
    ['a scale that falls', data('1 2 3', scale('5 -1')), 'the energy scale of A1 does not rise'],
    ['an infinite scale', data('1 2 3', scale('1e300 1e308 1e308')), 'read: '],
    ['half a tag', n42('<Spectrum'), 'this is no well-formed XML'],
    ['an unclosed element', n42('<Spectrum>'), 'this is no well-formed XML: unexpected close tag'],
    ['an entity', n42('&lol;'), 'line 3, column 6: this is no well-formed XML: undefined entity'],
    ['a bottomless file', n42('<a>'.repeat(200)), 'elements inside each other more than 100 deep'],
    [
      'a foreign code',
      data('1').replace('?>', ' encoding="UTF-7"?>'),
      'the text is coded as "utf-7": save it as UTF-8',
    ],
    ['elements without number', n42('<a/>'.repeat(600_000)), 'more than 500000 elements'],
  ])('of an N42 file: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });

  it('refuses a document type, which could define entities that grow without end', async () => {
    const doctype = '<!DOCTYPE N42InstrumentData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    for (const text of [data('1 2 3'), spx('', '1,2')]) {
      const declared = doctype + text.replace(/^<\?xml[^>]*>\s*/, '');
      expect(await outcomeOf(text)).toBe('read: ');
      expect(await outcomeOf(declared)).toContain('a document type declaration is not read: remove the line <!DOCTYPE');
    }
  });

  it.each([
    ['no spectrum', '<TRTSpectrum></TRTSpectrum>', 'there is no spectrum; expected <ClassInstance> with <Channels>'],
    [
      'a wrong number',
      spx('<ChannelCount>4096</ChannelCount>', '1,2'),
      'there are 2 channels, and <ChannelCount> says',
    ],
    ['a broken count', spx('', '1,2.5'), 'line 3, column 2: "2.5" is no count'],
    ['no counts', spx('', ''), 'spectrum 1 has no channels'],
    ['too many channels', spx('', '1,'.repeat(70000)), '70000 channels or more, and 65536 are the most'],
  ])('of a Bruker file: %s', async (_, text, message) => {
    expect(await outcomeOf(text)).toContain(message);
  });
});

describe('a damaged ORTEC binary file', () => {
  const sound = bytesOf(FIXTURES.find(({ format }) => format === 'ortec-chn')!);
  const changed = (change: (view: DataView) => void) => {
    const bytes = sound.slice();
    change(new DataView(bytes.buffer));
    return bytes;
  };

  it.each([
    ['a header cut', sound.slice(0, 32), 'byte 32: the file ends here, and its 5 channels need 52 bytes'],
    ['a cut', sound.slice(0, 40), 'byte 40: the file ends here, and its 5 channels need 52 bytes'],
    [
      'more channels than bytes',
      changed((v) => {
        v.setUint16(30, 65535, true);
      }),
      'byte 381: the file ends here, and its 65535 channels need 262172 bytes',
    ],
    [
      'a first channel out of range',
      changed((v) => {
        v.setUint16(28, 65535, true);
      }),
      '65540 channels or more',
    ],
    [
      'a negative count',
      changed((v) => {
        v.setInt32(36, -3, true);
      }),
      'byte 36: channel 2 has -3 counts',
    ],
    [
      'no channels',
      changed((v) => {
        v.setUint16(30, 0, true);
      }),
      'spectrum 1 has no channels',
    ],
    [
      'a scale of NaN',
      changed((v) => {
        v.setFloat32(56, NaN, true);
      }),
      'read: ',
    ],
  ])('is named with its place: %s', async (_, bytes, message) => {
    expect(await outcomeOf(bytes)).toContain(message);
  });
});
