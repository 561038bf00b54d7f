"""The page results, and the parts that serve it alone."""
