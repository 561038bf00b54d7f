"""The page changes, and the parts that serve it alone."""
