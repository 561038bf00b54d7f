"""The page expansion, and the parts that serve it alone."""
