"""The page whatif, and the parts that serve it alone."""
