"""
Prints the electromagnetic energies of the kaonic lines in src/physics/kaonicLines.ts.

    python3 scripts/elements/makeKaonicLines.py        (needs SciPy)

Klein-Gordon levels of a point nucleus with the reduced mass, plus vacuum polarisation in first order (Uehling's
potential on non-relativistic circular states). Constants: PDG 2024 (charged kaon 493.677 MeV), AME2020 (nuclear masses).
What is left out (recoil beyond the reduced mass, second order, finite size, screening) is below 2 eV here. The strong
interaction moves the 2p of helium by less than 2 eV, the 1s of deuterium by some -800 eV with a width of some 750 eV
(expected, not measured).
"""
import numpy as np
from scipy.integrate import quad
from scipy.special import gammaln

ALPHA = 1 / 137.035999
KAON = 493.677e6
ELECTRON = 0.51099895e6
ATOMIC_MASS = 931.49410242e6
NUCLEI = {"D": (1, 2.014101778), "He3": (2, 3.016029322), "He4": (2, 4.002603254), "Ne20": (10, 19.992440176)}


def nucleus_ev(name):
    z, atom = NUCLEI[name]
    return atom * ATOMIC_MASS - z * ELECTRON


def klein_gordon_ev(mass, z, n, l):
    za = z * ALPHA
    delta = l + 0.5 - np.sqrt((l + 0.5) ** 2 - za**2)
    return mass / np.sqrt(1 + (za / (n - delta)) ** 2) - mass


def uehling_ev(mass, z, n):
    """First order, circular state (l = n - 1): density r^(2n) exp(-2 Z alpha mu r / n), in natural units."""
    k = 2 * z * ALPHA * mass / n
    norm = (2 * n + 1) * np.log(k) - gammaln(2 * n + 1)

    def over_t(t):
        # <exp(-2 m t r) / r> in closed form.
        s = k + 2 * ELECTRON * t
        mean = np.exp(norm + gammaln(2 * n) - 2 * n * np.log(s))
        return (1 + 1 / (2 * t**2)) * np.sqrt(t**2 - 1) / t**2 * mean

    return -(2 * ALPHA / (3 * np.pi)) * z * ALPHA * quad(over_t, 1, np.inf, limit=500)[0]


def line_ev(name, upper, lower):
    z = NUCLEI[name][0]
    nucleus = nucleus_ev(name)
    mass = KAON * nucleus / (KAON + nucleus)
    level = lambda n: klein_gordon_ev(mass, z, n, n - 1) + uehling_ev(mass, z, n)
    return level(upper) - level(lower)


for name, upper, lower in (
    ("He3", 3, 2), ("He4", 3, 2), ("D", 2, 1), ("Ne20", 9, 8), ("Ne20", 8, 7), ("Ne20", 7, 6), ("Ne20", 6, 5),
):
    print(f"{name} {upper}-{lower}: {line_ev(name, upper, lower):.1f} eV")
