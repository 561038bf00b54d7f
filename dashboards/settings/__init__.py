"""The page settings, and the parts that serve it alone."""
