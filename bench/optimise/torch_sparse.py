#!/usr/bin/python3
"""One value + gradient of `Cu Ka + prior` (docs/losses.md) in PyTorch on the cells that hold counts: ms per iteration.

Argument: a JSON file with one entry per row: k and n of its cells, start, displacement, sigma, t, b, share, background,
k of the edges, mean and whitener of the prior. Cells lie one behind the other ("flat", constants of a row gathered) or
in a rectangle padded with n = 0 ("padded", constants broadcast); both are measured. Prints JSON.
"""
import json
import sys
import time

import numpy as np
import torch

S2, S2P = 2**0.5, (2 * np.pi) ** 0.5
KA1, KA2 = 8047.4727 - 8000, 8027.4916 - 8000
PER_UNIT = 200.0


def shapes(e, mu, s, f, b):
    """Density and integral of one line: docs/losses.md."""
    z = (e - mu) / s
    gauss = torch.exp(-0.5 * z * z) / (s * S2P)
    tail = torch.exp(torch.clamp(z / b + 0.5 / b**2, max=30.0)) * torch.erfc(z / S2 + 1 / (S2 * b)) / (2 * b * s)
    return (1 - f) * gauss + f * tail, z, tail


def density(e, s, f, b):
    return (shapes(e, KA1, s, f, b)[0] + 0.51 * shapes(e, KA2, s, f, b)[0]) / 1.51


def integral(e, s, f, b):
    def one(mu):
        _, z, tail = shapes(e, mu, s, f, b)
        return 0.5 * torch.erfc(-z / S2) + f * b * s * tail

    return (one(KA1) + 0.51 * one(KA2)) / 1.51


class Loss:
    def __init__(self, rows, dtype, layout):
        def column(key):
            return torch.tensor([row[key] for row in rows], dtype=dtype)[:, None]

        self.line = [column(key) for key in ("sigma", "t", "b")]
        self.share, self.background = column("share"), column("background")
        self.start = torch.tensor([row["start"] for row in rows], dtype=dtype)
        self.edges = torch.tensor([row["edges"] for row in rows], dtype=dtype) / PER_UNIT
        self.mean = torch.tensor([row["mean"] for row in rows], dtype=dtype)
        self.whitener = torch.tensor([row["whitener"] for row in rows], dtype=dtype).reshape(-1, 3, 3)
        self.flat = layout == "flat"
        if self.flat:
            self.row = torch.tensor(np.repeat(np.arange(len(rows)), [len(row["k"]) for row in rows]))
            self.u = torch.tensor([k for row in rows for k in row["k"]], dtype=dtype) / PER_UNIT
            self.n = torch.tensor([n for row in rows for n in row["n"]], dtype=dtype)
        else:
            width = max(len(row["k"]) for row in rows)
            pad = lambda values: values + [0] * (width - len(values))
            self.u = torch.tensor([pad(row["k"]) for row in rows], dtype=dtype) / PER_UNIT
            self.n = torch.tensor([pad(row["n"]) for row in rows], dtype=dtype)
        # Constants of the line do not change from one iteration to the next.
        self.cell_line = [self.of_cell(value) for value in self.line]
        self.cell_background = self.of_cell(self.background)

    def of_cell(self, per_row):
        return per_row[:, 0][self.row] if self.flat else per_row

    def __call__(self, displacement):
        q = self.start + displacement
        q0, q1, q2 = q[:, :1], q[:, 1:2], q[:, 2:]
        cdf = integral(q0 + self.edges * (q1 + self.edges * q2), *self.line)
        scale = self.share / torch.clamp(cdf[:, 1:] - cdf[:, :1], min=1e-4)
        q0, q1, q2, scale = (self.of_cell(value) for value in (q0, q1, q2, scale))
        gain = (q1 + 2 * self.u * q2) / PER_UNIT
        line = density(q0 + self.u * (q1 + self.u * q2), *self.cell_line)
        value = (self.n * torch.log(scale * line * gain + self.cell_background)).sum()
        residual = (self.whitener @ (displacement - self.mean)[:, :, None])[:, :, 0]
        return value - 0.5 * (residual * residual).sum()


def measure(rows, dtype, layout, threads):
    torch.set_num_threads(threads)
    loss = Loss(rows, dtype, layout)
    at = torch.tensor([row["displacement"] for row in rows], dtype=dtype, requires_grad=True)
    ms = []
    for run in range(35 if len(rows) < 1000 else 12):
        started = time.perf_counter()
        value = loss(at)
        torch.autograd.grad(value, at)
        value = float(value)
        if run >= 3:
            ms.append((time.perf_counter() - started) * 1e3)
    return {
        "type": str(dtype)[6:],
        "layout": layout,
        "threads": threads,
        "min": min(ms),
        "median": float(np.median(ms)),
        "value": value,
    }


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        rows = json.load(file)
    results = [
        measure(rows, dtype, layout, threads)
        for dtype in (torch.float64, torch.float32)
        for layout in ("flat", "padded")
        for threads in (1, 2)
    ]
    print(json.dumps({"version": torch.__version__, "results": results}))


main()
