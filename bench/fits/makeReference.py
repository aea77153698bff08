"""Writes spectra and iminuit's answers in the form of ../shared/data/fits/fits.json, of other seeds and settings:

    python3 bench/fits/makeReference.py OUT.json [SEED [FITS]]
    npm run check:fits -- OUT.json

Needs iminuit, NumPy and SciPy. Events are drawn one by one (normal, exponential, Cauchy; the ADC rounds), models are
integrated over channels by distribution functions, Voigt profiles by Gauss-Legendre quadrature of SciPy's density.
Each fit starts from the file's `start` and again from the truth; the deeper minimum counts. A parameter that ends at a
limit is held there, has no error, and is left out of `hesse`. `byDifferences` has the errors from four-point differences
of the same cost, since HESSE's own depend on its steps where parameters are nearly degenerate.
"""
import json
import sys

import iminuit
import numpy as np
from scipy.special import erfcx, ndtr, voigt_profile

SEPARATION, RATIO, WIDTHS = 6.3, 0.51, (1.4, 1.5)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(8)
NAMES = ("position", "sigma", "area", "tail", "beta", "b0", "b1")


def tail_below(t, b):
    """Distribution of a normal folded with an exponential of slope b towards low values, in sigmas."""
    gauss = np.exp(-0.5 * t * t)
    z = (t + 1 / b) / np.sqrt(2)
    upper = gauss * erfcx(np.maximum(z, 0))
    lower = 2 * np.exp(np.minimum(t / b, 0) + 0.5 / b**2) - gauss * erfcx(np.maximum(-z, 0))
    return ndtr(t) + 0.5 * np.where(z >= 0, upper, lower)


def line_counts(model, edges, mu, sigma, tail, beta, width):
    if model == "voigt-doublet":
        middle, half = 0.5 * (edges[1:] + edges[:-1]), 0.5 * (edges[1:] - edges[:-1])
        x = middle[:, None] + half[:, None] * NODES
        return (voigt_profile(x - mu, sigma, 0.5 * width) * WEIGHTS).sum(axis=1) * half
    t = (edges - mu) / sigma
    below = ndtr(t) if model == "gauss" else (1 - tail) * ndtr(t) + tail * tail_below(t, beta)
    return np.diff(below)


def expected(model, edges, position, sigma, area, tail, beta, b0, b1):
    u = np.linspace(-1, 1, len(edges) - 1)
    background = b0 + b1 * u
    if model == "gauss":
        return area * line_counts(model, edges, position, sigma, tail, beta, 0) + background
    first = line_counts(model, edges, position, sigma, tail, beta, WIDTHS[0])
    second = line_counts(model, edges, position - SEPARATION, sigma, tail, beta, WIDTHS[1])
    return area * (first + RATIO * second) / (1 + RATIO) + background


def draw(rng, model, edges, truth):
    n = rng.poisson(truth["area"])
    second = (rng.uniform(size=n) < RATIO / (1 + RATIO)) & (model != "gauss")
    x = truth["position"] - SEPARATION * second + truth["sigma"] * rng.standard_normal(n)
    if model == "doublet-tail":
        x -= (rng.uniform(size=n) < truth["tail"]) * rng.exponential(truth["beta"] * truth["sigma"], n)
    if model == "voigt-doublet":
        x += 0.5 * np.where(second, WIDTHS[1], WIDTHS[0]) * rng.standard_cauchy(n)
    level = truth["b0"] + truth["b1"] * np.linspace(-1, 1, len(edges) - 1)
    return np.histogram(np.rint(x), edges)[0] + rng.poisson(level)


def fit(cost, start, free, limits):
    """Minimum from `start`; parameters that end at a limit are held there."""
    m = iminuit.Minuit(cost, [start[name] for name in NAMES], name=NAMES)
    m.errordef, m.strategy, m.tol = 1, 2, 1e-3
    for name in NAMES:
        m.limits[name] = limits.get(name)
        m.fixed[name] = name not in free
    m.simplex().migrad(ncall=20000).migrad(ncall=20000)
    held = []
    for name in free:
        for limit in limits.get(name) or ():
            if limit is None or abs(m.values[name] - limit) > 0.3 * max(m.errors[name], 1e-3):
                continue
            kept, before = m.values[:], m.fval
            m.values[name], m.fixed[name] = limit, True
            m.migrad(ncall=20000)
            if m.fval <= before + 1e-4:
                held.append(name)
                break
            m.fixed[name] = False
            m.values = kept
            m.migrad(ncall=20000)
    m.hesse()
    return m, held


def errors_by_differences(cost, m, names, limits):
    """Errors from second derivatives by four-point differences, 0.03 conditional errors to each side."""
    values, at = np.array(m.values), [NAMES.index(name) for name in names]

    def rise(*moves):
        p = values.copy()
        for i, step in moves:
            p[i] += step
        return cost(p)

    steps = []
    for name, i in zip(names, at):
        low, high = limits.get(name) or (None, None)
        room = min(values[i] - low if low is not None else np.inf, high - values[i] if high is not None else np.inf)
        h = min(0.01 * m.errors[name], 0.4 * room)
        for _ in range(4):
            curvature = (rise((i, h)) - 2 * m.fval + rise((i, -h))) / h**2
            h = min(0.03 * np.sqrt(2 / curvature) if curvature > 0 else 2 * h, 0.4 * room)
        steps.append(h)
    hessian = np.empty((len(at), len(at)))
    for a, (i, h) in enumerate(zip(at, steps)):
        for b, (j, k) in enumerate(zip(at, steps)):
            corners = [sign_a * sign_b * rise((i, sign_a * h), (j, sign_b * k)) for sign_a in (1, -1) for sign_b in (1, -1)]
            hessian[a, b] = sum(corners) / (4 * h * k)
    return dict(zip(names, np.sqrt(np.diag(2 * np.linalg.inv(hessian))).tolist()))


def make(index, rng, with_minos):
    model = ("gauss", "doublet-tail", "voigt-doublet")[index % 3]
    area, sigma = np.exp(rng.uniform(np.log(20), np.log(300_000))), rng.uniform(8, 35)
    below, above = rng.uniform(3, 7) * sigma, rng.uniform(3, 6) * sigma
    position = rng.uniform(900, 2500)
    first, last = int(position - below), int(position + above)
    edges = np.arange(first, last + 2) - 0.5
    share = rng.choice([0, np.exp(rng.uniform(np.log(1e-4), np.log(0.6)))], p=[0.1, 0.9])
    b0 = share * area / (last - first + 1)
    truth = {
        "position": position, "sigma": sigma, "area": area, "tail": 0.0, "beta": 1.0, "b0": b0,
        "b1": b0 * rng.uniform(-0.7, 0.7) if share * area > 100 else 0.0,
    }
    if model == "doublet-tail":
        truth |= {"tail": rng.uniform(0.0, 0.25), "beta": rng.uniform(1.0, 4.0)}
    counts = draw(rng, model, edges, truth)
    free = ["position", "sigma", "area", "b0"] + (["b1"] if truth["b1"] != 0 else [])
    if model == "doublet-tail" and area > 20_000:
        free += ["tail", "beta"]
    total = float(counts.sum())
    start = truth | {
        "position": position + sigma * rng.uniform(-1, 1), "sigma": sigma * rng.uniform(0.75, 1.3), "area": 0.8 * total,
        "b0": float(counts[-4:].mean() + 0.1), "b1": 0.0,
    }
    if "tail" in free:
        start |= {"tail": 0.1, "beta": 2.0}
    limits = {"position": [first, last], "sigma": [3, 90], "area": [0, None], "tail": [0, 0.5], "beta": [0.5, 10], "b0": [0, None]}

    def cost(p):
        mu = np.maximum(expected(model, edges, *p), 1e-9)
        return 2 * float(np.sum(mu - counts + np.where(counts > 0, counts * np.log(np.maximum(counts, 1) / mu), 0)))

    m, held = min((fit(cost, s, free, limits) for s in (start, start | {k: truth[k] for k in free})), key=lambda r: r[0].fval)
    if not m.valid:
        return None
    result = {
        "id": index, "model": model, "firstChannel": first, "counts": counts.tolist(), "start": start, "free": sorted(free),
        "limits": limits, "values": m.values.to_dict(), "hesse": {n: m.errors[n] for n in free if n not in held},
        "byDifferences": errors_by_differences(cost, m, [n for n in NAMES if n in free and n not in held], limits),
        "cost": m.fval, "ndf": len(counts) - len(free),
    }
    if with_minos and not held:
        m.minos("position")
        if m.merrors["position"].is_valid:
            result["minos"] = {"position": [m.merrors["position"].lower, m.merrors["position"].upper]}
    return result


def main(out, seed="20261", wanted="300"):
    fits, refused, index = [], 0, 0
    while len(fits) < int(wanted):
        made = make(index, np.random.default_rng([int(seed), index]), sum("minos" in f for f in fits) < int(wanted) / 5)
        index += 1
        if made is None:
            refused += 1
        else:
            fits.append(made)
    about = f"Reference fits by iminuit {iminuit.__version__}, seed {seed}; {refused} spectra without a valid minimum left out."
    constants = {"doubletSeparation": SEPARATION, "doubletRatio": RATIO, "naturalWidths": WIDTHS}
    with open(out, "w") as file:
        json.dump({"about": about, "constants": constants, "fits": fits}, file)
    print(about)


if __name__ == "__main__":
    np.seterr(over="ignore", invalid="ignore")
    main(*sys.argv[1:])
