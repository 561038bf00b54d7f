"""The page conditions, and the parts that serve it alone."""
