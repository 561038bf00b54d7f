"""The command line: `saan`."""

from graph.cli.main import main

__all__ = ["main"]
