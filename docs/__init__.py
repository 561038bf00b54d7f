"""The documents: what is written by hand, and what `python -m docs.make` writes."""
