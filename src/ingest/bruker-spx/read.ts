import { FormatError } from '../../dataset/errors';
import type { Read } from '../format';
import { addSpectra, withoutUnknown, type FileSpectrum } from '../spectrum/addSpectra';
import { countsOn, decimal } from '../spectrum/textNumbers';
import { allBelow, childOf, textOfChild } from '../xml/find';
import { readXml, type XmlElement } from '../xml/readXml';

/**
 * Reads the spectra of a file of Bruker's Esprit; see `Read`. The format has no public specification; elements as
 * RosettaSciIO documents them: `Channels` holds counts between commas; `CalibAbs` + `CalibLin` * channel is the energy
 * in keV; `RealTime` and `LifeTime` are in milliseconds; date and time are local, of an unknown zone.
 */
export const read: Read = async (file, builder) => {
  const root = await readXml(file);
  const spectra = allBelow(root, 'ClassInstance')
    .filter((element) => element.attributes.get('Type') === 'TRTSpectrum' && childOf(element, 'Channels') !== undefined)
    .map((element) => spectrumIn(file.name, element));
  if (spectra.length === 0) {
    throw new FormatError(
      file.name,
      { line: root.line },
      'there is no spectrum; expected <ClassInstance> with <Channels>',
    );
  }
  return addSpectra(file.name, builder, spectra);
};

function spectrumIn(file: string, element: XmlElement): FileSpectrum {
  const part = (type: string) => element.children.find((child) => child.attributes.get('Type') === type);
  const inHeader = (header: XmlElement | undefined, name: string) =>
    header === undefined ? '' : textOfChild(header, name);
  const header = part('TRTSpectrumHeader');
  const hardware = allBelow(element, 'ClassInstance').find(
    (child) => child.attributes.get('Type') === 'TRTSpectrumHardwareHeader',
  );
  const detector = allBelow(element, 'ClassInstance').find(
    (child) => child.attributes.get('Type') === 'TRTDetectorHeader',
  );
  const channels = childOf(element, 'Channels');
  const line = channels?.line ?? element.line;
  const counts = countsOn(file, [{ text: channels?.text ?? '', line }]);
  const stated = inHeader(header, 'ChannelCount');
  if (stated !== '' && decimal(stated) !== counts.length) {
    const problem = `there are ${String(counts.length)} channels, and <ChannelCount> says "${stated.slice(0, 40)}"`;
    throw new FormatError(file, { line }, problem);
  }
  const keV = [inHeader(header, 'CalibAbs'), inHeader(header, 'CalibLin')].map(decimal);
  const facts = withoutUnknown({
    detector: inHeader(detector, 'Type'),
    title: element.attributes.get('Name'),
    start: `${inHeader(header, 'Date')} ${inHeader(header, 'Time')}`.trim(),
    liveS: decimal(inHeader(hardware, 'LifeTime')) / 1000,
    realS: decimal(inHeader(hardware, 'RealTime')) / 1000,
    energyEv: keV.every(Number.isFinite) ? keV.map((coefficient) => 1000 * coefficient) : undefined,
  });
  return { counts: Uint32Array.from(counts), facts };
}
