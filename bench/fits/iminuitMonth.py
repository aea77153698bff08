"""Fits windows that bench/fits.ts wrote with iminuit and says how long it took: python3 bench/fits/iminuitMonth.py IN.json OUT.json

The same counts, bins, lines, starts, limits and fixed parameters. The model is integrated over bins with NumPy and SciPy;
the cost is the Poisson likelihood ratio; MIGRAD with numerical derivatives, then HESSE. Only the fits are timed.
"""
import json
import sys
import time

import iminuit
import numpy as np
from scipy.special import erfcx, ndtr


def below(t, fraction, beta):
    """Distribution of a line with a tail, in sigmas (METHOD.md section 3)."""
    gauss = np.exp(-0.5 * t * t)
    z = (t + 1 / beta) / np.sqrt(2)
    lower = 2 * np.exp(np.minimum(t / beta + 0.5 / beta**2, 700)) - gauss * erfcx(np.maximum(-z, 0))
    return ndtr(t) + 0.5 * fraction * np.where(z >= 0, gauss * erfcx(np.maximum(z, 0)), lower)


def cost_of(window):
    counts = np.array(window["counts"], float)
    edges = window["firstEdge"] + window["binWidth"] * np.arange(len(counts) + 1)
    share = (np.arange(len(counts)) + 0.5) / len(counts)
    logs = np.sum(np.where(counts > 0, counts * np.log(np.maximum(counts, 1)), 0))
    low, high = window["background"]

    def cost(p):
        mu = ((1 - share) * p[low] + share * p[high]) * window["binWidth"]
        for line in window["lines"]:
            sigma = p[line["width"]["sigma"]] * line["width"]["scale"]
            fraction, beta = p[line["tail"]["fraction"]], p[line["tail"]["beta"]]
            for part in line["components"]:
                t = (edges - p[line["position"]] - part["offset"]) / sigma
                mu = mu + p[line["area"]] * part["share"] * np.diff(below(t, fraction, beta))
        mu = np.maximum(mu, 1e-9)
        return 2 * (np.sum(mu - counts - counts * np.log(mu)) + logs)

    return cost


def fit(window):
    parameters = window["parameters"]
    names = [p["name"] for p in parameters]
    m = iminuit.Minuit(cost_of(window), [p["start"] for p in parameters], name=names)
    m.errordef = 1
    for p in parameters:
        m.fixed[p["name"]] = p["fixed"]
        if not p["fixed"]:
            m.limits[p["name"]] = (p["lower"], p["upper"])
    m.migrad()
    m.hesse()
    return {"values": list(m.values), "errors": list(m.errors), "cost": m.fval, "isValid": m.valid}


def main(source, target):
    with open(source) as file:
        windows = json.load(file)
    fit(windows[0])
    started = time.perf_counter()
    fits = [fit(window) for window in windows]
    seconds = time.perf_counter() - started
    with open(target, "w") as file:
        json.dump({"version": iminuit.__version__, "seconds": seconds, "fits": fits}, file)


if __name__ == "__main__":
    np.seterr(all="ignore")
    main(*sys.argv[1:])
