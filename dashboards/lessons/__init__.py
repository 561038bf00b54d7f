"""The page lessons, and the parts that serve it alone."""
