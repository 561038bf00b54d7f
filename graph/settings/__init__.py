"""What can be set for a network, kept as records of the graph."""
