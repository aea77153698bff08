"""
Makes src/physics/elementLines.json: the K and L lines of the elements 11 to 92 as a silicon detector resolves them.

    /usr/bin/python3 scripts/elements/makeElementLines.py        (Debian: apt-get install python3-xraylib, 4.0.0)

Source: xraylib 4.0 (T. Schoonjans et al., Spectrochim. Acta B 66 (2011) 776), BSD-3 licence: line energies, radiative
rates, widths of the levels (Campbell and Papp, At. Data Nucl. Data Tables 77 (2001) 1), fluorescence cross sections by
Kissel's photoelectric ones with cascades. Its energies are given to 0.1 eV.

A row is [symbol, Z, name, lines]; a line is [family, share, components]; a component is [energy eV, natural width eV,
weight relative to the first]. `share` is the intensity relative to the strongest line of the same shell: for K the
radiative rates, for L the cross sections at 1.5 times the L1 edge. Components fainter than 2 % of the line, and lines
fainter than 0.3 % of their shell, are left out.
"""
import json
import pathlib

import xraylib as xrl

FAMILIES = {
    "Ka": ["KL3", "KL2"],
    "Kb": ["KM3", "KM2", "KN3", "KN2", "KM5", "KM4"],
    "La": ["L3M5", "L3M4"],
    "Lb1": ["L2M4"],
    "Lb2": ["L3N5", "L3N4"],
    "Lg1": ["L2N4"],
    "Ll": ["L3M1"],
}
SHELLS = {"K": ["Ka", "Kb"], "L": ["La", "Lb1", "Lb2", "Lg1", "Ll"]}
# L lines from zirconium on, where all five are there and above 2 keV.
FIRST_Z_WITH_L = 40
SMALLEST_COMPONENT = 0.02
SMALLEST_LINE = 0.003
LEVELS = ["K", "L1", "L2", "L3", "M1", "M2", "M3", "M4", "M5", "N1", "N2", "N3", "N4", "N5"]
NAMES = (
    "Sodium Magnesium Aluminium Silicon Phosphorus Sulfur Chlorine Argon Potassium Calcium Scandium Titanium Vanadium "
    "Chromium Manganese Iron Cobalt Nickel Copper Zinc Gallium Germanium Arsenic Selenium Bromine Krypton Rubidium "
    "Strontium Yttrium Zirconium Niobium Molybdenum Technetium Ruthenium Rhodium Palladium Silver Cadmium Indium Tin "
    "Antimony Tellurium Iodine Xenon Caesium Barium Lanthanum Cerium Praseodymium Neodymium Promethium Samarium "
    "Europium Gadolinium Terbium Dysprosium Holmium Erbium Thulium Ytterbium Lutetium Hafnium Tantalum Tungsten "
    "Rhenium Osmium Iridium Platinum Gold Mercury Thallium Lead Bismuth Polonium Astatine Radon Francium Radium "
    "Actinium Thorium Protactinium Uranium"
).split()


def tried(function, *arguments):
    """xraylib raises where it has no value."""
    try:
        return function(*arguments)
    except ValueError:
        return 0.0


def level_width_ev(z, name):
    return 1e3 * tried(xrl.AtomicLevelWidth, z, getattr(xrl, f"{name}_SHELL"))


def width_ev(z, line):
    upper = line[: 1 if line[0] == "K" else 2]
    return level_width_ev(z, upper) + level_width_ev(z, line[len(upper):])


def strength(z, line):
    constant = getattr(xrl, f"{line}_LINE")
    if line[0] == "K":
        return tried(xrl.RadRate, z, constant)
    return tried(xrl.CS_FluorLine_Kissel_Cascade, z, constant, 1.5 * tried(xrl.EdgeEnergy, z, xrl.L1_SHELL))


def components_of(z, family):
    found = []
    for line in FAMILIES[family]:
        energy = 1e3 * tried(xrl.LineEnergy, z, getattr(xrl, f"{line}_LINE"))
        intensity = strength(z, line)
        if energy > 0 and intensity > 0:
            found.append((energy, width_ev(z, line), intensity))
    if not found:
        return [], 0.0
    first = found[0][2]
    kept = [(e, w, i) for e, w, i in found if i >= SMALLEST_COMPONENT * first]
    total = sum(i for _, _, i in kept)
    return [[round(e, 1), round(w, 2), round(i / first, 4)] for e, w, i in kept], total


def lines_of(z):
    rows = []
    for shell, families in SHELLS.items():
        if shell == "L" and z < FIRST_Z_WITH_L:
            continue
        made = {family: components_of(z, family) for family in families}
        strongest = max(total for _, total in made.values())
        for family, (components, total) in made.items():
            if not components or total < SMALLEST_LINE * strongest:
                continue
            rows.append([family, round(total / strongest, 4), components])
    return rows


def main():
    table = [[xrl.AtomicNumberToSymbol(z), z, NAMES[z - 11], lines_of(z)] for z in range(11, 93)]
    target = pathlib.Path(__file__).parents[2] / "src" / "physics" / "elementLines.json"
    rows = ",\n".join("  " + json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in table)
    source = "xraylib 4.0.0 (Schoonjans et al., Spectrochim. Acta B 66 (2011) 776), BSD-3"
    target.write_text(f'{{\n "source": {json.dumps(source)},\n "elements": [\n{rows}\n ]\n}}\n')


main()
