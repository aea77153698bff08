import { withoutUnknown } from '../spectrum/addSpectra';
import { allBelow, childOf, textOfChild } from '../xml/find';
import type { XmlElement } from '../xml/readXml';
import { durationS, polynomialEv, type N42Spectrum } from './n42Spectrum';

/**
 * The spectra of ANSI N42.42-2011: RadMeasurement holds Spectrum elements that name their detector and their
 * EnergyCalibration (CoefficientValues in keV) by id. Spectra in DerivedData are sums of others and are not read.
 */
export function spectraOf2011(root: XmlElement): N42Spectrum[] {
  const byId = (name: string) =>
    new Map(allBelow(root, name).map((element) => [element.attributes.get('id') ?? '', element]));
  const calibrations = byId('EnergyCalibration');
  const detectors = byId('RadDetectorInformation');
  return allBelow(root, 'RadMeasurement').flatMap((measurement) =>
    allBelow(measurement, 'Spectrum').flatMap((spectrum) => {
      const data = childOf(spectrum, 'ChannelData');
      if (data === undefined) return [];
      const id = spectrum.attributes.get('radDetectorInformationReference') ?? '';
      const information = detectors.get(id);
      const called = information === undefined ? '' : textOfChild(information, 'RadDetectorName');
      const calibration = calibrations.get(spectrum.attributes.get('energyCalibrationReference') ?? '');
      const facts = withoutUnknown({
        detector: called === '' ? id : called,
        start: textOfChild(measurement, 'StartDateTime'),
        liveS: durationS(textOfChild(spectrum, 'LiveTimeDuration')),
        realS: durationS(textOfChild(measurement, 'RealTimeDuration')),
        energyEv: calibration === undefined ? undefined : polynomialEv(textOfChild(calibration, 'CoefficientValues')),
      });
      const kind = textOfChild(measurement, 'MeasurementClassCode');
      return [{ detector: id === '' ? 'unnamed detector' : id, data, kind, facts }];
    }),
  );
}
