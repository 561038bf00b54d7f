"""The page overview, and the parts that serve it alone."""
