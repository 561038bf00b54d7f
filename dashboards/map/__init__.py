"""The page map, and the parts that serve it alone."""
