"""The page data, and the parts that serve it alone."""
