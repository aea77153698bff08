import type { ConstantsRow } from './rows';

/**
 * `halfmax_constants.py`: a module of the standard library alone that holds the constants and applies them. `adc` may be a
 * NumPy array.
 */
export function constantsPython(rows: readonly ConstantsRow[]): string {
  return `${BEFORE}${rows.map(tuple).join('')}${AFTER}`;
}

function tuple({ set, bus, sdd, batch, start, stop, p, covariance, status }: ConstantsRow): string {
  const place = [`"${set}"`, literal(bus), literal(sdd), literal(batch), literal(start), literal(stop)];
  const cells = [...place, list(p), covariance === null ? 'None' : list(covariance), `"${status}"`];
  return `    (${cells.join(', ')}),\n`;
}

function list(values: readonly number[]): string {
  return `(${values.map(literal).join(', ')})`;
}

/** The shortest decimal that gives the same double again. */
function literal(value: number | null): string {
  return value === null ? 'None' : String(value);
}

const BEFORE = `"""Energy calibration made by Halfmax: E = p0 + p1 ADC + p2 ADC^2 in eV.

A whole ADC value means the centre of its channel. Times are Unix seconds; a row holds for start <= t < stop.

    from halfmax_constants import energy_ev
    energy_ev("optimized", sdd=4, time_s=1669900000.0, adc=1100)
"""

# set, bus, sdd, batch, start, stop, (p0, p1, p2), (c00, c01, c02, c11, c12, c22), status
ROWS = [
`;

const AFTER = `]

_PLACES = {}
for _row in ROWS:
    _PLACES.setdefault(_row[:3], []).append(_row)


def row(which, sdd, time_s=None, bus=None):
    """The row of a detector at a time; \`which\` is "standard", "reference" or "optimized".

    Raises KeyError for a detector without constants and for a time that no row holds for.
    """
    for found in _PLACES.get((which, bus, sdd), []):
        start, stop = found[4], found[5]
        if start is None or stop is None or (time_s is not None and start <= time_s < stop):
            return found
    raise KeyError("no %s constants for bus %s, SDD %s at time %s" % (which, bus, sdd, time_s))


def energy_ev(which, sdd, time_s, adc, bus=None):
    """Energy in eV of an ADC value (or a NumPy array of them)."""
    p0, p1, p2 = row(which, sdd, time_s, bus)[6]
    return p0 + adc * (p1 + adc * p2)


def energy_error_ev(which, sdd, time_s, adc, bus=None):
    """Standard error in eV of the energy scale at an ADC value; None where it is not known."""
    covariance = row(which, sdd, time_s, bus)[7]
    if covariance is None:
        return None
    c00, c01, c02, c11, c12, c22 = covariance
    return (c00 + adc * (2 * c01 + adc * (2 * c02 + c11 + adc * (2 * c12 + adc * c22)))) ** 0.5
`;
