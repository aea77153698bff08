/** Forms in which the constants leave the product. */
export const CONSTANTS_FORMS = [
  { id: 'csv', label: 'Table (CSV)', fileName: 'halfmax-constants.csv', mediaType: 'text/csv' },
  { id: 'json', label: 'JSON', fileName: 'halfmax-constants.json', mediaType: 'application/json' },
  { id: 'python', label: 'Python module', fileName: 'halfmax_constants.py', mediaType: 'text/x-python' },
  { id: 'cpp', label: 'C++ header or ROOT macro', fileName: 'halfmax_constants.h', mediaType: 'text/plain' },
] as const;
export type ConstantsForm = (typeof CONSTANTS_FORMS)[number]['id'];
