import type { Format } from '../format';
import { rootName } from '../xml/rootName';

/** ANSI N42.42, of 2006 and of 2011. */
export const n42: Format = {
  id: 'n42',
  label: 'ANSI N42 spectra: XML with the root element N42InstrumentData (2006) or RadInstrumentData (2011)',
  extensions: ['.n42', '.xml'],
  sniff: (head) => ['N42InstrumentData', 'RadInstrumentData'].includes(rootName(head) ?? ''),
};
