"""The page ties, and the parts that serve it alone."""
