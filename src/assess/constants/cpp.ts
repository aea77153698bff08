import type { ConstantsRow } from './rows';

/** `halfmax_constants.h`: a header of C++11 that holds the constants and applies them; ROOT can load it as a macro. */
export function constantsCpp(rows: readonly ConstantsRow[]): string {
  return `${BEFORE}${tableOf(rows)}${AFTER}`;
}

/** An array needs at least one element: the last row is nobody's. */
function tableOf(rows: readonly ConstantsRow[]): string {
  return [
    ...rows.map(initialiser),
    `    {"", NO_BUS, -1, -1, UNKNOWN, UNKNOWN, ${list([0, 0, 0])}, ${NO_COVARIANCE}}`,
  ].join(',\n');
}

const NO_COVARIANCE = '{UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN}';

function initialiser({ set, bus, sdd, batch, start, stop, p, covariance }: ConstantsRow): string {
  const place = [`"${set}"`, bus === null ? 'NO_BUS' : String(bus), String(sdd), String(batch ?? -1)];
  const cells = [
    ...place,
    literal(start),
    literal(stop),
    list(p),
    covariance === null ? NO_COVARIANCE : list(covariance),
  ];
  return `    {${cells.join(', ')}}`;
}

function list(values: readonly number[]): string {
  return `{${values.map(literal).join(', ')}}`;
}

/** The shortest decimal that gives the same double again, as a floating-point literal. */
function literal(value: number | null): string {
  if (value === null) return 'UNKNOWN';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const BEFORE = `// Energy calibration made by Halfmax: E = p0 + p1 ADC + p2 ADC^2 in eV.
// A whole ADC value means the centre of its channel. Times are Unix seconds; a row holds for start <= t < stop.
//
//     halfmax::energyEv("optimized", 4, 1669900000.0, 1100);        // SDD 4
//     halfmax::energyEv("optimized", 4, 1669900000.0, 1100, 2);     // SDD 4 of bus 2
#ifndef HALFMAX_CONSTANTS_H
#define HALFMAX_CONSTANTS_H

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace halfmax {

const int NO_BUS = -1;
const double UNKNOWN = std::numeric_limits<double>::quiet_NaN();

struct Row {
  const char* set;  // standard, reference or optimized
  int bus;          // NO_BUS where the detectors have none
  int sdd;
  int batch;  // -1: the whole run
  double start, stop;
  double p[3];
  double covariance[6];  // c00, c01, c02, c11, c12, c22
};

static const Row ROWS[] = {
`;

const AFTER = `};

// The row of a detector at a time. Throws std::out_of_range for a detector without constants and for a time that no row
// holds for.
inline const Row& row(const std::string& set, int sdd, double timeS, int bus = NO_BUS) {
  for (const Row& found : ROWS) {
    if (found.sdd != sdd || found.bus != bus || set != found.set) continue;
    const bool anyTime = std::isnan(found.start) || std::isnan(found.stop);
    if (anyTime || (found.start <= timeS && timeS < found.stop)) return found;
  }
  throw std::out_of_range("halfmax: no " + set + " constants for SDD " + std::to_string(sdd) + " at time " +
                          std::to_string(timeS));
}

// Energy in eV of an ADC value.
inline double energyEv(const std::string& set, int sdd, double timeS, double adc, int bus = NO_BUS) {
  const double* p = row(set, sdd, timeS, bus).p;
  return p[0] + adc * (p[1] + adc * p[2]);
}

// Standard error in eV of the energy scale at an ADC value; NaN where it is not known.
inline double energyErrorEv(const std::string& set, int sdd, double timeS, double adc, int bus = NO_BUS) {
  const double* c = row(set, sdd, timeS, bus).covariance;
  return std::sqrt(c[0] + adc * (2 * c[1] + adc * (2 * c[2] + c[3] + adc * (2 * c[4] + adc * c[5]))));
}

}  // namespace halfmax

#endif
`;
