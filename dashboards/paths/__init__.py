"""The page paths, and the parts that serve it alone."""
