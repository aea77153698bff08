"""Reads a file of events with NumPy, h5py or pandas and counts them into (SDD, ADC) spectra; or writes the HDF5 file.

Usage: events.py read csv|npy|npz|hdf5|parquet FILE, events.py pandas csv|parquet FILE, events.py write FROM.npy TO.h5.
Prints one line of JSON: events, seconds, most (bytes resident at most).
"""

import json
import resource
import sys
import time

import numpy as np

what, *arguments = sys.argv[1:]

if what == "write":
    import h5py

    records = np.load(arguments[0], mmap_mode="r")
    with h5py.File(arguments[1], "w") as file:
        for name in records.dtype.names:
            column = file.create_dataset(
                name, records.shape, records.dtype[name], chunks=(min(2**18, len(records)),), compression="gzip", compression_opts=1
            )
            for start in range(0, len(records), 2**20):
                column[start : start + 2**20] = records[name][start : start + 2**20]
    sys.exit()

form, path = arguments
started = time.perf_counter()
if what == "pandas":
    import pandas

    table = pandas.read_csv(path) if form == "csv" else pandas.read_parquet(path)
    sdd, adc = table["sdd"].to_numpy(), table["adc"].to_numpy()
elif form == "csv":
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    sdd, adc = table[:, 0].astype(int), table[:, 2].astype(int)
elif form == "hdf5":
    import h5py

    with h5py.File(path) as file:
        sdd, times, adc = file["sdd"][:], file["time"][:], file["adc"][:]
else:
    arrays = np.load(path)
    sdd, times, adc = arrays["sdd"], arrays["time"], arrays["adc"]
spectra = np.bincount(sdd.astype(np.int64) * 65536 + adc)
print(
    json.dumps(
        {
            "events": int(spectra.sum()),
            "seconds": time.perf_counter() - started,
            "most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
