"""The page governance, and the parts that serve it alone."""
