import { withoutUnknown } from '../spectrum/addSpectra';
import { allBelow, childOf, textOfChild } from '../xml/find';
import type { XmlElement } from '../xml/readXml';
import { durationS, polynomialEv, type N42Spectrum } from './n42Spectrum';

/**
 * The spectra of ANSI N42.42-2006: Measurement holds Spectrum elements at any depth, each with ChannelData, RealTime,
 * LiveTime, and a Calibration of type Energy in it or named by its CalibrationIDs.
 */
export function spectraOf2006(root: XmlElement): N42Spectrum[] {
  const calibrations = allBelow(root, 'Calibration').filter(isOfEnergy);
  return below(root, []).flatMap(({ spectrum, around }) => {
    const data = childOf(spectrum, 'ChannelData');
    if (data === undefined) return [];
    const holders = [spectrum, ...around];
    const named = spectrum.attributes.get('CalibrationIDs')?.split(/\s+/) ?? [];
    const calibration =
      spectrum.children.find(isOfEnergy) ??
      calibrations.find((candidate) => named.includes(candidate.attributes.get('ID') ?? ''));
    const detector = firstOf(holders, (element) => element.attributes.get('Detector') ?? '');
    const facts = withoutUnknown({
      detector,
      start: firstOf(holders, (element) => textOfChild(element, 'StartTime')),
      liveS: durationS(textOfChild(spectrum, 'LiveTime')),
      realS: durationS(textOfChild(spectrum, 'RealTime')),
      energyEv: calibration === undefined ? undefined : scaleIn(calibration),
    });
    const kind = textOfChild(spectrum, 'SourceType');
    return [{ detector: detector === '' ? 'unnamed detector' : detector, data, kind, facts }];
  });
}

/** Every Spectrum inside a Measurement, with the elements around it from the inside out. */
function below(
  element: XmlElement,
  around: readonly XmlElement[],
): { spectrum: XmlElement; around: readonly XmlElement[] }[] {
  const isMeasured = [element, ...around].some(({ name }) => name === 'Measurement');
  const holders = [element, ...around];
  return element.children.flatMap((child) =>
    child.name === 'Spectrum' && isMeasured ? [{ spectrum: child, around: holders }] : below(child, holders),
  );
}

function firstOf(elements: readonly XmlElement[], textOf: (element: XmlElement) => string): string {
  return elements.map(textOf).find((text) => text !== '') ?? '';
}

function isOfEnergy({ name, attributes }: XmlElement): boolean {
  return name === 'Calibration' && attributes.get('Type') === 'Energy';
}

function scaleIn(calibration: XmlElement): readonly number[] | undefined {
  const equation = childOf(calibration, 'Equation');
  if (equation === undefined || !/^polynomial$/i.test(equation.attributes.get('Model') ?? '')) return undefined;
  return polynomialEv(textOfChild(equation, 'Coefficients'), calibration.attributes.get('EnergyUnits'));
}
