"""The map and the charts, drawn."""
