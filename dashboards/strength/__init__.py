"""The page strength, and the parts that serve it alone."""
