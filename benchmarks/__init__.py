"""The speed goals, measured: `python -m benchmarks`."""
